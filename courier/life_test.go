package courier

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"huishang"
	"huishang/store"
	"huishang/testdata/need"
	"huishang/testdata/post"
)

// A life is an office whose days are walked one by one, with what happens on some of them.
type life struct {
	*office
	deeds map[huishang.Date]func(t *testing.T)
	down  map[huishang.Date]bool // the mail server is not there
	off   map[huishang.Date]bool // the program is off
	got   []arrived
}

// arrived is a letter with the day it came on.
type arrived struct {
	on huishang.Date
	post.Letter
}

// TestLife walks three cities from leap day 2024 through two terms of a protocol: meetings that are held, moved and called off, an objection, a
// renewal and a termination, a mailbox that refuses, a colleague on leave, a mail server that is down for three days and a program that is off
// for forty. Every letter that arrives stands in the golden file, the same on both databases.
func TestLife(t *testing.T) {
	onBoth(t, "2024-02-29", func(t *testing.T, o *office) {
		l := &life{office: o, deeds: map[huishang.Date]func(*testing.T){}, down: map[huishang.Date]bool{}, off: map[huishang.Date]bool{}}
		l.hire(t, "chief admin", "chu liaison 区域创新处", "fu liaison 合作委员会联系人", "tang bureau 130200", "gao division 高新技术处", "ting leader 分管副厅长", "head leader")
		l.tell()
		last := lastDay()
		for day := date("2024-02-29"); !day.After(last); day = day.AddDays(1) {
			l.live(t, day)
		}
		l.hold(t)
	})
}

// lastDay is how far the walk goes: over all of both terms, or in the short form through the first years.
func lastDay() huishang.Date {
	if need.Rounds(0, 1) == 1 || *update {
		return date("2034-06-30")
	}
	return date("2026-12-31")
}

// live lets one day pass.
func (l *life) live(t *testing.T, day huishang.Date) {
	t.Helper()
	l.clock.morning(day)
	if deed := l.deeds[day]; deed != nil {
		deed(t)
	}
	if l.off[day] || !l.courier.Calendar.IsWorkday(day) && l.deeds[day] == nil {
		return
	}
	if down := l.down[day]; down != l.down[day.AddDays(-1)] {
		if down {
			l.post.Down()
		} else {
			l.post.Up(t)
		}
	}
	l.plan(t)
	for _, letter := range l.deliver(t) {
		l.got = append(l.got, arrived{day, letter})
	}
}

// hold holds what arrived against the golden file, and that nothing arrived twice and nothing is left over.
func (l *life) hold(t *testing.T) {
	t.Helper()
	rows := map[string][]store.Reminder{}
	states := map[store.ReminderState]int{}
	for _, r := range l.everything(t) {
		rows[r.MessageID] = append(rows[r.MessageID], r)
		states[r.State]++
	}
	seen := map[string]bool{}
	var lines []string
	for _, a := range l.got {
		if seen[a.ID] {
			t.Errorf("%s came twice", a.ID)
		}
		seen[a.ID] = true
		lines = append(lines, describe(t, a, rows[a.ID]))
	}
	slices.Sort(lines)
	if states[store.ReminderWaiting]+states[store.ReminderSending]+states[store.ReminderDelayed]+states[store.ReminderDoubtful] != 0 {
		t.Errorf("left over: %v", states)
	}
	if lastDay().Before(date("2034-06-30")) {
		golden(t, "testdata/life.txt", strings.Join(lines, ""))
		return
	}
	end := fmt.Sprintf("\n邮件 %d 封，提醒已发送 %d 条，永久失败 %d 条，没有发出就了结 %d 条。\n", len(l.got), states[store.ReminderSent],
		states[store.ReminderFailed], states[store.ReminderCancelled])
	golden(t, "testdata/life.txt", strings.Join(lines, "")+end)
}

