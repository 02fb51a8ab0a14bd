package web

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"sync"
	"time"

	"huishang"
	"huishang/checks"
	"huishang/generator"
	"huishang/proceeding"
	"huishang/store"
)

// A bulk makes many documents at once, one after another, and lets the archive of them grow beside it. However many are asked for, one is made
// at a time: the pages stay quick.
type bulk struct {
	site    *site
	process string        // this run of the program
	turn    chan struct{} // a place for the one that is at work

	mu      sync.Mutex
	running map[string]context.CancelFunc
	ended   sync.WaitGroup
}

func newBulk(s *site) *bulk {
	return &bulk{site: s, process: rand.Text(), turn: make(chan struct{}, 1), running: map[string]context.CancelFunc{}}
}

// How long what came of a batch is kept, and after which silence one counts as interrupted where another program may be making it.
const (
	bulkKept    = 3 * 24 * time.Hour
	bulkSilence = 2 * time.Minute
)

// tidy marks what a run of the program that has ended left undone, and takes away what is old.
func (b *bulk) tidy(ctx context.Context) error {
	kept := b.site.Accounts.Store
	return kept.Update(ctx, store.System(store.Home), func(tx *store.Tx) error {
		before := tx.Now().Add(-bulkSilence)
		if kept.Alone() {
			before = tx.Now()
		}
		return tx.InterruptBulks(b.process, before, tx.Now().Add(-bulkKept))
	})
}

// A bulkOrder is what somebody asks to be made: some kinds of documents of some dossiers.
type bulkOrder struct {
	rounds []orderedRound
	kinds  []generator.Kind
}

// An orderedRound is a dossier of an order.
type orderedRound struct {
	dossier, of string // 唐山市 2026年
}

func (o bulkOrder) documents() int { return len(o.rounds) * len(o.kinds) }

// begin begins to make an order and does not wait for it.
func (b *bulk) begin(ctx context.Context, scope store.Scope, o bulkOrder) (store.Bulk, error) {
	var begun store.Bulk
	about := fmt.Sprintf("%d份卷宗，%d种文件", len(o.rounds), len(o.kinds))
	if err := b.site.Accounts.Store.Update(ctx, scope, func(tx *store.Tx) (err error) {
		begun, err = tx.BeginBulk(store.Bulk{Process: b.process, Total: o.documents(), About: about})
		return err
	}); err != nil {
		return begun, err
	}
	going, stop := context.WithCancel(context.WithoutCancel(ctx))
	b.mu.Lock()
	b.running[begun.ID] = stop
	b.mu.Unlock()
	b.ended.Go(func() {
		defer b.forget(begun.ID)
		b.work(going, scope, begun.ID, o)
	})
	return begun, nil
}

func (b *bulk) forget(id string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.running[id]()
	delete(b.running, id)
}

// stop ends a batch; it reports whether it was at work here.
func (b *bulk) stop(id string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	stop, running := b.running[id]
	if running {
		stop()
	}
	return running
}

// work makes an order and says what came of it.
func (b *bulk) work(ctx context.Context, scope store.Scope, id string, o bulkOrder) {
	state, problem := store.BulkDone, ""
	var unmade []store.Unmade
	err := func() (err error) {
		defer func() {
			if p := recover(); p != nil {
				err = fmt.Errorf("panic: %v", p)
			}
		}()
		select {
		case b.turn <- struct{}{}:
			defer func() { <-b.turn }()
		case <-ctx.Done():
			return ctx.Err()
		}
		unmade, err = b.make(ctx, scope, id, o)
		return err
	}()
	switch {
	case errors.Is(err, context.Canceled):
		state, problem = store.BulkStopped, "已按您的要求停止。"
	case errors.Is(err, errNothing):
		state, problem = store.BulkFailed, "选中的卷宗现在还不能生成这些文件，原因见下表。"
	case err != nil:
		b.site.Log.Error("bulk", "id", id, "cause", err.Error())
		state, problem = store.BulkFailed, errInternal.Error()
	}
	if err := b.site.Accounts.Store.Update(context.WithoutCancel(ctx), scope, func(tx *store.Tx) error {
		return tx.EndBulk(id, state, problem, unmade)
	}); err != nil {
		b.site.Log.Error("bulk", "id", id, "cause", err.Error())
	}
}

// make makes the documents of an order and puts them into the archive, with a list of those that cannot be made.
func (b *bulk) make(ctx context.Context, scope store.Scope, id string, o bulkOrder) ([]store.Unmade, error) {
	pack, err := newBulkPack(b.site.Today())
	if err != nil {
		return nil, err
	}
	defer pack.remove()
	var unmade []store.Unmade
	done, told := 0, time.Now()
	for _, r := range o.rounds {
		documents, missing, err := b.documentsOf(ctx, scope, r, o.kinds)
		if err != nil {
			return unmade, err
		}
		unmade, done = append(unmade, missing...), done+len(o.kinds)
		if err := pack.add(r.of, documents); err != nil {
			return unmade, err
		}
		if now := time.Now(); now.Sub(told) > time.Second {
			told = now
			if err := b.advance(ctx, scope, id, done, pack.made); err != nil {
				return unmade, err
			}
		}
	}
	if err := b.advance(ctx, scope, id, done, pack.made); err != nil {
		return unmade, err
	}
	if pack.made == 0 {
		return unmade, errNothing
	}
	return unmade, b.keep(ctx, scope, id, pack, unmade)
}

func (b *bulk) advance(ctx context.Context, scope store.Scope, id string, done, made int) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return b.site.Accounts.Store.Update(ctx, scope, func(tx *store.Tx) error { return tx.AdvanceBulk(id, done, made) })
}

// documentsOf makes the documents of one dossier.
func (b *bulk) documentsOf(ctx context.Context, scope store.Scope, r orderedRound, kinds []generator.Kind) ([]generator.Document, []store.Unmade, error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	g, err := b.site.steps.Read(ctx, scope, r.dossier)
	if errors.As(err, &store.NotFound{}) {
		return nil, []store.Unmade{{Dossier: r.dossier, Of: r.of, Why: "卷宗已经不在了。"}}, nil
	} else if err != nil {
		return nil, nil, err
	}
	options := b.site.options()
	options.Review = b.review(g, options.Today)
	var made []generator.Document
	var unmade []store.Unmade
	for _, kind := range kinds {
		document, err := generator.Fill(kind.Name, g.Content, options)
		if err != nil {
			unmade = append(unmade, store.Unmade{Dossier: r.dossier, Of: r.of, Kind: kind.Title, Why: err.Error()})
			continue
		}
		made = append(made, document)
	}
	return made, unmade, nil
}

func (b *bulk) review(g proceeding.Ground, today huishang.Date) generator.Review {
	return proceeding.Review(b.site.steps.Report(g, g.Content, checks.AllStages, today))
}

// keep puts the archive into the store, piece by piece.
func (b *bulk) keep(ctx context.Context, scope store.Scope, id string, pack *bulkPack, unmade []store.Unmade) error {
	n := 0
	return pack.pieces(unmade, func(piece []byte) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		defer func() { n++ }()
		return b.site.Accounts.Store.Update(ctx, scope, func(tx *store.Tx) error { return tx.AddBulkPiece(id, n, piece) })
	})
}
