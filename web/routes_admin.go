package web

import (
	"net/http"

	"huishang"
)

// adminRoutes are the pages on which the administrator looks after the installation.
func (s *site) adminRoutes() []route {
	all, admin, liaison, bureau := huishang.Roles(), huishang.RoleAdmin, huishang.RoleLiaison, huishang.RoleBureau
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
		{http.MethodGet, "/audit", persons(admin), s.auditIndex},
		{http.MethodGet, "/audit/verify", persons(admin), s.auditProof},
		{http.MethodPost, "/audit/verify", persons(admin), s.auditVerify},
		{http.MethodGet, "/state", reads(admin, liaison), s.stateShow},
		{http.MethodGet, "/trash", reads(admin, liaison, bureau), s.trashIndex},
		{http.MethodGet, "/dossiers/:id/trash", reads(admin, liaison, bureau), s.trashAsk},
		{http.MethodPost, "/dossiers/:id/trash", writes(admin, liaison, bureau), s.trashPut},
		{http.MethodPost, "/dossiers/:id/restore", writes(admin, liaison, bureau), s.trashTake},
		{http.MethodGet, "/me", persons(all...), s.accountShow},
		{http.MethodPost, "/me/name", persons(all...), s.accountRename},
		{http.MethodPost, "/me/mailbox", persons(all...), s.accountMailbox},
		{http.MethodPost, "/me/sessions", persons(all...), s.accountEndOthers},
		{http.MethodPost, "/me/feeds", persons(all...), s.accountAddFeed},
		{http.MethodGet, "/me/feeds/:id/revoke", persons(all...), s.accountFeedAsk},
		{http.MethodPost, "/me/feeds/:id/revoke", persons(all...), s.accountRevokeFeed},
	}
}