// everything gives all rows of the queue.
func (l *life) everything(t *testing.T) (all []store.Reminder) {
	t.Helper()
	l.view(t, func(tx *store.Tx) error {
		for page := (store.Page{Limit: 500}); ; {
			some, next, err := tx.Reminders(store.ReminderFilter{}, page)
			if err != nil {
				return err
			}
			all = append(all, some...)
			if page.After = next; next == "" {
				return nil
			}
		}
	})
	return all
}

// describe writes a letter: its day, mailbox and subject, then a line for each matter and each entry.
func describe(t *testing.T, a arrived, rows []store.Reminder) string {
	t.Helper()
	subject, parts := open(t, a.Letter)
	text := fmt.Sprintf("%s %s %s\n", a.on, strings.TrimSuffix(a.To, "@example.gov.cn"), subject)
	var matters []string
	for _, row := range rows {
		p, err := ReadParcel(row.Payload)
		if err != nil {
			t.Fatal(err)
		}
		if p.Notice != nil {
			continue
		}
		r := p.Reminder.Leaving(a.on)
		line := fmt.Sprintf("  %s %s%s %s %s", r.Urgency, map[bool]string{true: "抄送 "}[r.Copy], r.City, r.Kind, r.Step)
		line += "：" + r.Subject + map[bool]string{true: "（补发）"}[r.Late()] + map[bool]string{true: "（代收）"}[p.Instead]
		if p.Entry != nil {
			line += fmt.Sprintf(" ［日历 %s %s 第%d次］", p.Entry.Method, p.Entry.Day, p.Entry.Sequence)
		}
		matters = append(matters, line+"\n")
	}
	slices.Sort(matters)
	for _, p := range parts {
		if p.name != "" && !strings.HasSuffix(p.name, ".ics") {
			matters = append(matters, "  附件："+p.name+"\n")
		}
	}
	return text + strings.Join(matters, "")
}

// golden holds a text against the begin of a file, or writes it there. What is whole ends as the file does.
func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasPrefix(string(want), got) && (len(want) == len(got) || lastDay().Before(date("2034-06-30")) && nextYear(string(want[len(got):]))) {
		return
	}
	gotLines, wantLines := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range min(len(gotLines), len(wantLines)) {
		if gotLines[i] != wantLines[i] {
			t.Fatalf("line %d is\n%s\nnot\n%s", i+1, gotLines[i], wantLines[i])
		}
	}
	t.Fatalf("%d lines, want %d", len(gotLines), len(wantLines))
}

// nextYear reports whether the rest of the golden file begins behind the days that were walked.
func nextYear(rest string) bool { return strings.HasPrefix(rest, "2027-") }

// span marks every day from one to another.
func span(into map[huishang.Date]bool, from, to string) {
	for day := date(from); !day.After(date(to)); day = day.AddDays(1) {
		into[day] = true
	}
}

// on says what happens on a day.
func (l *life) on(day string, deed func(t *testing.T)) { l.deeds[date(day)] = deed }

// write begins a dossier, or saves its next version. What a log says of later days does not count before them.
func (l *life) write(t *testing.T, year int, text string) {
	t.Helper()
	d, err := huishang.Decode([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	found := store.Dossier{}
	l.view(t, func(tx *store.Tx) error {
		there, err := tx.DossierOf(d.City.Code, year)
		if err == nil {
			found = there
		}
		return nil
	})
	if found.ID == "" {
		l.file(t, year, d)
		return
	}
	d.Procedure = huishang.Procedure{Merged: d.Procedure.Merged}
	l.update(t, func(tx *store.Tx) error { _, err := tx.SaveVersion(found.ID, found.Latest, d, ""); return err })
}

// logText writes a log from lines such as "2026-06-18 mtg.consult".
func logText(lines ...string) string {
	var entries []string
	for i, line := range lines {
		words := strings.Fields(line)
		actor := ""
		if len(words) > 2 {
			actor = words[2]
		}
		entries = append(entries, fmt.Sprintf(`{"seq": %d, "at": %q, "event": %q, "actor": %q, "round": 1}`, i+1, words[0], words[1], actor))
	}
	return "[" + strings.Join(entries, ", ") + "]"
}
