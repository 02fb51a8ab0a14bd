// Package accounts decides who may come in: it keeps passwords, lets people sign in, slows guessing down, and asks a provider of the
// department (OpenID Connect) when there is one.
package accounts

import (
	"context"
	"errors"
	"fmt"

	"huishang/accounts/passwords"
	"huishang/store"
)

// ErrNoMatch is a sign-in that fails. Nobody learns whether there is a user of that name.
var ErrNoMatch = errors.New("登录名或密码不对，或者这个用户已停用。")

// Desk is where people sign in.
type Desk struct {
	Store   *store.Store
	Tenant  string
	Hasher  *Hasher
	Checker *passwords.Checker
}

// NewDesk makes the desk of a store.
func NewDesk(s *store.Store) *Desk {
	return &Desk{Store: s, Tenant: store.Home, Hasher: NewHasher(), Checker: passwords.NewChecker()}
}

// Visit is who comes, from where and with what.
type Visit struct {
	Place  string // the address somebody comes from
	Agent  string // what their browser calls itself
	Before string // the token of the session they came with
}

// SignIn lets somebody in who knows the password and gives the token of a new session. The errors for people are [ErrNoMatch], [ErrBusy]
// and [store.TooSoon]. An unknown name costs the same work and gets the same answer as a wrong password.
func (d *Desk) SignIn(ctx context.Context, login, password string, from Visit) (token string, u store.User, err error) {
	login = store.FoldLogin(login)
	u, err = d.prove(ctx, login, password, from.Place)
	if err != nil {
		return "", u, err
	}
	token, err = d.Store.OpenSession(ctx, d.Tenant, store.Opening{User: u.ID, Agent: from.Agent, Way: store.ByPassword, Before: from.Before})
	if errors.As(err, &store.SignedOut{}) {
		return "", u, ErrNoMatch // disabled this moment
	}
	return token, u, err
}

// ErrNoAccount is somebody the department's sign-in knows and this program does not.
var ErrNoAccount = errors.New("统一登录已通过，但会商系统里没有登记您的登录名，或者已停用。请联系系统管理员。")

// SignInAs lets somebody in whom the department's sign-in has named.
func (d *Desk) SignInAs(ctx context.Context, login string, from Visit) (token string, err error) {
	u, err := d.userOf(ctx, login)
	switch {
	case err != nil:
		return "", err
	case u.ID == "" || u.Disabled():
		return "", ErrNoAccount
	}
	return d.Store.OpenSession(ctx, d.Tenant, store.Opening{User: u.ID, Agent: from.Agent, Way: store.ByProvider, Before: from.Before})
}

// prove holds a password against the one of a login name, and counts the try.
func (d *Desk) prove(ctx context.Context, login, password, place string) (store.User, error) {
	if err := d.Store.TakeTry(ctx, d.Tenant, login, place); err != nil {
		return store.User{}, err
	}
	u, err := d.userOf(ctx, login)
	if err != nil {
		return u, err
	}
	if len(password) > 4*passwords.Longest {
		password = "" // longer than any there can be
	}
	match, outdated, err := d.Hasher.Match(ctx, u.PasswordHash(), password)
	switch {
	case err != nil:
		return u, err
	case !match || u.Disabled():
		return u, ErrNoMatch
	}
	if err := d.Store.ForgiveTries(ctx, d.Tenant, login, place); err != nil {
		return u, err
	}
	if outdated {
		return u, d.renew(ctx, u, password)
	}
	return u, nil
}

// userOf finds a user, or one nobody can be when there is none.
func (d *Desk) userOf(ctx context.Context, login string) (u store.User, err error) {
	err = d.Store.View(ctx, store.System(d.Tenant), func(tx *store.Tx) (err error) {
		u, err = tx.UserByLogin(login)
		return err
	})
	if errors.As(err, &store.NotFound{}) {
		return store.User{}, nil
	}
	return u, err
}

// renew keeps the same password at today's cost.
func (d *Desk) renew(ctx context.Context, u store.User, password string) error {
	hash, err := d.Hasher.Hash(ctx, password)
	if err != nil {
		return err
	}
	if err := d.Store.RenewHash(ctx, d.Tenant, u.ID, u.PasswordHash(), hash); err != nil {
		return fmt.Errorf("renew a kept password: %w", err)
	}
	return nil
}

// ChangePassword gives somebody the password they choose, once they have told the one they have. Their other sessions end. The errors for
// people are those of [Desk.SignIn] and [passwords.Weak].
func (d *Desk) ChangePassword(ctx context.Context, u store.User, current, chosen string, from Visit) error {
	if err := d.Checker.Check(chosen, u.Login, u.Name); err != nil {
		return err
	}
	if current == chosen {
		return passwords.Weak{Reason: "新密码和现在的密码一样，请换一个。"}
	}
	if _, err := d.prove(ctx, u.Login, current, from.Place); errors.Is(err, ErrNoMatch) {
		return ErrWrongCurrent
	} else if err != nil {
		return err
	}
	hash, err := d.Hasher.Hash(ctx, chosen)
	if err != nil {
		return err
	}
	scope := store.Scope{Tenant: d.Tenant, Role: u.Role, City: u.City, User: u.Login}
	return d.Store.ChangePassword(ctx, scope, u.ID, hash, from.Before)
}

// ErrWrongCurrent is a change of password by somebody who does not know the one there is.
var ErrWrongCurrent = errors.New("现在的密码不对，请再输一次。")
