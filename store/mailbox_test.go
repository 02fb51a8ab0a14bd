package store

import (
	"errors"
	"strings"
	"testing"
	"time"

	"huishang"
)

func changeUser(t *testing.T, s *Store, id string, change func(*User)) error {
	t.Helper()
	return s.Update(t.Context(), admin, func(tx *Tx) error { _, err := tx.ChangeUser(id, change); return err })
}

func changeOwn(t *testing.T, s *Store, scope Scope, u User, change func(*Own) error) {
	t.Helper()
	if err := s.ChangeOwn(t.Context(), scope, u.ID, change); err != nil {
		t.Fatal(err)
	}
}

func TestAMailboxIsHeldToItsForm(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		addUser(t, s, chief())
		zhang := addUser(t, s, User{Login: "zhang", Name: "甲", Role: huishang.RoleBureau, City: "130200"})
		addUser(t, s, User{Login: "li", Name: "乙", Role: huishang.RoleBureau, City: "130200", Mailbox: Mailbox{Email: "li@example.gov.cn"}})
		addUser(t, s, User{Login: "mute", Name: "丁", Role: huishang.RoleBureau, City: "130200"})
		addUser(t, s, User{Login: "wang", Name: "丙", Role: huishang.RoleBureau, City: "130900", Mailbox: Mailbox{Email: "wang@example.gov.cn"}})
		day := huishang.NewDate(2026, 10, 1)
		for name, test := range map[string]struct {
			mailbox Mailbox
			says    string
		}{
			"two @":          {Mailbox{Email: "a@b@c.cn"}, "两个@"},
			"wide @":         {Mailbox{Email: "a＠b.cn"}, "应如"},
			"control":        {Mailbox{Email: "a\r\nBcc: b@c.cn"}, "看不见"},
			"none":           {Mailbox{Email: "nobody"}, "应如"},
			"half a leave":   {Mailbox{AwayFrom: day, Substitute: "li"}, "一起写"},
			"backwards":      {Mailbox{AwayFrom: day, AwayUntil: day.AddDays(-1), Substitute: "li"}, "早于"},
			"nobody instead": {Mailbox{AwayFrom: day, AwayUntil: day}, "谁代收"},
			"a stranger":     {Mailbox{Substitute: "wang"}, "同一单位"},
			"nobody at all":  {Mailbox{Substitute: "nobody"}, "同一单位"},
			"themselves":     {Mailbox{Substitute: "zhang"}, "本人"},
			"no mailbox":     {Mailbox{Substitute: "mute"}, "没有登记邮箱"},
			"lines":          {Mailbox{Desks: "分管副厅长\n合作委员会"}, "一行"},
		} {
			err := changeUser(t, s, zhang.ID, func(u *User) { u.Mailbox = test.mailbox })
			if !errors.As(err, &Refused{}) || !strings.Contains(err.Error(), test.says) {
				t.Errorf("%s: %v", name, err)
			}
		}
		whole := Mailbox{Email: "zhang@example.gov.cn", Desks: "分管副市长", Substitute: "li", AwayFrom: day, AwayUntil: day.AddDays(6)}
		if err := changeUser(t, s, zhang.ID, func(u *User) { u.Mailbox = whole; u.Email = " " + u.Email + " " }); err != nil {
			t.Fatal(err)
		}
		view(t, s, admin, func(tx *Tx) error {
			u, err := tx.User(zhang.ID)
			if u.Mailbox != whole || !u.Away(day) || !u.Away(day.AddDays(6)) || u.Away(day.AddDays(7)) || u.Away(day.AddDays(-1)) {
				t.Errorf("%+v", u.Mailbox)
			}
			return err
		})
	})
}

