package web

import (
	"testing"
	"time"

	"huishang"
	"huishang/store"
)

// TestPeopleAreCalledByName tells names of those who have one, and believes a name for a minute.
func TestPeopleAreCalledByName(t *testing.T) {
	w := newTown(t, Config{})
	u := w.add(t, store.User{Login: "wang", Name: "王五", Role: huishang.RoleLiaison}, "")
	p := newPeople(w.desk.Store)
	now := time.Now()
	p.now = func() time.Time { return now }
	for login, want := range map[string]string{"wang": "王五", "nobody": "nobody", "接口密钥 平台 1a2b": "接口密钥 平台 1a2b", "": ""} {
		for range 2 {
			if got, err := p.name(login); err != nil || got != want {
				t.Errorf("%q is called %q, not %q: %v", login, got, want, err)
			}
		}
	}
	w.update(t, func(tx *store.Tx) error {
		_, err := tx.ChangeUser(u.ID, func(u *store.User) { u.Name = "王小五" })
		return err
	})
	if got, _ := p.name("wang"); got != "王五" {
		t.Errorf("within the minute: %q", got)
	}
	now = now.Add(2 * peopleTime)
	if got, _ := p.name("wang"); got != "王小五" {
		t.Errorf("after it: %q", got)
	}
}
