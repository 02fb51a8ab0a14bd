package store

import (
	"errors"
	"strings"
	"testing"

	"huishang"
)

func TestKeys(t *testing.T) {
	onBothAt(t, func(t *testing.T, s *Store, at *clock) {
		var k Key
		var secret string
		update(t, s, admin, func(tx *Tx) (err error) {
			k, secret, err = tx.AddKey(Key{Name: "政务平台", Role: huishang.RoleBureau, City: "130200", Scopes: []KeyScope{KeyRead}})
			return err
		})
		if !strings.HasPrefix(secret, keyPrefix) || len(secret) < len(keyPrefix)+26 {
			t.Errorf("the secret is %q", secret)
		}
		found, err := s.KeyOf(t.Context(), Home, secret)
		if err != nil || found.ID != k.ID || found.City != "130200" || !found.May(KeyRead) || found.May(KeyWrite) {
			t.Errorf("found %+v, %v", found, err)
		}
		for _, wrong := range []string{"", secret + "x", k.ID, digest(secret)} {
			if _, err := s.KeyOf(t.Context(), Home, wrong); !errors.As(err, &SignedOut{}) {
				t.Errorf("%q opens: %v", wrong, err)
			}
		}
		at.now = at.now.Add(usedEvery)
		if _, err := s.KeyOf(t.Context(), Home, secret); err != nil {
			t.Fatal(err)
		}
		view(t, s, tangshan, func(tx *Tx) error {
			keys, _, err := tx.Keys(Page{})
			if err != nil || len(keys) != 1 || keys[0].UsedAt != at.now {
				t.Errorf("the keys of the city are %+v, %v", keys, err)
			}
			return nil
		})
		view(t, s, cangzhou, func(tx *Tx) error {
			if keys, _, err := tx.Keys(Page{}); err != nil || len(keys) != 0 {
				t.Errorf("another city sees %+v, %v", keys, err)
			}
			return nil
		})
		if err := s.Update(t.Context(), secretariat, func(tx *Tx) error { return tx.RevokeKey(k.ID) }); !errors.As(err, &Refused{}) {
			t.Errorf("not an administrator: %v", err)
		}
		for range 2 {
			update(t, s, admin, func(tx *Tx) error { return tx.RevokeKey(k.ID) })
			if _, err := s.KeyOf(t.Context(), Home, secret); !errors.As(err, &SignedOut{}) {
				t.Errorf("a revoked key opens: %v", err)
			}
		}
	})
}

func TestKeysThatDoNotFitAreRefused(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		for says, k := range map[string]Key{
			"不能代替系统管理员":        {Name: "甲", Role: huishang.RoleAdmin, Scopes: []KeyScope{KeyRead}},
			"用途范围：":            {Name: "甲", Role: huishang.RoleLeader},
			"现为“all”":          {Name: "甲", Role: huishang.RoleLeader, Scopes: []KeyScope{"all"}},
			"用在哪里":             {Role: huishang.RoleLeader, Scopes: []KeyScope{KeyRead}},
			"六位城市代码":           {Name: "甲", Role: huishang.RoleBureau, Scopes: []KeyScope{KeyRead}},
			"现为“999999”":       {Name: "甲", Role: huishang.RoleBureau, City: "999999", Scopes: []KeyScope{KeyRead}},
			"用途不能超过60个字，也不能换行": {Name: "甲\n乙", Role: huishang.RoleLeader, Scopes: []KeyScope{KeyRead}},
		} {
			err := s.Update(t.Context(), admin, func(tx *Tx) error { _, _, err := tx.AddKey(k); return err })
			if !errors.As(err, &Refused{}) || !strings.Contains(err.Error(), says) {
				t.Errorf("%+v: %v, want %s", k, err, says)
			}
		}
	})
}
