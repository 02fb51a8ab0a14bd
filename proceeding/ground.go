package proceeding

import (
	"context"
	"errors"

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
	// Newest is the dossier of the city's last year: the founding procedure and the next meeting belong there.
	Newest store.Dossier

	former                        *Ground // what a dossier that is yet to be opened comes from
	aboutProtocol, aboutAgreement []store.Opinion
}

// Read gives the ground of a dossier.
func (p *Proceedings) Read(ctx context.Context, scope store.Scope, dossier string) (Ground, error) {
	var g Ground
	if err := p.Store.View(ctx, scope, func(tx *store.Tx) (err error) {
		g, err = LookAt(tx, dossier)
		return err
	}); err != nil {
		return Ground{}, err
	}
	return g, g.Fill(ctx)
}

// LookAt reads in a transaction all of the ground of a dossier but what the version says, which [Ground.Fill] reads.
func LookAt(tx *store.Tx, dossier string) (g Ground, err error) {
	if g.Record, err = tx.Dossier(dossier); err != nil {
		return g, err
	}
	if g.Newest, err = tx.NewestDossier(g.Record.City); err != nil && !errors.As(err, &store.NotFound{}) {
		return g, err
	}
	if g.Version, err = tx.Version(dossier, g.Record.Latest); err != nil {
		return g, err
	}
	if g.Log, err = tx.Events(dossier); err != nil {
		return g, err
	}
	answers, err := tx.AllOpinions(dossier)
	if err != nil {
		return g, err
	}
	g.aboutProtocol, g.aboutAgreement = answers[store.OnProtocol], answers[store.OnAgreement]
	written, err := tx.Explanations(dossier, g.Version.N)
	g.Settled = SettledBy(written)
	return g, err
}

// Fill reads what the version says, and lays the log and the answers of the divisions over it.
func (g *Ground) Fill(ctx context.Context) (err error) {
	switch {
	case g.Record.ID == "" && g.former == nil:
		return nil
	case g.Record.ID == "":
		if err := g.former.Fill(ctx); err != nil {
			return err
		}
		g.inherit()
		return nil
	}
	if g.Content, err = g.Version.Read(ctx); err != nil {
		return err
	}
	log := g.procedure()
	g.Content.Procedure.Establishment, g.Content.Procedure.Meeting = log.Establishment, log.Meeting
	g.Content.Opinions.Protocol = store.Heard(g.Content.Opinions.Protocol, g.aboutProtocol, g.Log, huishang.EstRenewAgree)
	g.Content.Opinions.Agreement = store.Heard(g.Content.Opinions.Agreement, g.aboutAgreement, g.Log, huishang.MtgRemind)
	return nil
}

// procedure is the log as a dossier holds it.
func (g *Ground) procedure() (log huishang.Procedure) {
	for _, e := range g.Log {
		if e.Step.Founding() {
			log.Establishment = append(log.Establishment, e.Event)
		} else {
			log.Meeting = append(log.Meeting, e.Event)
		}
	}
	return log
}

// SettledBy is what people wrote on the findings, as the rules take it.
func SettledBy(written []store.Explanation) checks.Settled {
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

// Answers are what the divisions answered about the topics of the proposal, each in its last revision.
func (g Ground) Answers() []store.Opinion { return g.aboutAgreement }

// copied is a copy of a dossier whose documents can be replaced, not changed, without touching the other.
func copied(d *huishang.Dossier) *huishang.Dossier {
	fresh := *d
	return &fresh
}
