package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
)

// A writer lets changes that come at once share one transaction, so that the disk is waited for once for all of them. Each change is
// made by its own caller, one after the other; whoever finds nobody waiting behind commits for all, and only then does anybody
// return. A change that fails is taken back alone.
type writer struct {
	db      *sql.DB
	waiting atomic.Int32
	open    atomic.Pointer[sql.Tx] // the transaction under way

	mu    sync.Mutex // held while a change is made or committed
	batch *batch     // the changes made and not yet committed; guarded by mu
}

// batch is a transaction several changes share.
type batch struct {
	tx   *sql.Tx
	size int
	done chan struct{} // closed when it was committed
	err  error         // what came of that
}

// maxBatch bounds how long the first of a batch may wait for the others.
const maxBatch = 32

// errBatch is told to those whose changes were lost because another of the same batch broke the transaction.
var errBatch = errors.New("the transaction was broken off")

// errNothing is a change that wrote nothing.
var errNothing = errors.New("nothing was written")

// do makes a change and returns once it is on the disk, or has left no trace. One that wrote nothing gives [errNothing] and costs no
// commit; it, too, waits for what it may have seen of the others. A change cannot be broken off by ctx once it began: that would
// take the others with it.
func (w *writer) do(ctx context.Context, change func(context.Context, *sql.Tx) error) error {
	w.waiting.Add(1)
	w.mu.Lock()
	w.waiting.Add(-1)
	err := ctx.Err()
	if err == nil {
		err = w.begin(ctx)
	}
	if err != nil {
		w.leave()
		return err
	}
	b := w.batch
	if err := w.make(context.WithoutCancel(ctx), b, change); err != nil && !errors.Is(err, errNothing) {
		return err
	}
	<-b.done
	return b.err
}

// begin joins the batch under way or begins one.
func (w *writer) begin(ctx context.Context) error {
	if w.batch != nil {
		return nil
	}
	tx, err := w.db.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return fmt.Errorf("begin to write: %w", err)
	}
	w.batch = &batch{tx: tx, done: make(chan struct{})}
	w.open.Store(tx)
	return nil
}

// make makes a change, and takes it back when it fails or panics. The first of a batch needs no savepoint for that: it is the whole
// transaction so far.
func (w *writer) make(ctx context.Context, b *batch, change func(context.Context, *sql.Tx) error) (err error) {
	made := false
	defer func() {
		if !made {
			err = errors.Join(err, w.takeBack(ctx, b))
		}
		w.leave()
	}()
	if b.size > 0 {
		if _, err := b.tx.ExecContext(ctx, `SAVEPOINT change`); err != nil {
			return fmt.Errorf("begin a change: %w", err)
		}
	}
	if err := change(ctx, b.tx); err != nil {
		return err
	}
	if b.size > 0 {
		if _, err := b.tx.ExecContext(ctx, `RELEASE SAVEPOINT change`); err != nil {
			return fmt.Errorf("end a change: %w", err)
		}
	}
	made = true
	b.size++
	return nil
}

// takeBack takes a failed change back. A transaction that is broken as a whole is given up, with all that was made in it.
func (w *writer) takeBack(ctx context.Context, b *batch) error {
	if b.size == 0 {
		w.end(b.tx.Rollback())
		return nil
	}
	_, err := b.tx.ExecContext(ctx, `ROLLBACK TO SAVEPOINT change`)
	if err == nil {
		_, err = b.tx.ExecContext(ctx, `RELEASE SAVEPOINT change`)
	}
	if err != nil {
		w.end(errors.Join(errBatch, err, b.tx.Rollback()))
	}
	return err
}

// leave lets the next one in, or commits when there is none. The caller holds mu and lets go of it here.
func (w *writer) leave() {
	defer w.mu.Unlock()
	if w.batch == nil || w.waiting.Load() > 0 && w.batch.size < maxBatch {
		return
	}
	if err := w.batch.tx.Commit(); err != nil {
		w.end(fmt.Errorf("commit: %w", err))
	} else {
		w.end(nil)
	}
}

// end tells all of a batch what came of it.
func (w *writer) end(err error) {
	w.open.Store(nil)
	w.batch.err = err
	close(w.batch.done)
	w.batch = nil
}
