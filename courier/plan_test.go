package courier

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"huishang"
	"huishang/scheduler"
	"huishang/store"
)

// TestWhoSitsAtADesk asks for each desk who is reminded.
func TestWhoSitsAtADesk(t *testing.T) {
	user := func(login string, role huishang.Role, place, desks string) store.User {
		u := store.User{Login: login, Role: role, Mailbox: store.Mailbox{Email: login + "@b.cn", Desks: desks}}
		if role == huishang.RoleBureau {
			u.City = place
		} else {
			u.Division = place
		}
		return u
	}
	silent := user("silent", huishang.RoleBureau, "130200", "")
	silent.Email = ""
	away := user("away", huishang.RoleLiaison, "", "合作委员会联系人")
	away.Substitute, away.AwayFrom, away.AwayUntil = "chu", date("2026-12-01"), date("2026-12-05")
	dossier := &huishang.Dossier{Proposal: &huishang.Proposal{Contact: huishang.Contact{Email: "contact@b.cn"}}}
	p := bring([]store.User{silent, away, user("chu", huishang.RoleLiaison, "", ""), user("chief", huishang.RoleAdmin, "", ""), user("tang", huishang.RoleBureau, "130200", ""),
		user("gao", huishang.RoleDivision, "高新技术处", ""), user("boss", huishang.RoleLeader, "", "分管副厅长"), user("head", huishang.RoleLeader, "", "")},
		nil, []store.Core{{City: "130900", Content: dossier}}, date("2026-12-02"))
	for _, test := range []struct {
		to         scheduler.Recipient
		code, unit string
		want       string
	}{
		{scheduler.ToBureau, "130200", "唐山市科学技术局", "tang"},
		{scheduler.ToBureau, "130900", "沧州市科学技术局", "联系人=contact@b.cn"},
		{scheduler.ToBureau, "130600", "保定市科学技术局", "nobody"},
		{scheduler.ToCityLead, "130200", "唐山市工业和信息化局", "tang"},
		{scheduler.ToDeputyMayor, "130200", "", "tang"},
		{scheduler.ToLiaison, "130200", "", "away=chu@b.cn chu"},
		{scheduler.ToLiaisonHead, "130200", "", "away=chu@b.cn chu"},
		{scheduler.ToCommitteeDesk, "130200", "", "away=chu@b.cn"},
		{scheduler.ToDivision, "130200", "高新技术处", "gao"},
		{scheduler.ToLeadDivision, "130200", "河北省科学技术厅高新技术处", "gao"},
		{scheduler.ToDivision, "130200", "农村科技处", "away=chu@b.cn chu"},
		{scheduler.ToDeputyDirector, "130200", "", "boss"},
		{scheduler.ToDeputies, "130200", "", "head"},
		{scheduler.ToAdmin, "", "", "chief"},
	} {
		var got []string
		for _, s := range p.at(&scheduler.Reminder{To: test.to, Code: test.code, Unit: test.unit}) {
			switch {
			case s.person == "":
				got = append(got, "nobody")
			case s.address == s.person+"@b.cn":
				got = append(got, s.person)
			default:
				got = append(got, s.person+"="+s.address)
			}
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s of %s (%s): %v, want %s", test.to, test.code, test.unit, got, test.want)
		}
	}
}

// TestADeskWithoutAMailbox has nobody to remind until somebody is there; what had no address is then sent, and its task is done.
func TestADeskWithoutAMailbox(t *testing.T) {
	onBoth(t, "2026-12-01", func(t *testing.T, o *office) {
		d := sample(t, "130900-沧州市")
		d.Proposal, d.Letters.Request = nil, nil
		o.file(t, 2026, d)
		if first := o.plan(t); first.Bad == 0 || first.Bad != first.Added {
			t.Fatalf("%+v", first)
		}
		if again := o.plan(t); again.Added != 0 {
			t.Errorf("again: %+v", again)
		}
		o.clock.morning(date("2026-12-02"))
		bad := func() (all []store.BadAddress) {
			o.view(t, func(tx *store.Tx) (err error) { all, err = tx.BadAddresses(o.clock.read()); return err })
			return slices.DeleteFunc(all, func(b store.BadAddress) bool { return b.City != "130900" })
		}
		if all := bad(); len(all) == 0 || all[0].Address != "" || !strings.Contains(all[0].Answer, "没有登记邮箱地址") {
			t.Fatalf("%+v", all)
		}
		o.hire(t, "chief admin", "cang bureau 130900", "chu liaison")
		if p := o.plan(t); p.Added == 0 || p.Bad != 0 {
			t.Errorf("with people: %+v", p)
		}
		if all := bad(); len(all) != 0 {
			t.Errorf("tasks that are done: %+v", all)
		}
		if got := o.deliver(t); len(got) == 0 {
			t.Error("nothing arrived")
		}
	})
}

