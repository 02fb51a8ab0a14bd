package scheduler

import (
	"fmt"
	"testing"

	"huishang"
	"huishang/testdata"
)

func demo(t testing.TB) []Standing {
	t.Helper()
	var dossiers []*huishang.Dossier
	files, err := testdata.Dossiers.ReadDir("dossiers")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := testdata.Dossiers.ReadFile("dossiers/" + file.Name())
		if err != nil {
			t.Fatal(err)
		}
		dossier, err := huishang.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		dossiers = append(dossiers, dossier)
	}
	return Standings(dossiers)
}

// BenchmarkDue plans one day of one city, and of the three thousand counties of the country.
func BenchmarkDue(b *testing.B) {
	calendar, notice := ownCalendar(b), ownNotices(b)
	base := append(demo(b), lives()...)
	for _, count := range []int{1, 3000} {
		standings := many(base, count)
		b.Run(fmt.Sprintf("cities=%d", count), func(b *testing.B) {
			b.ReportAllocs()
			var found int
			for b.Loop() {
				found = len(Due(standings, calendar, notice, day("2026-12-02")))
			}
			b.ReportMetric(float64(found), "reminders")
		})
	}
}

func BenchmarkWalkOfAYear(b *testing.B) {
	calendar, notice, standings := ownCalendar(b), ownNotices(b), demo(b)
	for b.Loop() {
		Walk(standings, calendar, notice, huishang.Date{}, day("2026-01-01"), day("2026-12-31"))
	}
}

func BenchmarkLoadCalendar(b *testing.B) {
	for b.Loop() {
		ownCalendar(b)
	}
}

func BenchmarkAddWorkingDays(b *testing.B) {
	calendar := ownCalendar(b)
	for b.Loop() {
		calendar.Add(day("2026-06-12"), 30)
	}
}

// BenchmarkWalkOfAQuarter rehearses a quarter of a thousand cities, as the preview of the reminders does.
func BenchmarkWalkOfAQuarter(b *testing.B) {
	calendar, notice, standings := ownCalendar(b), ownNotices(b), many(append(demo(b), lives()...), 1000)
	for b.Loop() {
		Walk(standings, calendar, notice, huishang.Date{}, day("2026-10-01"), day("2026-12-31"))
	}
}

// many repeats standings under codes of their own.
func many(base []Standing, count int) []Standing {
	standings := make([]Standing, count)
	for i := range standings {
		standings[i] = base[(i+1)%len(base)]
		standings[i].Code = fmt.Sprintf("%06d", i)
	}
	return standings
}
