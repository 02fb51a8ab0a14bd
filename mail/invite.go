package mail

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"huishang/scheduler"
)

// Method says what a calendar does with an entry (RFC 5546).
type Method string

// The methods. A day that moved is requested again, under the same UID with a higher SEQUENCE.
const (
	Publish Method = "PUBLISH" // for information: a term, a deadline
	Request Method = "REQUEST" // a meeting, and its new day
	Cancel  Method = "CANCEL"  // a meeting that is not held, the end of a term that was renewed
)

// Invite is a calendar entry as a letter carries it.
type Invite struct {
	Name   string // of the file
	Method Method
	Data   []byte
}

// NewInvite writes one day as a calendar entry from one mailbox to another. It holds the name of the matter and the page, not the reason.
// An entry that is cancelled has a higher revision than the one it takes back.
func NewInvite(e scheduler.Entry, method Method, from, to Address, page string, stamp time.Time) (Invite, error) {
	file := ics.NewCalendar()
	file.SetProductId(product)
	file.SetMethod(ics.Method(method))
	e.Reason, e.Subject = "", MaskText(e.Subject)
	event := addEvent(file, e, stamp)
	event.SetURL(oneLine(page))
	if method != Publish {
		event.SetOrganizer("mailto:" + from.Mailbox)
		event.AddAttendee(to.Mailbox, ics.ParticipationStatusNeedsAction)
	}
	switch method {
	case Cancel:
		event.SetStatus(ics.ObjectStatusCancelled)
	case Request:
		event.SetStatus(ics.ObjectStatusConfirmed)
	}
	var out bytes.Buffer
	if err := file.SerializeTo(&out, ics.WithNewLineWindows); err != nil {
		return Invite{}, fmt.Errorf("write the calendar entry of %s: %w", e.Duty, err)
	}
	return Invite{inviteName(e), method, out.Bytes()}, nil
}

// inviteName names the file as the documents are named: city, matter, day.
func inviteName(e scheduler.Entry) string {
	day := strings.ReplaceAll(e.Day.String(), "-", "")
	name := strings.Trim(e.City+"_"+string(e.Kind)+"_"+day, "_") + ".ics"
	return strings.Map(func(letter rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, letter) {
			return '_'
		}
		return letter
	}, oneLine(name))
}
