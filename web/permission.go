package web

import (
	"fmt"
	"slices"

	"huishang"
	"huishang/store"
)

// A permission says who may ask a route, and with what. A route without one keeps the site from starting.
type permission struct {
	roles []huishang.Role
	use   use
	soon  bool // also somebody who has yet to change the password they were given
}

// use is what asking a route comes to.
type use string

const (
	useOpen   use = "open"   // nobody has to say who they are
	useRead   use = "read"   // it changes nothing
	useWrite  use = "write"  // it changes something
	usePerson use = "person" // it is about somebody's own account: no machine has one
)

// anybody lets everybody ask, signed in or not.
func anybody() permission { return permission{use: useOpen} }

// reads lets roles ask what changes nothing; of keys, those to read and those to write.
func reads(roles ...huishang.Role) permission { return permission{roles: roles, use: useRead} }

// writes lets roles ask what changes something; of keys, only those to write.
func writes(roles ...huishang.Role) permission { return permission{roles: roles, use: useWrite} }

// persons lets people of these roles ask, and no key.
func persons(roles ...huishang.Role) permission { return permission{roles: roles, use: usePerson} }

// early lets somebody ask before they have changed the password they were given.
func (p permission) early() permission {
	p.soon = true
	return p
}

// check refuses a permission that was forgotten.
func (p permission) check() error {
	switch {
	case p.use == useOpen && len(p.roles) == 0:
		return nil
	case p.use == "" || p.use == useOpen || len(p.roles) == 0:
		return fmt.Errorf("nothing says who may ask it: %+v", p)
	}
	return nil
}

// allows says why somebody may not ask, or nil.
func (p permission) allows(who identity) error {
	switch {
	case !slices.Contains(p.roles, who.Role):
		return errForbidden{who.Role.Name() + "不能办理这件事。需要的话，请联系系统管理员。"}
	case who.key != nil && p.use == usePerson:
		return errForbidden{"接口密钥不能办理这件事，请用登录名和密码登录。"}
	case who.key != nil && p.use == useWrite && !who.key.May(store.KeyWrite), who.key != nil && !who.key.May(store.KeyRead):
		return errForbidden{"这个接口密钥只能读取，不能修改。"}
	case who.mustChange && !p.soon:
		return errTemporary
	}
	return nil
}
