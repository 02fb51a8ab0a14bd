package store

import (
	"errors"
	"fmt"
	"testing"

	"huishang"
)

func TestDraftsBelongToWhoTypesThem(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		zhang := Scope{Tenant: Home, Role: huishang.RoleBureau, City: "130200", User: "zhang"}
		li := Scope{Tenant: Home, Role: huishang.RoleLiaison, User: "li"}
		const form = "/dossiers/1/steps/mtg.submit"
		save := func(scope Scope, d Draft) {
			t.Helper()
			update(t, s, scope, func(tx *Tx) error { _, err := tx.SaveDraft(d); return err })
		}
		read := func(scope Scope, form string) (d Draft, there bool) {
			t.Helper()
			if err := s.View(t.Context(), scope, func(tx *Tx) (err error) { d, there, err = tx.Draft(form); return err }); err != nil {
				t.Fatal(err)
			}
			return d, there
		}
		save(zhang, Draft{Form: form, Base: 3, Content: []byte("一")})
		save(zhang, Draft{Form: form, Base: 4, Content: []byte("二\x00")})
		if d, there := read(zhang, form); !there || d.Base != 4 || string(d.Content) != "二\x00" || d.Saved.IsZero() {
			t.Errorf("%+v %v", d, there)
		}
		if d, there := read(li, form); there {
			t.Errorf("somebody else sees %+v", d)
		}
		update(t, s, zhang, func(tx *Tx) error { return tx.DropDraft(form) })
		if _, there := read(zhang, form); there {
			t.Error("a draft that was dropped is there")
		}
		for i := range mostDrafts + 3 {
			save(zhang, Draft{Form: fmt.Sprint("/", i), Content: []byte("x")})
		}
		var kept []Draft
		if err := s.View(t.Context(), zhang, func(tx *Tx) (err error) { kept, err = tx.Drafts(); return err }); err != nil {
			t.Fatal(err)
		}
		if len(kept) != mostDrafts || kept[0].Form != fmt.Sprint("/", mostDrafts+2) {
			t.Errorf("%d are kept, first %s", len(kept), kept[0].Form)
		}
		err := s.Update(t.Context(), zhang, func(tx *Tx) error {
			_, err := tx.SaveDraft(Draft{Form: form, Content: make([]byte, maxDraft+1)})
			return err
		})
		if !errors.As(err, &Refused{}) {
			t.Errorf("a draft without bounds: %v", err)
		}
		leader := Scope{Tenant: Home, Role: huishang.RoleLeader, User: "leader"}
		if err := s.Update(t.Context(), leader, func(tx *Tx) error { return tx.DropDraft(form) }); !errors.As(err, &ReadOnly{}) {
			t.Errorf("a leader: %v", err)
		}
	})
}
