package proceeding

import (
	"context"
	"fmt"
	"slices"
	"time"

	"huishang"
	"huishang/checks"
	"huishang/store"
)

// Ground is a dossier as it lies before somebody who is about to do something with it.
type Ground struct {
	Record  store.Dossier
	Version store.Version
	// Content is what the version says, with the log as the store keeps it and the last answers of the divisions.
	Content *huishang.Dossier
	Log     []store.Event
	Settled checks.Settled
	Others  []checks.Other // agreements of other cities; nil when they were not asked for
}

// Read gives the ground of a dossier.
func (p *Proceedings) Read(ctx context.Context, scope store.Scope, dossier string) (Ground, error) {
	var g Ground
	err := p.Store.View(ctx, scope, func(tx *store.Tx) (err error) {
		g, err = Look(ctx, tx, dossier)
		return err
	})
	return g, err
}

// Look gives the ground of a dossier within a transaction.
func Look(ctx context.Context, tx *store.Tx, dossier string) (Ground, error) {
	record, err := tx.Dossier(dossier)
	if err != nil {
		return Ground{}, err
	}
	return lookAt(ctx, tx, record, record.Latest)
}

// LookAt gives the ground of a dossier as a version says it. The log is that of today.
func LookAt(ctx context.Context, tx *store.Tx, dossier string, n int) (Ground, error) {
	record, err := tx.Dossier(dossier)
	if err != nil {
		return Ground{}, err
	}
	return lookAt(ctx, tx, record, n)
}

func lookAt(ctx context.Context, tx *store.Tx, record store.Dossier, n int) (g Ground, err error) {
	g.Record = record
	if g.Version, err = tx.Version(record.ID, n); err != nil {
		return g, err
	}
	if g.Content, err = g.Version.Read(ctx); err != nil {
		return g, err
	}
	if g.Log, err = tx.Events(record.ID); err != nil {
		return g, err
	}
	log, err := tx.Procedure(record.ID)
	if err != nil {
		return g, err
	}
	g.Content.Procedure.Establishment, g.Content.Procedure.Meeting = log.Establishment, log.Meeting
	if err := g.hear(tx); err != nil {
		return g, err
	}
	written, err := tx.Explanations(record.ID, n)
	g.Settled = settledBy(written)
	return g, err
}

// hear puts the last answers of the divisions where the dossier keeps them.
func (g *Ground) hear(tx *store.Tx) error {
	for subject, list := range map[store.Subject]*[]huishang.Opinion{
		store.OnProtocol: &g.Content.Opinions.Protocol, store.OnAgreement: &g.Content.Opinions.Agreement,
	} {
		answers, err := tx.Opinions(g.Record.ID, subject)
		if err != nil {
			return err
		}
		begun := g.begun(subject)
		for _, answer := range answers {
			if !answer.At.Before(begun) {
				*list = withOpinion(*list, answer.Opinion)
			}
		}
	}
	return nil
}

// begun is when the procedure at hand began, if the log shows one before it: what was answered then is not about this one.
func (g *Ground) begun(subject store.Subject) time.Time {
	first := huishang.MtgRemind
	if subject == store.OnProtocol {
		first = huishang.EstRenewAgree
	}
	var at time.Time
	for _, e := range g.Log {
		if e.Step == first {
			at = e.Recorded
		}
	}
	return at
}

// withOpinion puts an answer over the one the same division gave in the same round about the same topic, or behind the others.
func withOpinion(list []huishang.Opinion, given huishang.Opinion) []huishang.Opinion {
	at := slices.IndexFunc(list, func(o huishang.Opinion) bool { return sameQuestion(o, given) })
	if at < 0 {
		return append(slices.Clip(list), given)
	}
	list = slices.Clone(list)
	list[at] = given
	return list
}

func sameQuestion(a, b huishang.Opinion) bool {
	return a.Division == b.Division && a.TopicID == b.TopicID && max(a.Round, 1) == max(b.Round, 1)
}

// settledBy is what people wrote on the findings, as the rules take it.
func settledBy(written []store.Explanation) checks.Settled {
	s := checks.Settled{Explanations: map[string]string{}, Releases: map[string]checks.Release{}}
	for _, e := range written {
		if e.Kind == store.Releases {
			s.Releases[e.Rule] = checks.Release{By: e.Signed, On: e.On, Reason: e.Text}
		} else {
			s.Explanations[e.Rule] = e.Text
		}
	}
	return s
}

// Standing is where both procedures stand on a day.
func (g Ground) Standing(today huishang.Date) huishang.Standing {
	return huishang.Replay(g.Content, today)
}

// overtaken is the error of a change made from another version than the last.
func (g Ground) overtaken(base int) error {
	if base == g.Version.N {
		return nil
	}
	return store.Conflict{What: "份卷宗", Latest: g.Version.N, By: g.Version.Author, At: g.Version.At}
}

// open refuses what lies in the trash.
func (g Ground) open() error {
	if !g.Record.TrashedAt.IsZero() {
		return store.Refused{Reason: "这份卷宗在回收站里，请先移出再修改。"}
	}
	return nil
}

// copied is a copy of a dossier that can be changed without touching the other.
func copied(d *huishang.Dossier) (*huishang.Dossier, error) {
	data, err := huishang.Encode(d)
	if err != nil {
		return nil, err
	}
	fresh, err := huishang.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("copy a dossier: %w", err)
	}
	return fresh, nil
}
