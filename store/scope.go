package store

import (
	"fmt"
	"regexp"

	"huishang"
)

// Home is the tenant of an installation that serves one department.
const Home = "home"

// Scope says who acts and how far they see. Every transaction has one, and every statement is bound to it.
type Scope struct {
	Tenant string
	Role   huishang.Role
	City   string // six digits: this city only; empty: every city
	User   string // who acts, as the audit log names them
}

// System is the scope of the program itself and of whoever runs it from the command line.
func System(tenant string) Scope {
	return Scope{Tenant: tenant, Role: huishang.RoleAdmin, User: "系统"}
}

var cityCode = regexp.MustCompile(`^[0-9]{6}$`)

// check refuses a scope that leaves something open: a forgotten scope must not see everything.
func (s Scope) check() error {
	switch {
	case s.Tenant == "" || s.User == "" || !knownRole(s.Role):
		return fmt.Errorf("scope without tenant, user or role: %+v", s)
	case s.City != "" && !cityCode.MatchString(s.City):
		return fmt.Errorf("scope with city %q, which is no code", s.City)
	case s.City == "" && s.Role == huishang.RoleBureau:
		return fmt.Errorf("scope of a bureau without its city: %+v", s)
	}
	return nil
}

func knownRole(role huishang.Role) bool {
	for _, known := range huishang.Roles() {
		if role == known {
			return true
		}
	}
	return false
}

// mayWrite reports whether the scope may change anything at all.
func (s Scope) mayWrite() bool { return s.Role != huishang.RoleLeader }

// Sees reports whether a city lies in the scope.
func (s Scope) Sees(city string) bool { return s.City == "" || s.City == city }

// to narrows a scope to a city; an empty one leaves it as it is. The city has to lie in it.
func (s Scope) to(city string) Scope {
	if city != "" {
		s.City = city
	}
	return s
}

// bind puts the tenant and the cities before the arguments of a statement.
func (s Scope) bind(arguments []any) []any {
	first, last := s.cities()
	return append([]any{s.Tenant, first, last}, arguments...)
}

// cities are the first and the last city code in scope, as a statement compares them.
func (s Scope) cities() (first, last string) {
	if s.City != "" {
		return s.City, s.City
	}
	return "", "999999"
}