func TestOwnMailboxes(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		addUser(t, s, chief())
		zhang := addUser(t, s, User{Login: "zhang", Name: "甲", Role: huishang.RoleBureau, City: "130200", Mailbox: Mailbox{Desks: "市科技局"}})
		own := Scope{Tenant: Home, Role: huishang.RoleBureau, City: "130200", User: "zhang"}
		change := func(m *Mailbox) { m.Email, m.Desks = "z@example.gov.cn", "系统管理员" }
		changeOwn(t, s, own, zhang, func(o *Own) error {
			u, err := o.Mailbox(change)
			if u.Email != "z@example.gov.cn" || u.Desks != "市科技局" {
				t.Errorf("%+v", u.Mailbox)
			}
			return err
		})
		err := s.ChangeOwn(t.Context(), tangshan, zhang.ID, func(o *Own) error { _, err := o.Mailbox(change); return err })
		if !errors.As(err, &NotFound{}) {
			t.Errorf("another's: %v", err)
		}
		changeOwn(t, s, own, zhang, func(o *Own) error { return errors.Join(o.Digests(false), o.Digests(false)) })
		view(t, s, own, func(tx *Tx) error {
			muted, err := tx.Muted()
			if !IsMuted(muted, "z@Example.gov.cn") || len(muted) != 1 {
				t.Errorf("%v", muted)
			}
			return err
		})
		changeOwn(t, s, own, zhang, func(o *Own) error { return o.Digests(true) })
		boss := addUser(t, s, User{Login: "leader", Name: "领导", Role: huishang.RoleLeader})
		changeOwn(t, s, leader, boss, func(o *Own) error { _, err := o.Mailbox(change); return err })
	})
}

func TestFeedsAreOnesOwn(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		addUser(t, s, chief())
		zhang := addUser(t, s, User{Login: "zhang", Name: "甲", Role: huishang.RoleBureau, City: "130200"})
		own := Scope{Tenant: Home, Role: huishang.RoleBureau, City: "130200", User: "zhang"}
		var feed Feed
		var token string
		changeOwn(t, s, own, zhang, func(o *Own) (err error) { feed, token, err = o.AddFeed(); return err })
		if u, err := s.FeedOwner(t.Context(), Home, token); err != nil || u.ID != zhang.ID {
			t.Errorf("%+v, %v", u, err)
		}
		if _, err := s.FeedOwner(t.Context(), Home, "x"); !errors.As(err, &NotFound{}) {
			t.Errorf("no feed: %v", err)
		}
		for name, scope := range map[string]Scope{"a colleague": tangshan, "the administrator": admin} {
			err := s.ChangeOwn(t.Context(), scope, zhang.ID, func(o *Own) error { return o.RevokeFeed(feed.ID) })
			if !errors.As(err, &NotFound{}) {
				t.Errorf("%s: %v", name, err)
			}
		}
		changeOwn(t, s, own, zhang, func(o *Own) error { return o.RevokeFeed(feed.ID) })
		if _, err := s.FeedOwner(t.Context(), Home, token); !errors.As(err, &NotFound{}) {
			t.Errorf("revoked: %v", err)
		}
		changeOwn(t, s, own, zhang, func(o *Own) (err error) { _, token, err = o.AddFeed(); return err })
		if err := changeUser(t, s, zhang.ID, func(u *User) { u.DisabledAt = planned }); err != nil {
			t.Fatal(err)
		}
		if _, err := s.FeedOwner(t.Context(), Home, token); !errors.As(err, &NotFound{}) {
			t.Errorf("disabled: %v", err)
		}
	})
}

func TestALinkIsUsedOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		use := func() (first bool) {
			update(t, s, System(Home), func(tx *Tx) (err error) { first, err = tx.UseLink("token", tx.Now().Add(time.Minute)); return err })
			return first
		}
		if !use() || use() {
			t.Error("not once")
		}
		one, err := s.Secret(t.Context(), Home, "links")
		if err != nil || len(one) < 32 {
			t.Fatalf("%q, %v", one, err)
		}
		if again, err := s.Secret(t.Context(), Home, "links"); again != one {
			t.Errorf("the secret changed, %v", err)
		}
		if other, err := s.Secret(t.Context(), Home, "others"); other == one {
			t.Errorf("one secret for two uses, %v", err)
		}
	})
}

func TestCalendarsAreImported(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		err := s.Update(t.Context(), secretariat, func(tx *Tx) error { _, err := tx.SaveCalendar(2027, []byte(`{}`)); return err })
		if !errors.As(err, &Refused{}) {
			t.Errorf("the secretariat: %v", err)
		}
		for _, replaced := range []bool{false, true} {
			update(t, s, admin, func(tx *Tx) error {
				was, err := tx.SaveCalendar(2027, []byte(`{"year":2027}`))
				if was != replaced {
					t.Errorf("replaced: %v", was)
				}
				return err
			})
		}
		view(t, s, tangshan, func(tx *Tx) error {
			all, err := tx.Calendars()
			if len(all) != 1 || all[0].Year != 2027 || string(all[0].Content) != `{"year":2027}` || all[0].Author != admin.User {
				t.Errorf("%+v", all)
			}
			return err
		})
	})
}

