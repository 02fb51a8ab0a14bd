package web

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"errors"
	"strings"
	"testing"
	"time"

	"huishang"
	"huishang/intake"
	"huishang/store"
)

// dossierOf is the dossier of a city for 2026, made when there is none yet.
func (w *town) dossierOf(t testing.TB, city string) (id string) {
	t.Helper()
	w.update(t, func(tx *store.Tx) error {
		there, err := tx.DossierOf(city, 2026)
		if id = there.ID; !errors.As(err, &store.NotFound{}) {
			return err
		}
		d := fullDossier(t)
		d.City.Code, d.Procedure = city, huishang.Procedure{}
		v, err := tx.CreateDossier(2026, d, "")
		id = v.Dossier
		return err
	})
	return id
}

// submissionOf is a submission of a city that is still open.
func (w *town) submissionOf(t testing.TB, owner person, _ string) (id string) {
	t.Helper()
	city := cmp.Or(owner.city, ownCity)
	dossier := w.dossierOf(t, city)
	part := []byte(`{"city":{"code":"` + city + `"},"proposal":{"year":2026},"note":"` + dossier + `"}`)
	w.update(t, func(tx *store.Tx) error {
		list, _, err := tx.Submissions(store.SubmissionFilter{Dossier: dossier, State: store.Received}, store.Page{Limit: 1})
		if err != nil {
			return err
		}
		if len(list) > 0 {
			id = list[0].ID
			return nil
		}
		id, err = handInPart(t, tx, w.site, city, part)
		return err
	})
	return id
}

func handInPart(t testing.TB, tx *store.Tx, s *site, city string, part []byte) (string, error) {
	var basket intake.Basket
	if err := basket.Put("part.json", bytes.NewReader(part)); err != nil {
		return "", err
	}
	parcel, err := basket.Open(intake.Expect{})
	if err != nil {
		return "", err
	}
	known, err := intake.Look(t.Context(), tx, city, 2026)
	if err != nil {
		return "", err
	}
	judged, err := s.intake().Hold(parcel, known, intake.Hand{Role: huishang.RoleBureau, Today: fixedDay()})
	if err != nil {
		return "", err
	}
	saved, _, err := judged.Save(tx, nil)
	return saved.ID, err
}

// opinionIn is an opinion about a dossier.
func (w *town) opinionIn(t testing.TB, _ person, below string) (id string) {
	t.Helper()
	dossier := strings.Split(below, "/")[4]
	w.update(t, func(tx *store.Tx) error {
		all, err := tx.Opinions(dossier, store.OnAgreement)
		if err != nil {
			return err
		}
		if len(all) > 0 {
			id = intake.OpinionID(all[0])
			return nil
		}
		o, err := tx.SaveOpinion(dossier, store.OnAgreement, huishang.Opinion{Division: "高新技术处", TopicID: "TP1", Verdict: huishang.VerdictAgree, Round: 1}, 0)
		id = intake.OpinionID(o)
		return err
	})
	return id
}

// table2027 is a table of working days.
const table2027 = `{"year": 2027, "source": "某通知", "holidays": ["2027-01-01"], "makeup_workdays": ["2027-01-03"]}`

// reminderOf is a reminder of a city that has not left.
func (w *town) reminderOf(t testing.TB, owner person, _ string) (id string) {
	t.Helper()
	w.update(t, func(tx *store.Tx) error {
		duty := rand.Text()
		if _, err := tx.PlanReminders("example.gov.cn", []store.NewReminder{newReminder(cmp.Or(owner.city, ownCity), duty)}); err != nil {
			return err
		}
		all, _, err := tx.Reminders(store.ReminderFilter{Duty: duty}, store.Page{})
		if err == nil {
			id = all[0].ID
		}
		return err
	})
	return id
}

func newReminder(city, duty string) store.NewReminder {
	return store.NewReminder{ReminderKey: store.ReminderKey{Duty: duty, Recipient: "市科技局/唐山市科学技术局 tang", Kind: "议定书到期", Base: fixedDay(), Step: "前6个月"},
		City: city, Address: "tang@example.gov.cn", Due: time.Now(), Payload: []byte(`{"reminder":{"subject":"商定议定书期满后是否延续","city":"唐山市","urgency":"红"}}`)}
}

// feedOf is a feed of somebody that works, made when there is none.
func (w *town) feedOf(t testing.TB, owner person, _ string) (id string) {
	t.Helper()
	owner = w.of(owner.name)
	scope := store.Scope{Tenant: store.Home, Role: owner.role, City: owner.city, User: owner.name}
	if err := w.desk.Store.View(t.Context(), scope, func(tx *store.Tx) error {
		feeds, err := tx.Feeds(owner.id)
		for _, f := range feeds {
			if f.RevokedAt.IsZero() {
				id = f.ID
			}
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if id != "" {
		return id
	}
	if err := w.desk.Store.ChangeOwn(t.Context(), scope, owner.id, func(o *store.Own) error {
		f, _, err := o.AddFeed()
		id = f.ID
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return id
}

// anyUser is a user of a city's bureau.
func (w *town) anyUser(t testing.TB, owner person, _ string) string {
	return w.add(t, store.User{Login: "u" + strings.ToLower(rand.Text()), Name: "甲", Role: huishang.RoleBureau, City: owner.city}, "").ID
}

// anyKey is a key of a city's bureau.
func (w *town) anyKey(t testing.TB, owner person, _ string) string {
	k, _ := w.addKey(t, store.Key{Name: "甲", Role: huishang.RoleBureau, City: owner.city, Scopes: []store.KeyScope{store.KeyRead}})
	return k.ID
}
