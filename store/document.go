package store

import (
	"crypto/rand"
	"fmt"
	"io"
	"time"
)

// Document is a file of a dossier: a letter, a draft, minutes. It never changes; another text is another document.
type Document struct {
	ID      string
	Dossier string
	City    string
	N       int    // its number within the dossier, from 1
	Version int    // of the dossier it was made from; 0 when it was made elsewhere
	Round   int    // 轮次
	Kind    string // as the generator names it, or what the sender says it is
	Name    string // under which it is given back
	Media   string // its media type
	Author  string
	At      time.Time
	File    File
}

const (
	whatDocument    = "份文件"
	documentColumns = `d.id, d.dossier, d.city, d.n, d.version, d.round, d.kind, d.name, d.media, d.author, d.at, d.sha256, f.size`
	documentTables  = `documents d JOIN files f ON f.tenant = d.tenant AND f.sha256 = d.sha256`
)

func (tx *Tx) scanDocument(row scanner) (Document, error) {
	d := Document{File: File{tenant: tx.scope.Tenant, from: tx}}
	err := row.Scan(&d.ID, &d.Dossier, &d.City, &d.N, &d.Version, &d.Round, &d.Kind, &d.Name, &d.Media, &d.Author, instant{&d.At},
		&d.File.SHA256, &d.File.Size)
	return d, absent(err, whatDocument)
}

// AddDocument files a document with a dossier. Of what is given it takes Version, Round, Kind, Name and Media.
func (tx *Tx) AddDocument(dossier string, given Document, content io.ReadSeeker) (Document, error) {
	owner, err := tx.open(dossier)
	if err != nil {
		return Document{}, err
	}
	if given.Version < 0 || given.Version > owner.Latest {
		return Document{}, NotFound{whatVersion}
	}
	d := given
	d.ID, d.Dossier, d.City, d.Author, d.At = rand.Text(), owner.ID, owner.City, tx.scope.User, tx.now
	if err := tx.row(`SELECT COALESCE(MAX(n), 0) + 1 FROM documents WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND dossier = $4`,
		d.Dossier).Scan(&d.N); err != nil {
		return Document{}, fmt.Errorf("number a document: %w", err)
	}
	if d.File, err = tx.putFile(content); err != nil {
		return Document{}, err
	}
	if _, err := tx.insert(d.City, `INSERT INTO documents (tenant, city, id, dossier, n, version, round, kind, name, media, sha256, author, at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
		d.ID, d.Dossier, d.N, d.Version, d.Round, d.Kind, d.Name, d.Media, d.File.SHA256, d.Author, instantText(d.At)); err != nil {
		return Document{}, fmt.Errorf("file a document: %w", err)
	}
	return d, tx.enter(ActionAddDocument, d.City, d.ID, map[string]any{"dossier": d.Dossier, "kind": d.Kind, "sha256": d.File.SHA256})
}

// Document finds a document.
func (tx *Tx) Document(id string) (Document, error) {
	return tx.scanDocument(tx.row(`SELECT `+documentColumns+` FROM `+documentTables+`
		WHERE d.tenant = $1 AND d.city BETWEEN $2 AND $3 AND d.id = $4`, id))
}

// Documents lists the documents of a dossier in the order they were filed, with the cursor of the next page.
func (tx *Tx) Documents(dossier string, page Page) ([]Document, string, error) {
	if _, err := tx.Dossier(dossier); err != nil {
		return nil, "", err
	}
	after := 0
	if _, err := page.read(&after); err != nil {
		return nil, "", err
	}
	rows, err := tx.query(`SELECT `+documentColumns+` FROM `+documentTables+`
		WHERE d.tenant = $1 AND d.city BETWEEN $2 AND $3 AND d.dossier = $4 AND d.n > $5 ORDER BY d.n LIMIT $6`, dossier, after, page.limit()+1)
	if err != nil {
		return nil, "", fmt.Errorf("list documents: %w", err)
	}
	return listed(rows, page, tx.scanDocument, func(d Document) []any { return []any{d.N} })
}