func TestBadAddressesAreToldTheNextDay(t *testing.T) {
	onBothAt(t, func(t *testing.T, s *Store, at *clock) {
		planReminders(t, s, reminderOf("130200", 1), reminderOf("130900", 2))
		record(t, s, claim(t, s, 2), ResultRefused, "550 no such user", 2)
		told := func(scope Scope, before time.Time) (all []BadAddress) {
			view(t, s, scope, func(tx *Tx) (err error) { all, err = tx.BadAddresses(before); return err })
			return all
		}
		if all := told(secretariat, at.now); len(all) != 0 {
			t.Errorf("at once: %+v", all)
		}
		if all := told(secretariat, at.now.AddDate(0, 0, 1)); len(all) != 2 || all[0].Answer != "550 no such user" || len(all[0].Reminders) != 1 {
			t.Errorf("the next day: %+v", all)
		}
		all := told(tangshan, at.now.AddDate(0, 0, 1))
		if len(all) != 1 || all[0].City != "130200" || all[0].Address != "desk1@example.gov.cn" {
			t.Fatalf("a city: %+v", all)
		}
		update(t, s, tangshan, func(tx *Tx) error { _, err := tx.RetryReminder(all[0].Reminders[0], "new@example.gov.cn"); return err })
		if all := told(tangshan, at.now.AddDate(0, 0, 1)); len(all) != 0 {
			t.Errorf("sent again: %+v", all)
		}
	})
}

func TestPlannedKeysAndFiles(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		r, unsent, homeless := reminderOf("130200", 1), reminderOf("130200", 2), reminderOf("130200", 3)
		r.Recipient, unsent.Unsent, homeless.Address, homeless.Kind = "区域创新处/甲 zhang", "本人不收每日汇总", "", "会议筹备"
		update(t, s, admin, func(tx *Tx) (err error) {
			if r.File, err = tx.PutReminderFile([]byte("领导一页纸")); err != nil {
				return err
			}
			_, err = tx.PlanReminders("example.gov.cn", []NewReminder{r, unsent, homeless})
			return err
		})
		view(t, s, tangshan, func(tx *Tx) error {
			keys, err := tx.PlannedKeys([]string{r.Duty, "x", unsent.Duty, r.Duty})
			if k := keys[r.Duty]; len(keys) != 2 || len(k) != 1 || k[0] != r.ReminderKey || k[0].Desk() != "区域创新处/甲" || k[0].Person() != "zhang" {
				t.Errorf("%+v", keys)
			}
			return err
		})
		b := claim(t, s, 1)
		view(t, s, System(Home), func(tx *Tx) error {
			f, err := tx.ReminderFile(b.Messages[0].Reminders[0].ID)
			if err != nil {
				return err
			}
			if data, err := f.Bytes(t.Context()); err != nil || string(data) != "领导一页纸" {
				t.Errorf("%q, %v", data, err)
			}
			kinds := map[string]int{}
			carrying, err := tx.EntryReminders(homeless.Base)
			for _, r := range carrying {
				kinds[r.Kind]++
			}
			if len(carrying) != 3 || kinds["会议筹备"] != 1 || kinds["议定书到期"] != 2 {
				t.Errorf("%+v", carrying)
			}
			if later, err := tx.EntryReminders(homeless.Base.AddDays(1)); err != nil || len(later) != 0 {
				t.Errorf("of later days %+v, %v", later, err)
			}
			return err
		})
		update(t, s, admin, func(tx *Tx) error { return tx.AddressedSince(homeless.ReminderKey) })
		view(t, s, tangshan, func(tx *Tx) error {
			off, _, err := tx.Reminders(ReminderFilter{State: ReminderCancelled}, Page{})
			if len(off) != 2 {
				t.Errorf("%+v", off)
			}
			return err
		})
	})
}
