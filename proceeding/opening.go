package proceeding

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"huishang"
	"huishang/store"
)

// Look finds the ground of a city and year: that of its dossier or, where the year has none yet, what the city's newest dossier leaves to it.
// Then the record has no id, and keeping something on the ground opens the dossier. Where the city has no dossier at all, the content is nil.
func (p *Proceedings) Look(ctx context.Context, scope store.Scope, city string, year int) (g Ground, err error) {
	if err := p.Store.View(ctx, scope, func(tx *store.Tx) (err error) {
		g, err = LookFor(tx, city, year)
		return err
	}); err != nil {
		return Ground{}, err
	}
	return g, g.Fill(ctx)
}

// LookFor is [Proceedings.Look] within a transaction. What the ground says is read by [Ground.Fill].
func LookFor(tx *store.Tx, city string, year int) (Ground, error) {
	record, err := tx.DossierOf(city, year)
	if err == nil {
		return LookAt(tx, record.ID)
	}
	if !errors.As(err, &store.NotFound{}) {
		return Ground{}, err
	}
	g := Ground{Record: store.Dossier{City: city, Year: year}}
	newest, err := tx.NewestDossier(city)
	switch {
	case errors.As(err, &store.NotFound{}):
		return g, nil
	case err != nil:
		return g, err
	}
	g.Newest, g.Record.Name = newest, newest.Name
	if newest.Year > year {
		return g, nil
	}
	former, err := LookAt(tx, newest.ID)
	g.former = &former
	return g, err
}

// heir is the ground of the dossier a later year will have, from what this one leaves to it. The founding log goes with the protocol; its
// documents stay where they are filed.
func (g Ground) heir(year int) Ground {
	next := Ground{Record: store.Dossier{City: g.Record.City, Year: year, Name: g.Record.Name}, Newest: g.Newest, former: &g}
	next.inherit()
	return next
}

func (g *Ground) inherit() {
	g.Content = huishang.Succeed(g.former.Content, g.Record.Year)
	g.Content.Procedure.Establishment = g.carried()
}

// carried is the founding log as the dossier before leaves it.
func (g Ground) carried() []huishang.Event {
	log := slices.Clone(g.former.Content.Procedure.Establishment)
	for i := range log {
		if len(log[i].DocIDs) == 0 {
			continue
		}
		if log[i].Note != "" {
			log[i].Note += "；"
		}
		log[i].Note, log[i].DocIDs = log[i].Note+fmt.Sprintf("文件在%d年的卷宗", g.former.Record.Year), nil
	}
	return log
}

// yearsAhead is how far ahead the meeting of a dossier may be: its topics are proposed the year before.
const yearsAhead = 1

// Opens says what keeps the year of a ground without a dossier from getting one on a day. The error is [store.Refused]; it is nil when
// nothing does, or when there is a dossier.
func (g Ground) Opens(today huishang.Date) error {
	switch {
	case g.Record.ID != "":
		return nil
	case g.Record.Year > today.Year()+yearsAhead:
		return store.Refused{Reason: fmt.Sprintf("现在还不能开始%d年的会商，最晚是%d年的。请核对年份。", g.Record.Year, today.Year()+yearsAhead)}
	case g.Newest.Year > g.Record.Year:
		return store.Refused{Reason: fmt.Sprintf("%s已经有%d年的卷宗，不能再开始%d年的会商。请在%d年的卷宗里办理。", g.Newest.Name, g.Newest.Year, g.Record.Year, g.Newest.Year)}
	case g.former == nil:
		return nil
	}
	if left := huishang.Underway(g.former.Content, today); left != "" {
		return store.Refused{Reason: fmt.Sprintf("%d年的会商还没有办完（%s），请先在%d年的卷宗里办完，再开始%d年的会商。", g.former.Record.Year, left, g.former.Record.Year, g.Record.Year)}
	}
	return nil
}

// succeeds reports whether a dossier on the ground would come after another.
func (g Ground) succeeds() bool { return g.Record.ID == "" && g.former != nil }

// Superseded reports whether a later year has a dossier of its own: then this one only takes what carries its agreement out.
func (g Ground) Superseded() bool { return g.Newest.Year > g.Record.Year }

// belongs holds a step to the dossier it belongs to.
func (g Ground) belongs(s huishang.Step) error {
	if !g.Superseded() || s.CarriesOut() {
		return nil
	}
	return store.Refused{Reason: fmt.Sprintf("%s已经有%d年的卷宗，“%s”请在%d年的卷宗里登记。%d年的卷宗只登记本次协议书的实施方案、进展和评估。",
		g.Newest.Name, g.Newest.Year, s.Name(), g.Newest.Year, g.Record.Year)}
}

// Keep holds, in the transaction that saved a version on the ground, that no other dossier of the city came between and that the one a new
// dossier comes from is as it was, and carries the founding log over to a dossier that was opened. The error is [store.Conflict].
func (g Ground) Keep(tx *store.Tx, saved store.Version) error {
	if err := g.unmoved(tx, saved); err != nil || g.former == nil {
		return err
	}
	for _, e := range g.carried() {
		if _, err := tx.AppendEvent(saved.Dossier, e); err != nil {
			return err
		}
	}
	return nil
}

func (g Ground) unmoved(tx *store.Tx, saved store.Version) error {
	expected := g.Newest.ID
	if g.Record.ID == "" {
		expected = saved.Dossier
	}
	newest, err := tx.NewestDossier(g.Record.City)
	switch {
	case err != nil:
		return err
	case newest.ID != expected:
		return conflictWith(tx, newest)
	case g.former == nil:
		return nil
	}
	former, err := tx.Dossier(g.former.Record.ID)
	if err == nil && former.Latest != g.former.Version.N {
		err = conflictWith(tx, former)
	}
	return err
}

func conflictWith(tx *store.Tx, d store.Dossier) error {
	latest, err := tx.Version(d.ID, d.Latest)
	if err != nil {
		return err
	}
	return store.Conflict{What: "份卷宗", Latest: latest.N, By: latest.Author, At: latest.At}
}

// yearOfNotice is the year whose meeting a notice is for: that which was named, or else that of the notice, which is a later one than that
// of a round with its agreement.
func (g Ground) yearOfNotice(named int, at huishang.Date) int {
	if named != 0 {
		return named
	}
	if g.Content.Agreed() {
		return max(at.Year(), g.Record.Year+1)
	}
	return max(at.Year(), g.Record.Year)
}
