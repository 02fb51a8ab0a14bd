package store

import (
	"fmt"
	"io"
	"time"
)

// Template is a template the office uploaded. It never changes; a changed one is another version.
type Template struct {
	Name   string // of the file it takes the place of: agreement.docx
	N      int    // its version, from 1
	Note   string
	Author string
	At     time.Time
	File   File
}

// TemplateUse says which version of a template was put in force.
type TemplateUse struct {
	Name   string
	Seq    int // from 1
	N      int // the version; 0 is the one the program came with
	Author string
	At     time.Time
}

const (
	whatTemplate    = "个模板"
	templateColumns = `t.name, t.n, t.note, t.author, t.at, t.sha256, f.size`
	templateTables  = `templates t JOIN files f ON f.tenant = t.tenant AND f.sha256 = t.sha256`
)

func (tx *Tx) scanTemplate(row scanner) (Template, error) {
	t := Template{File: File{tenant: tx.scope.Tenant, from: tx}}
	err := row.Scan(&t.Name, &t.N, &t.Note, &t.Author, instant{&t.At}, &t.File.SHA256, &t.File.Size)
	return t, absent(err, whatTemplate)
}

// AddTemplate keeps a template as the next version under a name. It is not in force yet. The bytes of the last version are that version.
func (tx *Tx) AddTemplate(name, note string, content io.ReadSeeker) (Template, error) {
	t := Template{Name: name, N: 1, Note: note, Author: tx.scope.User, At: tx.now}
	versions, err := tx.Templates(name)
	if err != nil {
		return Template{}, err
	}
	if t.File, err = tx.putFile(content); err != nil {
		return Template{}, err
	}
	if len(versions) > 0 {
		if last := versions[0]; last.File.SHA256 == t.File.SHA256 {
			return last, nil
		}
		t.N = versions[0].N + 1
	}
	if _, err := tx.tenantExec(`INSERT INTO templates (tenant, name, n, sha256, note, author, at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		t.Name, t.N, t.File.SHA256, t.Note, t.Author, instantText(t.At)); err != nil {
		return Template{}, fmt.Errorf("keep a template: %w", err)
	}
	return t, tx.enter(ActionAddTemplate, "", t.Name, map[string]any{"n": t.N, "sha256": t.File.SHA256, "note": t.Note})
}

// Template finds a version of a template.
func (tx *Tx) Template(name string, n int) (Template, error) {
	return tx.scanTemplate(tx.tenantRow(`SELECT `+templateColumns+` FROM `+templateTables+` WHERE t.tenant = $1 AND t.name = $2 AND t.n = $3`, name, n))
}

// Templates lists the versions of a template, the last first.
func (tx *Tx) Templates(name string) ([]Template, error) {
	rows, err := tx.tenantQuery(`SELECT `+templateColumns+` FROM `+templateTables+` WHERE t.tenant = $1 AND t.name = $2 ORDER BY t.n DESC`, name)
	if err != nil {
		return nil, fmt.Errorf("list templates: %w", err)
	}
	return collect(rows, tx.scanTemplate)
}

// UseTemplate puts a version of a template in force, 0 the one the program came with. Base is the number of the use it follows, 0 when there is
// none. The error is [Conflict] when another was put in force since.
func (tx *Tx) UseTemplate(name string, n, base int) (TemplateUse, error) {
	if n != 0 {
		if _, err := tx.Template(name, n); err != nil {
			return TemplateUse{}, err
		}
	}
	uses, err := tx.TemplateUses(name)
	if err != nil {
		return TemplateUse{}, err
	}
	last := TemplateUse{Name: name}
	if len(uses) > 0 {
		last = uses[0]
	}
	switch {
	case last.Seq != base:
		return TemplateUse{}, Conflict{"个模板的使用情况", last.Seq, last.Author, last.At}
	case last.N == n:
		return TemplateUse{}, Refused{"现在用的就是这一版，不用换。"}
	}
	u := TemplateUse{Name: name, Seq: base + 1, N: n, Author: tx.scope.User, At: tx.now}
	if _, err := tx.tenantExec(`INSERT INTO template_uses (tenant, name, seq, n, author, at) VALUES ($1, $2, $3, $4, $5, $6)`,
		u.Name, u.Seq, u.N, u.Author, instantText(u.At)); err != nil {
		return TemplateUse{}, fmt.Errorf("put a template in force: %w", err)
	}
	return u, tx.enter(ActionUseTemplate, "", u.Name, map[string]any{"n": u.N, "seq": u.Seq})
}

const templateUseColumns = `name, seq, n, author, at`

func scanTemplateUse(row scanner) (TemplateUse, error) {
	var u TemplateUse
	err := row.Scan(&u.Name, &u.Seq, &u.N, &u.Author, instant{&u.At})
	return u, err
}

// TemplateUses lists what was in force of a template, the last first.
func (tx *Tx) TemplateUses(name string) ([]TemplateUse, error) {
	rows, err := tx.tenantQuery(`SELECT `+templateUseColumns+` FROM template_uses WHERE tenant = $1 AND name = $2 ORDER BY seq DESC`, name)
	if err != nil {
		return nil, fmt.Errorf("list the uses of a template: %w", err)
	}
	return collect(rows, scanTemplateUse)
}

// TemplatesInUse lists what is in force of every template that was ever changed, by name.
func (tx *Tx) TemplatesInUse() ([]TemplateUse, error) {
	rows, err := tx.tenantQuery(`SELECT ` + templateUseColumns + ` FROM template_uses u WHERE tenant = $1
		AND seq = (SELECT MAX(seq) FROM template_uses l WHERE l.tenant = u.tenant AND l.name = u.name) ORDER BY name`)
	if err != nil {
		return nil, fmt.Errorf("list the templates in use: %w", err)
	}
	return collect(rows, scanTemplateUse)
}

// TemplateChanges counts how often a template was put in force: it tells whether something changed.
func (tx *Tx) TemplateChanges() (n int, err error) {
	err = tx.tenantRow(`SELECT COUNT(*) FROM template_uses WHERE tenant = $1`).Scan(&n)
	return n, err
}
