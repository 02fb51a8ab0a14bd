package scheduler

import (
	"testing"

	"huishang"
	"huishang/testdata"
)

// FuzzStanding holds that whatever dossier can be read has a standing, and that every day can be asked of it.
func FuzzStanding(f *testing.F) {
	files, err := testdata.Dossiers.ReadDir("dossiers")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := testdata.Dossiers.ReadFile("dossiers/" + file.Name())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, 900)
	}
	f.Add([]byte(`{"procedure": {"establishment": [{"event": "est.sign"}, {}], "meeting": [{"at": "2199-12-31", "event": "mtg.hold"}]},
		"protocol": {"valid_from": "2199-01-01", "valid_years": 9000000, "sign_date": "1900-01-01"}, "agreement": {"items": [{}]},
		"meeting": {"date": "1900-01-01"}, "consultation": {"sent_on": "2024-02-29"}, "opinions": {"agreement": [{}]}}`), -40_000)
	calendar, notice := ownCalendar(f), ownNotices(f)
	f.Fuzz(func(t *testing.T, data []byte, days int) {
		dossier, err := huishang.Decode(data)
		if err != nil {
			return
		}
		today := day("2024-01-01").AddDays(days % 100_000)
		standings := Standings([]*huishang.Dossier{dossier, dossier})
		if len(standings) != 1 {
			t.Fatalf("one city has %d standings", len(standings))
		}
		for _, r := range Due(standings, calendar, notice, calendar.OnOrAfter(today)) {
			if !calendar.IsWorkday(r.Due) || r.Notice.After(r.On) {
				t.Fatalf("%+v", r)
			}
		}
		Ahead(&standings[0], calendar, notice, today)
	})
}
