package web

import (
	"net/http"

	"huishang"
)

// adminRoutes are the pages on which the administrator looks after the installation.
func (s *site) adminRoutes() []route {
	admin := huishang.RoleAdmin
	return []route{
		{http.MethodGet, "/users", persons(admin), s.userIndex},
		{http.MethodPost, "/users", persons(admin), s.userAdd},
		{http.MethodGet, "/users/new", persons(admin), s.userNew},
		{http.MethodGet, "/users/:id", persons(admin), s.userEdit},
		{http.MethodPost, "/users/:id", persons(admin), s.userSave},
		{http.MethodPost, "/users/:id/disabled", persons(admin), s.userKeepOut},
		{http.MethodGet, "/users/:id/password", persons(admin), s.userPasswordAsk},
		{http.MethodPost, "/users/:id/password", persons(admin), s.userPasswordReset},
		{http.MethodGet, "/keys", persons(admin), s.keyIndex},
		{http.MethodPost, "/keys", persons(admin), s.keyAdd},
		{http.MethodGet, "/keys/:id/revoke", persons(admin), s.keyRevokeAsk},
		{http.MethodPost, "/keys/:id/revoke", persons(admin), s.keyRevoke},
	}
}
