package store

import (
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Draft is what somebody typed into a form and has not sent yet. Only they see it.
type Draft struct {
	Form    string // the address of the form's page
	Base    int    // the version of the dossier the form was made from
	Content []byte
	Saved   time.Time
}

// What bounds the drafts of one person. A form of ten topics weighs some 60 KB.
const (
	maxDraft   = 1 << 20 // bytes of one
	mostDrafts = 50      // the oldest makes way
)

// SaveDraft keeps what the user of the scope has typed so far, instead of what they had before in the same form. It is no record, so the
// audit log does not know it.
func (tx *Tx) SaveDraft(d Draft) (Draft, error) {
	if len(d.Content) > maxDraft {
		return Draft{}, Refused{"草稿超过 1 MB，没有暂存。请删去多余的内容，或直接提交。"}
	}
	d.Saved = tx.now
	if err := tx.DropDraft(d.Form); err != nil {
		return Draft{}, err
	}
	if err := tx.unrecorded(`DELETE FROM drafts WHERE tenant = $1 AND person = $2 AND form NOT IN
		(SELECT form FROM drafts WHERE tenant = $1 AND person = $2 ORDER BY saved DESC, form LIMIT $3)`, tx.scope.User, mostDrafts-1); err != nil {
		return Draft{}, fmt.Errorf("forget old drafts: %w", err)
	}
	if err := tx.unrecorded(`INSERT INTO drafts (tenant, person, form, base, content, saved) VALUES ($1, $2, $3, $4, $5, $6)`,
		tx.scope.User, d.Form, d.Base, append([]byte{}, d.Content...), instantText(d.Saved)); err != nil {
		return Draft{}, fmt.Errorf("save a draft: %w", err)
	}
	return d, nil
}

// Draft gives what the user of the scope has typed into a form, and whether there is anything.
func (tx *Tx) Draft(form string) (Draft, bool, error) {
	d := Draft{Form: form}
	err := tx.tenantRow(`SELECT base, content, saved FROM drafts WHERE tenant = $1 AND person = $2 AND form = $3`, tx.scope.User, form).
		Scan(&d.Base, &d.Content, instant{&d.Saved})
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return Draft{}, false, nil
	case err != nil:
		return Draft{}, false, fmt.Errorf("look for a draft: %w", err)
	}
	return d, true, nil
}

// Drafts lists what the user of the scope has typed into forms and not sent, the last first, without its content.
func (tx *Tx) Drafts() ([]Draft, error) {
	rows, err := tx.tenantQuery(`SELECT form, base, saved FROM drafts WHERE tenant = $1 AND person = $2 ORDER BY saved DESC, form`, tx.scope.User)
	if err != nil {
		return nil, fmt.Errorf("list drafts: %w", err)
	}
	return collect(rows, func(row scanner) (d Draft, err error) { return d, row.Scan(&d.Form, &d.Base, instant{&d.Saved}) })
}

// DropDraft forgets what the user of the scope has typed into a form.
func (tx *Tx) DropDraft(form string) error {
	if err := tx.unrecorded(`DELETE FROM drafts WHERE tenant = $1 AND person = $2 AND form = $3`, tx.scope.User, form); err != nil {
		return fmt.Errorf("forget a draft: %w", err)
	}
	return nil
}
