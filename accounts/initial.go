package accounts

import (
	"context"
	"crypto/rand"
	"strings"

	"huishang"
	"huishang/store"
)

// InitialPassword makes a password for the first sign-in, which has to be changed there: 80 random bits in groups one can read out.
func InitialPassword() string {
	text := strings.ToLower(rand.Text())[:16]
	return text[:4] + "-" + text[4:8] + "-" + text[8:12] + "-" + text[12:]
}

// FirstLogin is the login name of the administrator a new store begins with.
const FirstLogin = "admin"

// Begin gives a store without users its first administrator and tells their password, which is kept nowhere else. It gives an empty one when
// there are users.
func (d *Desk) Begin(ctx context.Context) (password string, err error) {
	scope := store.System(d.Tenant)
	var any bool
	if err := d.Store.View(ctx, scope, func(tx *store.Tx) (err error) { any, err = tx.AnyUser(); return err }); err != nil || any {
		return "", err
	}
	password = InitialPassword()
	hash, err := d.Hasher.Hash(ctx, password)
	if err != nil {
		return "", err
	}
	first := store.User{Login: FirstLogin, Name: "系统管理员", Role: huishang.RoleAdmin, Temporary: true}
	err = d.Store.Update(ctx, scope, func(tx *store.Tx) error {
		any, err := tx.AnyUser()
		if err != nil || any {
			password = ""
			return err
		}
		_, err = tx.AddUser(first, hash)
		return err
	})
	return password, err
}
