package store

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"huishang"
)

// Version is one state of a dossier. It never changes.
type Version struct {
	Dossier string
	N       int // 1, 2, …
	City    string
	Author  string
	At      time.Time
	Note    string
	Content File // the dossier in canonical JSON; its hash is the hash of the version

	decoded *decoded
}

const (
	whatVersion    = "个版本"
	versionColumns = `v.dossier, v.n, v.city, v.author, v.at, v.note, v.sha256, f.size`
	versionTables  = `versions v JOIN files f ON f.tenant = v.tenant AND f.sha256 = v.sha256`
)

func (tx *Tx) scanVersion(row scanner) (Version, error) {
	v := Version{Content: File{tenant: tx.scope.Tenant, from: tx}, decoded: &tx.store.decoded}
	err := row.Scan(&v.Dossier, &v.N, &v.City, &v.Author, instant{&v.At}, &v.Note, &v.Content.SHA256, &v.Content.Size)
	return v, absent(err, whatVersion)
}

// SaveVersion saves the next version of a dossier, made from version base. When another was saved since, the error is [Conflict] and
// nothing is saved. A dossier keeps its city.
func (tx *Tx) SaveVersion(dossier string, base int, content *huishang.Dossier, note string) (Version, error) {
	d, err := tx.open(dossier)
	switch {
	case err != nil:
		return Version{}, err
	case content.City.Code != d.City:
		return Version{}, Refused{fmt.Sprintf("这是%s（%s）的卷宗，内容却写着城市代码 %s，请核对。", d.Name, d.City, content.City.Code)}
	case base != d.Latest:
		return Version{}, tx.conflict(d)
	}
	data, err := huishang.Encode(content)
	if err != nil {
		return Version{}, err
	}
	v := Version{Dossier: d.ID, N: base + 1, City: d.City, Author: tx.scope.User, At: tx.now, Note: note, decoded: &tx.store.decoded}
	if v.Content, err = tx.putFile(bytes.NewReader(data)); err != nil {
		return Version{}, err
	}
	if err := tx.addVersion(v); err != nil {
		return Version{}, err
	}
	if err := tx.index(d, content); err != nil {
		return Version{}, err
	}
	tx.touch(d.ID).content = content
	tx.recalled.version(v, nil)
	return v, tx.enter(ActionSaveVersion, v.City, v.Dossier, map[string]any{"n": v.N, "sha256": v.Content.SHA256})
}

func (tx *Tx) addVersion(v Version) error {
	tx.recalled.forget(v.Dossier)
	if _, err := tx.insert(v.City, `INSERT INTO versions (tenant, city, dossier, n, sha256, author, at, note)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, v.Dossier, v.N, v.Content.SHA256, v.Author, instantText(v.At), v.Note); err != nil {
		return fmt.Errorf("save version %d: %w", v.N, err)
	}
	if _, err := tx.exec(`UPDATE dossiers SET latest = $5 WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND id = $4`, v.Dossier, v.N); err != nil {
		return fmt.Errorf("save version %d: %w", v.N, err)
	}
	return nil
}

// conflict tells whose version came first.
func (tx *Tx) conflict(d Dossier) error {
	latest, err := tx.Version(d.ID, d.Latest)
	if err != nil {
		return err
	}
	return Conflict{whatDossier, latest.N, latest.Author, latest.At}
}

// Version finds a version of a dossier by its number.
func (tx *Tx) Version(dossier string, n int) (Version, error) {
	if v, known := tx.recalled.versions[versionKey{dossier, n}]; known {
		return v, nil
	}
	return tx.recalled.version(tx.scanVersion(tx.row(`SELECT `+versionColumns+` FROM `+versionTables+`
		WHERE v.tenant = $1 AND v.city BETWEEN $2 AND $3 AND v.dossier = $4 AND v.n = $5`, dossier, n)))
}

// Versions lists the versions of a dossier, the last first, with the cursor of the next page.
func (tx *Tx) Versions(dossier string, page Page) ([]Version, string, error) {
	if _, err := tx.Dossier(dossier); err != nil {
		return nil, "", err
	}
	before := 1 << 30
	if _, err := page.read(&before); err != nil {
		return nil, "", err
	}
	rows, err := tx.query(`SELECT `+versionColumns+` FROM `+versionTables+`
		WHERE v.tenant = $1 AND v.city BETWEEN $2 AND $3 AND v.dossier = $4 AND v.n < $5 ORDER BY v.n DESC LIMIT $6`,
		dossier, before, page.limit()+1)
	if err != nil {
		return nil, "", fmt.Errorf("list versions: %w", err)
	}
	return listed(rows, page, tx.scanVersion, func(v Version) []any { return []any{v.N} })
}

// Read gives what the version says.
func (v Version) Read(ctx context.Context) (*huishang.Dossier, error) {
	if known := v.decoded.get(v.Content.SHA256); known != nil {
		return known, nil
	}
	data, err := v.Content.Bytes(ctx)
	if err != nil {
		return nil, err
	}
	d, err := huishang.DecodeKept(data)
	if err != nil {
		return nil, fmt.Errorf("read version %d of dossier %s: %w", v.N, v.Dossier, err)
	}
	v.decoded.put(v.Content.SHA256, v.Content.Size, d.Clone())
	return d, nil
}
