package web

import (
	"net/http"

	"huishang"
)

// reminderRoutes tell who is reminded of what, what became of it, and which days are worked.
func (s *site) reminderRoutes() []route {
	all, admin, liaison, bureau := huishang.Roles(), huishang.RoleAdmin, huishang.RoleLiaison, huishang.RoleBureau
	return []route{
		{http.MethodGet, apiRoot + "reminders", reads(all...), s.reminderList},
		{http.MethodGet, apiRoot + "reminders/:id", reads(all...), s.reminderShow},
		{http.MethodPost, apiRoot + "reminders/:id/retry", writes(admin, liaison, bureau), s.reminderRetry},
		{http.MethodPost, apiRoot + "reminders/:id/cancellation", writes(admin, liaison, bureau), s.reminderCancel},
		{http.MethodPost, apiRoot + "reminders/:id/settlement", writes(admin, liaison, bureau), s.reminderSettle},
		{http.MethodGet, apiRoot + "bad-addresses", reads(admin, liaison, bureau), s.badAddressList},
		{http.MethodGet, apiRoot + "delivery", reads(admin, liaison), s.deliveryShow},
		{http.MethodGet, apiRoot + "days", reads(all...), s.dayList},
		{http.MethodGet, apiRoot + "calendars", reads(all...), s.calendarList},
		{http.MethodGet, apiRoot + "calendars/:year", reads(all...), s.calendarShow},
		{http.MethodPut, apiRoot + "calendars/:year", persons(admin), s.calendarSave},
		{http.MethodPatch, apiRoot + "me", persons(all...), s.meChange},
		{http.MethodGet, apiRoot + "me/feeds", persons(all...), s.feedList},
		{http.MethodPost, apiRoot + "me/feeds", persons(all...), s.feedCreate},
		{http.MethodDelete, apiRoot + "me/feeds/:id", persons(all...), s.feedDelete},
		{http.MethodGet, "/calendar/:token", anybody(), s.feedShow},
		{http.MethodGet, "/mail/:token", anybody(), s.linkShow},
		{http.MethodPost, "/mail/:token", anybody(), s.linkUse},
		{http.MethodGet, "/reminders", reads(all...), s.reminderIndex},
		{http.MethodGet, "/reminders/preview", reads(all...), s.reminderPreview},
		{http.MethodGet, "/reminders/:id", reads(all...), s.reminderLook},
		{http.MethodPost, "/reminders/:id/retry", writes(reminderDesks...), s.reminderSendAgain},
		{http.MethodPost, "/reminders/:id/cancel", writes(reminderDesks...), s.reminderCallOff},
		{http.MethodPost, "/reminders/:id/settle", writes(reminderDesks...), s.reminderResolve},
		{http.MethodGet, "/metrics", reads(admin, liaison), s.metricsShow},
	}
}
