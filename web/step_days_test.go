package web

import (
	"net/http"
	"slices"
	"testing"

	"huishang"
	"huishang/store"
)

// dayOff imports a year of working days in which 25 November 2026, a Wednesday, is none.
func (w *town) dayOff(t testing.TB) {
	t.Helper()
	w.update(t, func(tx *store.Tx) error {
		return saveCalendar(tx, 2026, []byte(`{"year": 2026, "source": "某通知", "holidays": ["2026-11-25"], "makeup_workdays": []}`))
	})
}

// TestStepsCountByTheCalendarInForce lets the days divisions are given follow a year that was imported, and offers the divisions the dossier names.
func TestStepsCountByTheCalendarInForce(t *testing.T) {
	w := newTown(t, Config{})
	dossier := w.keepDossier(t, begun(t))
	liaison := w.of("liaison")
	w.takeAll(t, dossier, []taking{{w.of("tangshan"), huishang.MtgSubmit, "/at=2026-06-12", ""}, {liaison, huishang.MtgAccept, "/at=2026-06-16", ""}})
	for _, due := range []string{"2026-12-14", "2026-12-15"} {
		_, page := w.ask(liaison, http.MethodGet, stepPath(dossier, huishang.MtgConsult), "")
		shows(t, page, "其他处室")
		typed := formOf(t, page, "fill").values
		if typed.Get("/due") != due || !slices.Equal(typed["/divisions"], append(divisionsOf(w.latest(t, dossier)), "")) {
			t.Errorf("%v are asked until %s, not %s", typed["/divisions"], typed.Get("/due"), due)
		}
		w.dayOff(t)
	}
}
