package web

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"testing"

	"huishang"
	"huishang/store"
)

// tangshanOf is the dossier of 唐山 in a town, taken over with its log.
func tangshanOf(t *testing.T, w *town) string {
	t.Helper()
	return w.addDossier(t, w.of("tangshan"), "")
}

func TestDossierPageTellsWhereThingsStand(t *testing.T) {
	w := newTown(t, Config{})
	id := tangshanOf(t, w)
	answer, body := w.ask(w.of("liaison"), "GET", "/dossiers/"+id, "")
	if answer.StatusCode != 200 {
		t.Fatalf("got %d\n%.300s", answer.StatusCode, body)
	}
	for _, words := range []string{"建立程序：有效；会议程序：已签署", "厅拟制实施方案", "✓ 可以办理", `aria-current="step"`, "第十九条（五）", "2026年10月20日",
		"A1 共同编制唐山钢铁低碳技术路线图", "还没有归档的文件", "签署协议书", "孙七"} {
		if !strings.Contains(body, words) {
			t.Errorf("the page lacks %q", words)
		}
	}
}

func TestDossierPageShowsDocumentsByRound(t *testing.T) {
	w := newTown(t, Config{})
	id := tangshanOf(t, w)
	document := w.addDocument(t, person{}, "/dossiers/"+id+"/documents/")
	_, body := w.ask(w.of("tangshan"), "GET", "/dossiers/"+id, "")
	for _, words := range []string{"第1轮（1 份）", `href="/api/v1/dossiers/` + id + `/documents/` + document + `"`, "函.pdf"} {
		if !strings.Contains(body, words) {
			t.Errorf("the page lacks %q", words)
		}
	}
}

// Whole numbers are for those who call them.
func TestPhonesAreMasked(t *testing.T) {
	w := newTown(t, Config{})
	id := tangshanOf(t, w)
	for name, whole := range map[string]bool{"liaison": true, "admin": true, "tangshan": true, "division": false, "leader": false} {
		_, body := w.ask(w.of(name), "GET", "/dossiers/"+id, "")
		if strings.Contains(body, "0000-0000000") != whole || strings.Contains(body, "000*-*****00") == whole {
			t.Errorf("%s sees a whole number: %v", name, !whole)
		}
	}
	for number, want := range map[string]string{"": "", "12": "12", "13812345678": "138******78", "0315-2801234": "031*-*****34"} {
		if got := maskedPhone(number); got != want {
			t.Errorf("%s becomes %s, not %s", number, got, want)
		}
	}
}

// TestLineFollowsTheProcedure walks a position through every state: what lies behind is past, what comes is ahead.
func TestLineFollowsTheProcedure(t *testing.T) {
	states := huishang.States()
	for _, state := range states {
		prefix := "est."
		if strings.HasPrefix(string(state), "M") {
			prefix = "mtg."
		}
		l := lineOf(prefix, "", huishang.Position{State: state, Round: 1, Number: 1}, nil)
		at := slices.Index(states, state)
		for _, turn := range huishang.Turns() {
			here := slices.IndexFunc(l.Steps, func(s lineStep) bool { return s.Class == "now" })
			if turn.From == state && turn.Step != "" && state != huishang.E12 && slices.Index(states, turn.To) == at+1 && here < 0 {
				t.Errorf("%s: no step is under way", state)
			}
		}
		order := map[string]int{"past": 0, "now": 1, "ahead": 2}
		if !slices.IsSortedFunc(l.Steps, func(a, b lineStep) int { return order[a.Class] - order[b.Class] }) {
			t.Errorf("%s: the line is out of order: %+v", state, l.Steps)
		}
	}
}

// The day of a step is that of the present run: what was done for an earlier meeting is not done for this one.
func TestLineTakesDaysOfTheRunAtHand(t *testing.T) {
	day := func(d int) huishang.Date { return huishang.NewDate(2026, 3, d) }
	log := []store.Event{{Event: huishang.Event{Step: huishang.MtgSubmit, At: day(1)}}, {Event: huishang.Event{Step: huishang.MtgRemind, At: day(5)}},
		{Event: huishang.Event{Step: huishang.MtgSubmit, At: day(9)}}}
	l := lineOf("mtg.", "", huishang.Position{State: huishang.M2, Round: 1, Number: 2}, log)
	if got := l.Steps[1]; got.On != day(9) || got.Word != "已办" {
		t.Errorf("got %+v", got)
	}
	l = lineOf("mtg.", "", huishang.Position{State: huishang.M1, Round: 1, Number: 2}, log[:2])
	if got := l.Steps[1]; !got.On.IsZero() || got.Word != "在办" {
		t.Errorf("got %+v", got)
	}
}

// cityOf is the city of an owner, which has a dossier.
func (w *town) cityOf(t testing.TB, owner person, below string) string {
	w.addDossier(t, owner, below)
	return cmp.Or(owner.city, ownCity)
}

// bulkOf is a batch of somebody that has ended.
func (w *town) bulkOf(t testing.TB, owner person, _ string) string {
	t.Helper()
	scope := store.System(store.Home)
	scope.User = w.userOf(owner)
	var begun store.Bulk
	if err := w.desk.Store.Update(t.Context(), scope, func(tx *store.Tx) (err error) {
		if begun, err = tx.BeginBulk(store.Bulk{Process: w.site.bulk.process, Total: 1}); err != nil {
			return err
		}
		return errors.Join(tx.AddBulkPiece(begun.ID, 0, []byte("PK")), tx.EndBulk(begun.ID, store.BulkDone, "", nil))
	}); err != nil {
		t.Fatal(err)
	}
	return begun.ID
}
