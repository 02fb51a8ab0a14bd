package store

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"time"
)

// Bulk is the making of many documents at once (批量生成). Only who asked for it sees it.
type Bulk struct {
	ID        string
	Owner     string // the login
	Process   string // the run of the program that makes it
	State     BulkState
	Total     int    // documents that were asked for
	Done      int    // of these, those that were tried
	Made      int    // and those there are
	Size      int64  // of the archive, in bytes
	About     string // what was asked for, in Chinese
	Problem   string // why there is no archive
	Unmade    []Unmade
	CreatedAt time.Time
	Beat      time.Time // when it last went on
}

// Unmade is a document a batch could not make, and why.
type Unmade struct {
	Dossier string `json:"dossier"`
	Of      string `json:"of"` // 唐山市 2026年
	Kind    string `json:"kind"`
	Why     string `json:"why"`
}

// BulkState is how far a batch has come.
type BulkState string

// The states of a batch.
const (
	BulkRunning     BulkState = "running"
	BulkDone        BulkState = "done"
	BulkFailed      BulkState = "failed"
	BulkStopped     BulkState = "stopped"     // by its owner
	BulkInterrupted BulkState = "interrupted" // the program ended before it did
)

// Name is the state in Chinese.
func (s BulkState) Name() string {
	switch s {
	case BulkRunning:
		return "正在生成"
	case BulkDone:
		return "已完成"
	case BulkFailed:
		return "没有完成"
	case BulkStopped:
		return "已停止"
	case BulkInterrupted:
		return "中断"
	}
	return string(s)
}

const (
	whatBulk    = "次批量生成"
	bulkColumns = `id, owner, process, state, total, done, made, size, about, problem, unmade, created_at, beat`
)

func scanBulk(row scanner) (Bulk, error) {
	var b Bulk
	var unmade string
	if err := row.Scan(&b.ID, &b.Owner, &b.Process, &b.State, &b.Total, &b.Done, &b.Made, &b.Size, &b.About, &b.Problem, &unmade, instant{&b.CreatedAt},
		instant{&b.Beat}); err != nil {
		return b, absent(err, whatBulk)
	}
	return b, json.Unmarshal([]byte(unmade), &b.Unmade)
}

// BeginBulk begins a batch of who acts. Of what is given it takes Process, Total and About.
func (tx *Tx) BeginBulk(given Bulk) (Bulk, error) {
	b := Bulk{ID: rand.Text(), Owner: tx.scope.User, Process: given.Process, State: BulkRunning, Total: given.Total, About: given.About, CreatedAt: tx.now,
		Beat: tx.now}
	if _, err := tx.tenantExec(`INSERT INTO batches (tenant, id, owner, process, state, total, done, made, size, about, problem, unmade, created_at, beat)
		VALUES ($1, $2, $3, $4, $5, $6, 0, 0, 0, $7, '', '[]', $8, $8)`, b.ID, b.Owner, b.Process, string(b.State), b.Total, b.About, instantText(tx.now)); err != nil {
		return b, fmt.Errorf("begin a batch: %w", err)
	}
	return b, tx.enter(ActionBeginBulk, tx.scope.City, b.ID, map[string]any{"documents": b.Total, "about": b.About})
}

// Bulk finds a batch of who acts.
func (tx *Tx) Bulk(id string) (Bulk, error) {
	return scanBulk(tx.tenantRow(`SELECT `+bulkColumns+` FROM batches WHERE tenant = $1 AND id = $2 AND owner = $3`, id, tx.scope.User))
}

// Bulks lists the batches of who acts, the latest first.
func (tx *Tx) Bulks() ([]Bulk, error) {
	rows, err := tx.tenantQuery(`SELECT `+bulkColumns+` FROM batches WHERE tenant = $1 AND owner = $2 ORDER BY created_at DESC, id LIMIT 50`, tx.scope.User)
	if err != nil {
		return nil, fmt.Errorf("list batches: %w", err)
	}
	return collect(rows, scanBulk)
}

