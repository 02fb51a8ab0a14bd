package scheduler

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"pgregory.net/rapid"

	"huishang"
)

var update = flag.Bool("update", false, "write the golden texts anew")

// golden compares a text with the file that keeps it, or writes the file with -update.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; read the change with -update and git diff", file)
	}
}

func day(text string) huishang.Date {
	d, err := huishang.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

// oneTable is a folder with one table.
func oneTable(text string) fstest.MapFS { return fstest.MapFS{"table.json": {Data: []byte(text)}} }

func ownCalendar(t testing.TB) *Calendar {
	t.Helper()
	c, err := LoadCalendar()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestWorkingDaysOfTheStateCouncil(t *testing.T) {
	c := ownCalendar(t)
	for year, want := range map[int]int{2023: 260, 2024: 251, 2025: 248, 2026: 248, 2027: 261} {
		last := huishang.NewDate(year, time.December, 31)
		if got := c.Between(huishang.NewDate(year-1, time.December, 31), last); got != want {
			t.Errorf("%d has %d working days, want %d", year, got, want)
		}
		if c.Known(year) != (year >= 2024 && year <= 2026) {
			t.Errorf("Known(%d) = %v", year, c.Known(year))
		}
	}
	for text, works := range map[string]bool{
		"2024-02-09": true, "2024-02-10": false, "2024-02-18": true, "2024-04-07": true, "2024-06-10": false, "2024-09-14": true,
		"2025-01-26": true, "2025-01-27": true, "2025-01-28": false, "2025-02-05": true, "2025-10-08": false, "2025-10-11": true,
		"2026-01-04": true, "2026-02-14": true, "2026-02-23": false, "2026-09-20": true, "2026-10-08": true, "2026-11-21": false,
		"2027-01-01": true, "2027-01-02": false,
	} {
		if got := c.IsWorkday(day(text)); got != works {
			t.Errorf("%s is worked: %v, want %v", text, got, works)
		}
	}
}

func TestWorkingDayArithmetic(t *testing.T) {
	c := ownCalendar(t)
	for _, test := range []struct {
		name string
		got  huishang.Date
		want string
	}{
		{"over the Spring Festival with both make-up days", c.Add(day("2026-02-13"), 3), "2026-02-25"},
		{"back over the National Day", c.Add(day("2026-10-09"), -3), "2026-09-29"},
		{"from a holiday on", c.Add(day("2026-10-01"), 1), "2026-10-08"},
		{"from a holiday back", c.Add(day("2026-10-01"), -1), "2026-09-30"},
		{"none at all", c.Add(day("2026-10-01"), 0), "2026-10-01"},
		{"before a holiday", c.OnOrBefore(day("2026-02-20")), "2026-02-14"},
		{"after a holiday", c.OnOrAfter(day("2026-02-20")), "2026-02-24"},
		{"a make-up Sunday stays", c.OnOrAfter(day("2026-01-04")), "2026-01-04"},
		{"into a year without a table", c.Add(day("2026-12-31"), 1), "2027-01-01"},
		{"beyond what the calendar reaches", c.Add(day("2199-12-31"), 100_000), "2229-12-31"},
		{"before what the calendar reaches", c.Add(day("1900-01-01"), -100_000), "1880-01-01"},
	} {
		if test.got.String() != test.want {
			t.Errorf("%s: %s, want %s", test.name, test.got, test.want)
		}
	}
}

func TestWorkingDayInverses(t *testing.T) {
	c := ownCalendar(t)
	days := rapid.Custom(func(t *rapid.T) huishang.Date {
		return huishang.NewDate(2023, 1, 1).AddDays(rapid.IntRange(0, 2000).Draw(t, "days after 2023-01-01"))
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := days.Draw(t, "a"), days.Draw(t, "b")
		n := rapid.IntRange(-400, 400).Draw(t, "n")
		before, onOrAfter := c.OnOrBefore(a), c.OnOrAfter(a)
		work := onOrAfter
		hold(t, "there and back", c.Add(c.Add(work, n), -n) == work)
		hold(t, "counted", c.Between(work, c.Add(work, n)) == n)
		hold(t, "difference", c.Add(a, c.Between(a, c.OnOrAfter(b))) == c.OnOrAfter(b) || c.Between(a, c.OnOrAfter(b)) == 0)
		hold(t, "before and after", !before.After(a) && !onOrAfter.Before(a) && c.IsWorkday(before) && c.IsWorkday(onOrAfter))
		hold(t, "a working day stays", !c.IsWorkday(a) || before == a && onOrAfter == a)
		hold(t, "nothing between", c.Between(before, onOrAfter) <= 1)
		hold(t, "sums", c.Between(a, b) == naive(c, a, b))
	})
}

// naive counts day by day.
func naive(c *Calendar, a, b huishang.Date) int {
	count := 0
	for d := a; d.Before(b); {
		if d = d.AddDays(1); c.IsWorkday(d) {
			count++
		}
	}
	for d := b; d.Before(a); d = d.AddDays(1) {
		if c.IsWorkday(d) {
			count--
		}
	}
	return count
}

func hold(t *rapid.T, what string, ok bool) {
	t.Helper()
	if !ok {
		t.Fatalf("%s does not hold", what)
	}
}

func TestFaultsOfTables(t *testing.T) {
	files, err := filepath.Glob("testdata/tables/*")
	if err != nil || len(files) == 0 {
		t.Fatal("no tables", err)
	}
	var told strings.Builder
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		table, err := ReadTable(filepath.Base(file), data)
		if err == nil {
			t.Errorf("%s is taken: %+v", file, table)
			continue
		}
		told.WriteString(err.Error() + "\n\n")
	}
	golden(t, "testdata/tables.txt", told.String())
}

func TestTablesAreLaidOver(t *testing.T) {
	const table = `{"year": 2027, "source": "某通知", "holidays": ["2027-01-01"], "makeup_workdays": ["2027-01-03"]}`
	c, err := LoadCalendar(fstest.MapFS{"2027.json": {Data: []byte(table)}})
	if err != nil {
		t.Fatal(err)
	}
	if !c.Known(2027) || c.IsWorkday(day("2027-01-01")) || !c.IsWorkday(day("2027-01-03")) || c.Add(day("2026-12-31"), 1) != day("2027-01-03") {
		t.Error("the table of 2027 is not laid over")
	}
	_, err = LoadCalendar(fstest.MapFS{"a.json": {Data: []byte(table)}, "b.json": {Data: []byte(table)}, "c.json": {Data: []byte("[]")}})
	var faults Faults
	if !errors.As(err, &faults) || len(faults) < 2 || !strings.Contains(err.Error(), "b.json 第1行第1列：2027年的调休表在 a.json 里已经有了") {
		t.Errorf("two tables of a year: %v", err)
	}
}

func TestTableIsWrittenAndRead(t *testing.T) {
	c := ownCalendar(t)
	for _, year := range c.Years() {
		table, _ := c.Table(year)
		data, err := table.Write()
		if err != nil {
			t.Fatal(err)
		}
		again, err := ReadTable("", data)
		if err != nil {
			t.Fatal(err)
		}
		if second, err := again.Write(); err != nil || string(second) != string(data) {
			t.Errorf("%d is read back as %s, %v", year, second, err)
		}
	}
}

func FuzzTable(f *testing.F) {
	files, err := filepath.Glob("testdata/tables/*")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range append(files, "workdays/2026.json") {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		table, err := ReadTable("调休.json", data)
		var faults Faults
		if err != nil && (!errors.As(err, &faults) || len(faults) == 0) {
			t.Fatalf("not told as faults: %v", err)
		}
		if err != nil {
			return
		}
		for _, d := range append(table.Holidays, table.Makeup...) {
			if d.Year() != table.Year {
				t.Fatalf("%s is taken for a day of %d", d, table.Year)
			}
		}
	})
}