// TestWhatIsSettledDoesNotLeave leaves mail down while a matter goes on: the next moment takes the place of the one before, and what is over is
// withdrawn.
func TestWhatIsSettledDoesNotLeave(t *testing.T) {
	onBoth(t, "2026-09-01", func(t *testing.T, o *office) {
		o.hire(t, "tang bureau 130200", "chu liaison")
		l := &life{office: o}
		l.write(t, 2026, tangshanText(tangshanFounding, `[]`, "2024-02-29", "2024-02-29", `"history": {"meetings": [{"year": 2025, "held_on": "2025-05-28"}]},`))
		o.plan(t)
		waiting := func() int {
			return len(o.reminders(t, store.ReminderFilter{State: store.ReminderWaiting, Kind: "下次会议到期"}))
		}
		if waiting() != 2 {
			t.Fatalf("%d wait", waiting())
		}
		o.clock.morning(date("2026-11-30")) // eighteen months have passed
		if p := o.plan(t); p.Withdrawn < 2 || waiting() != 2 {
			t.Errorf("%+v, %d wait", p, waiting())
		}
		o.update(t, func(tx *store.Tx) error {
			d, err := tx.DossierOf("130200", 2026)
			if err != nil {
				return err
			}
			for _, step := range []huishang.Step{huishang.MtgHold, huishang.MtgSign} {
				if _, err := tx.AppendEvent(d.ID, huishang.Event{Step: step, At: date("2026-11-30"), Actor: "双方", Round: 1}); err != nil {
					return err
				}
			}
			return nil
		})
		o.clock.morning(date("2026-12-01"))
		o.plan(t)
		if waiting() != 0 {
			t.Errorf("%d wait for a meeting that was held", waiting())
		}
		for _, r := range o.reminders(t, store.ReminderFilter{State: store.ReminderCancelled}) {
			if r.Answer != replaced && r.Answer != settled {
				t.Errorf("%+v", r)
			}
		}
	})
}

// TestNobodyLooksForTooLong turns the state red after 26 hours and tells the administrators once; the watchdog hears as long as all is well.
func TestNobodyLooksForTooLong(t *testing.T) {
	onBoth(t, "2026-12-01", func(t *testing.T, o *office) {
		var heard atomic.Int32
		dog := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { heard.Add(1) }))
		defer dog.Close()
		o.courier.Watchdog = dog.URL
		o.hire(t, "chief admin")
		o.plan(t)
		o.deliver(t)
		watch := func() {
			if err := o.courier.Watch(t.Context()); err != nil {
				t.Error(err)
			}
		}
		o.clock.set(o.clock.read().Add(26 * time.Hour))
		watch()
		if got := o.deliver(t); len(got) != 0 || heard.Load() != 1 {
			t.Errorf("%d letters, the watchdog heard %d", len(got), heard.Load())
		}
		for range 3 {
			o.clock.set(o.clock.read().Add(time.Minute))
			watch()
		}
		got := o.deliver(t)
		if len(got) != 1 || heard.Load() != 1 {
			t.Fatalf("%d letters, the watchdog heard %d", len(got), heard.Load())
		}
		if subject, parts := open(t, got[0]); subject != "厅市会商提醒停了" || !strings.Contains(parts[0].body, "2026年12月1日 08:30") {
			t.Errorf("%s\n%s", subject, parts[0].body)
		}
		o.plan(t)
		watch()
		if heard.Load() != 2 {
			t.Error("the watchdog does not hear that all is well again")
		}
	})
}
