package store

import (
	"errors"
	"fmt"
)

// open finds a dossier that is not in the trash.
func (tx *Tx) open(id string) (Dossier, error) {
	d, err := tx.Dossier(id)
	if err == nil && !d.TrashedAt.IsZero() {
		return d, Refused{"这份卷宗在回收站里，请先移出再修改。"}
	}
	return d, err
}

// inherited is an event of the founding log that came with the dossier when it was made, from one of the city's earlier years: no step was
// taken here.
const inherited = `(procedure = $5 AND at = $6 AND EXISTS (SELECT 1 FROM dossiers AS earlier
	WHERE earlier.tenant = $1 AND earlier.city = $7 AND earlier.year < $8 AND earlier.trashed_at = ''))`

// TrashDossier puts a dossier into the trash while it is a draft: nothing of it was sent and no step was taken. Nothing of it is lost.
func (tx *Tx) TrashDossier(id string) error {
	d, err := tx.open(id)
	if err != nil {
		return err
	}
	var sent int
	if err := tx.row(`SELECT (SELECT count(*) FROM events WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND dossier = $4 AND NOT `+inherited+`)
		+ (SELECT count(*) FROM submissions WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND dossier = $4)`,
		d.ID, "est", instantText(d.CreatedAt), d.City, d.Year).Scan(&sent); err != nil {
		return fmt.Errorf("look whether the dossier was sent: %w", err)
	}
	if sent > 0 {
		return Refused{"这份卷宗已经报送或进入程序，须留存备查，不能移入回收站。"}
	}
	return tx.setTrash(ActionTrashDossier, d, instantText(tx.now), tx.scope.User)
}

// RestoreDossier takes a dossier out of the trash. When its city and year have another by now, the error is [Conflict].
func (tx *Tx) RestoreDossier(id string) error {
	d, err := tx.Dossier(id)
	switch {
	case err != nil:
		return err
	case d.TrashedAt.IsZero():
		return Refused{"这份卷宗不在回收站里。"}
	}
	other, err := tx.DossierOf(d.City, d.Year)
	if err == nil {
		return tx.conflict(other)
	}
	if !errors.As(err, &NotFound{}) {
		return err
	}
	return tx.setTrash(ActionRestoreDossier, d, "", "")
}

func (tx *Tx) setTrash(action Action, d Dossier, at, by string) error {
	tx.recalled.forget(d.ID)
	if _, err := tx.exec(`UPDATE dossiers SET trashed_at = $5, trashed_by = $6 WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND id = $4`,
		d.ID, at, by); err != nil {
		return fmt.Errorf("%s: %w", action, err)
	}
	tx.touch(d.ID)
	return tx.enter(action, d.City, d.ID, nil)
}
