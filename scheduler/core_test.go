package scheduler

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"huishang"
)

// TestCoresAreEnough draws standings from the cores of the sample dossiers, as they are kept, and from the whole ones: they say the same of every day.
func TestCoresAreEnough(t *testing.T) {
	p := plan{calendar: ownCalendar(t), notice: ownNotices(t)}
	for _, d := range samples(t) {
		for i := range 60 {
			p.today = day("2023-01-01").AddDays(31 * i)
			holdCores(t, p, d)
		}
	}
}

// TestCoresOfAnythingAreEnough does so with dossiers that say whatever can be said: every field of the dictionary at random, a log of any steps.
func TestCoresOfAnythingAreEnough(t *testing.T) {
	p := plan{calendar: ownCalendar(t), notice: ownNotices(t)}
	rapid.Check(t, func(t *rapid.T) {
		from := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		dossiers := make([]*huishang.Dossier, 1+from.IntN(3))
		for i := range dossiers {
			dossiers[i] = &huishang.Dossier{}
			scribble(reflect.ValueOf(dossiers[i]).Elem(), from)
			dossiers[i].Procedure.Establishment = someLog(t, fmt.Sprint("founding ", i), foundingSteps)
			dossiers[i].Procedure.Meeting = someLog(t, fmt.Sprint("meetings ", i), meetingSteps)
			for j, a := range []*huishang.Agreement{dossiers[i].Agreement, dossiers[i].PreviousAgreement} {
				if a != nil && from.IntN(2) == 0 {
					a.ID = fmt.Sprint("AG", j)
				}
			}
		}
		p.today = p.calendar.OnOrAfter(someDay(t, "today"))
		holdCores(t, p, dossiers...)
	})
}

type failing interface {
	Helper()
	Fatal(...any)
	Errorf(string, ...any)
}

// holdCores holds that cores say of a day and of the days ahead what whole dossiers do.
func holdCores(t failing, p plan, dossiers ...*huishang.Dossier) {
	t.Helper()
	var cores []*huishang.Dossier
	for _, d := range dossiers {
		text, err := huishang.Encode(d.Core())
		if err != nil {
			t.Fatal(err)
		}
		core, err := huishang.Decode(text)
		if err != nil {
			t.Fatal(err)
		}
		cores = append(cores, core)
	}
	whole, pared := StandingOf(dossiers...), StandingOf(cores...)
	same := func(what string, one, other any) {
		if !reflect.DeepEqual(one, other) {
			t.Errorf("%s on %s: from the cores\n%+v\nnot\n%+v", what, p.today, other, one)
		}
	}
	same("due", Due([]Standing{whole}, p.calendar, p.notice, p.today), Due([]Standing{pared}, p.calendar, p.notice, p.today))
	same("ahead", Ahead(&whole, p.calendar, p.notice, p.today), Ahead(&pared, p.calendar, p.notice, p.today))
	for _, log := range [][]huishang.Event{whole.Founding, whole.Meetings, pared.Founding, pared.Meetings} {
		for i, e := range log {
			log[i] = huishang.Event{Seq: e.Seq, At: e.At, Step: e.Step, Actor: e.Actor, Round: e.Round}
		}
	}
	same("standing", whole, pared)
}

// scribble fills every field of a value with something, often from so few values that things of one dossier meet; now and then it leaves one out.
func scribble(v reflect.Value, from *rand.Rand) {
	if !v.CanSet() || from.IntN(6) == 0 {
		return
	}
	switch v.Interface().(type) {
	case huishang.Date:
		v.Set(reflect.ValueOf(day("2024-01-15").AddDays(from.IntN(1800))))
		return
	case huishang.Decimal:
		v.Set(reflect.ValueOf(huishang.NewDecimal(decimal.New(int64(from.IntN(3)), -1))))
		return
	case huishang.ItemStatus:
		v.SetString([]string{string(huishang.ItemDone), string(huishang.ItemAdjusted), string(huishang.ItemInProgress)}[from.IntN(3)])
		return
	case huishang.DirectorsVerdict:
		v.SetString([]string{string(huishang.DirectorsDeferred), string(huishang.DirectorsPassed)}[from.IntN(2)])
		return
	case huishang.Party:
		v.SetString([]string{string(huishang.PartyDept), string(huishang.PartyCity)}[from.IntN(2)])
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprint("字", from.IntN(4)))
	case reflect.Bool:
		v.SetBool(from.IntN(2) == 0)
	case reflect.Int:
		v.SetInt(int64(from.IntN(4) + 2025*from.IntN(2)))
	case reflect.Pointer:
		if from.IntN(2) == 0 {
			v.Set(reflect.New(v.Type().Elem()))
			scribble(v.Elem(), from)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), from.IntN(4), 4))
		for i := range v.Len() {
			scribble(v.Index(i), from)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			scribble(v.Field(i), from)
		}
	}
}
