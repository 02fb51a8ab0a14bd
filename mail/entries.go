// Package mail writes reminders as messages and calendar entries.
package mail

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"
	"unicode"

	ics "github.com/arran4/golang-ical"

	"huishang/scheduler"
)

// Entries writes the days of a calendar as an .ics file (RFC 5545): one event of a whole day each, lines ended by CR LF and folded
// at 75 octets. The UID of an event follows from its duty and its SEQUENCE is the revision, so that a day that moves moves in the
// calendar of whoever has taken it in. stamp is when the file is made.
func Entries(name string, entries []scheduler.Entry, stamp time.Time) ([]byte, error) {
	file := ics.NewCalendar()
	file.SetProductId(product)
	file.SetMethod(ics.MethodPublish)
	file.SetXWRCalName(oneLine(name))
	file.SetXWRTimezone("Asia/Shanghai")
	for _, e := range entries {
		addEvent(file, e, stamp)
	}
	var out bytes.Buffer
	if err := file.SerializeTo(&out, ics.WithNewLineWindows); err != nil {
		return nil, fmt.Errorf("write the calendar %s: %w", name, err)
	}
	return out.Bytes(), nil
}

const product = "-//huishang//厅市会商//ZH"

// addEvent adds a whole day.
func addEvent(file *ics.Calendar, e scheduler.Entry, stamp time.Time) *ics.VEvent {
	day := time.Date(e.Day.Year(), e.Day.Month(), e.Day.Day(), 0, 0, 0, 0, time.UTC)
	event := file.AddEvent(uid(e.Duty))
	event.SetSequence(e.Revision)
	event.SetDtStampTime(stamp)
	event.SetAllDayStartAt(day)
	event.SetAllDayEndAt(day.AddDate(0, 0, 1))
	event.SetSummary(oneLine(e.City + "：" + e.Subject))
	event.SetDescription(oneLine(description(e)))
	event.SetProperty(ics.ComponentPropertyCategories, oneLine(string(e.Kind)))
	event.SetTimeTransparency(ics.TransparencyTransparent)
	return event
}

// uid is the same for the same duty wherever and whenever it is written.
func uid(duty string) string {
	sum := sha256.Sum256([]byte(duty))
	return hex.EncodeToString(sum[:16]) + "@huishang"
}

func description(e scheduler.Entry) string {
	if len(e.Assumed) == 0 {
		return e.Reason
	}
	return e.Reason + scheduler.Unknown(e.Assumed) + "。"
}

// oneLine takes control characters out of a text: they have no business in a calendar.
func oneLine(text string) string {
	return strings.Map(func(letter rune) rune {
		if unicode.IsControl(letter) {
			return ' '
		}
		return letter
	}, text)
}