// AdvanceBulk notes how far a running batch has come. The error is [NotFound] when it does not run any more.
func (tx *Tx) AdvanceBulk(id string, done, made int) error {
	return tx.bulkRow(id, `UPDATE batches SET done = $4, made = $5, beat = $6 WHERE tenant = $1 AND id = $2 AND owner = $3 AND state = 'running' RETURNING id`,
		done, made, instantText(tx.now))
}

// AddBulkPiece adds the next piece of the archive of a running batch, from 0.
func (tx *Tx) AddBulkPiece(id string, n int, bytes []byte) error {
	if err := tx.bulkRow(id, `UPDATE batches SET size = size + $4, beat = $5 WHERE tenant = $1 AND id = $2 AND owner = $3 AND state = 'running' RETURNING id`,
		len(bytes), instantText(tx.now)); err != nil {
		return err
	}
	return tx.unrecorded(`INSERT INTO batch_pieces (tenant, batch, n, bytes) VALUES ($1, $2, $3, $4)`, id, n, bytes)
}

// EndBulk says what came of a running batch.
func (tx *Tx) EndBulk(id string, state BulkState, problem string, unmade []Unmade) error {
	if unmade == nil {
		unmade = []Unmade{}
	}
	list, err := json.Marshal(unmade)
	if err != nil {
		return fmt.Errorf("write what was not made: %w", err)
	}
	return tx.bulkRow(id, `UPDATE batches SET state = $4, problem = $5, unmade = $6, beat = $7
		WHERE tenant = $1 AND id = $2 AND owner = $3 AND state = 'running' RETURNING id`, string(state), problem, string(list), instantText(tx.now))
}

// bulkRow changes a batch of who acts by a statement that gives back its id.
func (tx *Tx) bulkRow(id, text string, arguments ...any) error {
	rows, err := tx.unrecordedRows(text, append([]any{id, tx.scope.User}, arguments...)...)
	if err != nil {
		return fmt.Errorf("change a batch: %w", err)
	}
	found, err := collect(rows, func(row scanner) (id string, err error) { return id, row.Scan(&id) })
	if err == nil && len(found) == 0 {
		return NotFound{whatBulk}
	}
	return err
}

// BulkPiece gives a piece of the archive of a batch of who acts.
func (tx *Tx) BulkPiece(id string, n int) (bytes []byte, err error) {
	if _, err := tx.Bulk(id); err != nil {
		return nil, err
	}
	err = tx.tenantRow(`SELECT bytes FROM batch_pieces WHERE tenant = $1 AND batch = $2 AND n = $3`, id, n).Scan(&bytes)
	return bytes, absent(err, "个结果")
}

// InterruptBulks marks the batches that stopped going on before an instant, other than those of a run of the program: whoever made them is
// gone. Their archives, and those of batches begun before another instant, are taken away with all of the latter.
func (tx *Tx) InterruptBulks(process string, before, old time.Time) error {
	for _, step := range []struct {
		text      string
		arguments []any
	}{
		{`UPDATE batches SET state = 'interrupted' WHERE tenant = $1 AND state = 'running' AND process <> $2 AND beat < $3`, []any{process, instantText(before)}},
		{`DELETE FROM batch_pieces WHERE tenant = $1 AND batch IN (SELECT id FROM batches WHERE tenant = $1 AND (state IN ('interrupted', 'failed', 'stopped') OR created_at < $2))`,
			[]any{instantText(old)}},
		{`DELETE FROM batches WHERE tenant = $1 AND created_at < $2`, []any{instantText(old)}},
	} {
		if err := tx.unrecorded(step.text, step.arguments...); err != nil {
			return fmt.Errorf("tidy up batches: %w", err)
		}
	}
	return nil
}

// Alone reports whether no other program can have this database open.
func (s *Store) Alone() bool { return s.address.dialect == sqlite }
