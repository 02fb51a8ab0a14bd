package web

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"sync"
	"sync/atomic"

	"huishang/generator"
	"huishang/generator/report"
	"huishang/store"
)

// A templateSet keeps what the generator uses in step with what the store says is in force, also when another process changes that.
type templateSet struct {
	files   fs.FS // of the program, with the office's folder laid over them
	store   *store.Store
	set     *generator.Templates
	reports *report.Templates // nil where there are none
	log     *slog.Logger
	mu      sync.Mutex
	known   atomic.Int64                     // how many changes are laid
	samples map[sampleKey]generator.Document // made lately
	faulty  map[string]error                 // what is in force by the store but cannot be used
}

// keepUp puts in force what the store says. It asks for one number when nothing changed.
func (t *templateSet) keepUp(ctx context.Context) error {
	scope := store.System(store.Home)
	changes := 0
	read := func(tx *store.Tx) (err error) { changes, err = tx.TemplateChanges(); return err }
	if err := t.store.View(ctx, scope, read); err != nil || int64(changes) == t.known.Load() {
		return err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	var kept []store.Template
	if err := t.store.View(ctx, scope, func(tx *store.Tx) error {
		err := read(tx)
		if err == nil {
			kept, err = inForce(tx)
		}
		return err
	}); err != nil {
		return err
	}
	var documents []generator.Checked
	var reports []report.Checked
	faulty := map[string]error{}
	for _, one := range kept {
		data, err := one.File.Bytes(ctx)
		if err != nil {
			return err
		}
		document, slip := generator.Check(one.Name, data)
		if errors.Is(slip, generator.ErrKind) && t.reports != nil {
			sheet, err := report.Check(one.Name, data)
			if slip = err; err == nil {
				reports = append(reports, sheet)
			}
		} else if slip == nil {
			documents = append(documents, document)
		}
		if slip != nil {
			t.log.Warn("template cannot be used", "name", one.Name, "version", one.N, "cause", slip.Error())
			faulty[one.Name] = slip
		}
	}
	t.set.Use(documents...)
	if t.reports != nil {
		t.reports.Use(reports...)
	}
	t.faulty = faulty
	t.known.Store(int64(changes))
	return nil
}

// fault is why a template that should be in force is not, or nil.
func (t *templateSet) fault(file string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.faulty[file]
}

// inForce are the versions of the office's own templates that are in force.
func inForce(tx *store.Tx) ([]store.Template, error) {
	uses, err := tx.TemplatesInUse()
	if err != nil {
		return nil, err
	}
	var kept []store.Template
	for _, u := range uses {
		if u.N == 0 {
			continue
		}
		one, err := tx.Template(u.Name, u.N)
		if err != nil {
			return nil, err
		}
		kept = append(kept, one)
	}
	return kept, nil
}
