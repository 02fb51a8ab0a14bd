package mail

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
	"pgregory.net/rapid"

	"huishang"
	"huishang/scheduler"
)

var stamp = time.Date(2026, 11, 23, 8, 30, 0, 0, time.FixedZone("北京时间", 8*60*60))

func entry(subject, reason string) scheduler.Entry {
	return scheduler.Entry{
		Duty: "130200/会议/2026", Kind: scheduler.KindPreparation, City: "唐山市", Subject: subject,
		Day: huishang.NewDate(2026, 10, 20), Reason: reason, Revision: 2,
	}
}

func TestEntriesAreWholeDays(t *testing.T) {
	e := entry("筹备2026年厅市会商工作会议", "会议定于2026年10月20日召开。")
	e.Assumed = []int{2027}
	data, err := Entries("唐山市厅市会商", []scheduler.Entry{e}, stamp)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"BEGIN:VCALENDAR\r\n", "VERSION:2.0\r\n", "METHOD:PUBLISH\r\n", "DTSTAMP:20261123T003000Z\r\n", "DTSTART;VALUE=DATE:20261020\r\n",
		"DTEND;VALUE=DATE:20261021\r\n", "SEQUENCE:2\r\n", "SUMMARY:唐山市：筹备2026年厅市会商工作会议\r\n", "CATEGORIES:会议筹备\r\n",
		"2027年没有调休表",
	} {
		if !strings.Contains(unfold(string(data)), want) {
			t.Errorf("%q is missing in\n%s", want, data)
		}
	}
}

// TestAnEntryThatMoves holds that a day that moves keeps its UID, and that two duties have two.
func TestAnEntryThatMoves(t *testing.T) {
	first, moved, other := entry("甲", ""), entry("甲", ""), entry("乙", "")
	moved.Day, moved.Revision, other.Duty = huishang.NewDate(2026, 11, 5), 3, "130200/会议/2028"
	ids := func(e scheduler.Entry) string {
		data, err := Entries("", []scheduler.Entry{e}, stamp)
		if err != nil {
			t.Fatal(err)
		}
		file, err := ics.ParseCalendar(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		return file.Events()[0].Id()
	}
	if ids(first) != ids(moved) || ids(first) == ids(other) {
		t.Errorf("UIDs: %s, %s, %s", ids(first), ids(moved), ids(other))
	}
}

func unfold(text string) string { return strings.ReplaceAll(text, "\r\n ", "") }

// TestLinesOfEntries holds that lines end with CR LF, have at most 75 octets, never cut a character, and that what is written is
// read back.
func TestLinesOfEntries(t *testing.T) {
	words := rapid.StringOf(rapid.OneOf(rapid.SampledFrom([]rune("会议、；,;\\:\"\n\r\t\x00 ab《》𠮷")), rapid.Rune()))
	rapid.Check(t, func(t *rapid.T) {
		e := entry(words.Draw(t, "subject"), words.Draw(t, "reason"))
		data, err := Entries(words.Draw(t, "name"), []scheduler.Entry{e, entry("乙", "")}, stamp)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasSuffix(data, []byte("\r\n")) || bytes.Count(data, []byte("\n")) != bytes.Count(data, []byte("\r\n")) {
			t.Fatal("lines do not end with CR LF")
		}
		for line := range strings.SplitSeq(string(data), "\r\n") {
			if len(line) > 75 || !utf8.ValidString(line) {
				t.Fatalf("%d octets: %q", len(line), line)
			}
		}
		file, err := ics.ParseCalendar(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		events := file.Events()
		if len(events) != 2 {
			t.Fatalf("%d events", len(events))
		}
		got := events[0].GetProperty(ics.ComponentPropertySummary).Value
		if want := oneLine("唐山市：" + e.Subject); got != want {
			t.Fatalf("read back %q, want %q", got, want)
		}
	})
}
