package courier

import (
	"encoding/json"
	"fmt"

	"huishang"
	"huishang/mail"
	"huishang/scheduler"
)

// Parcel is what a row of the queue is written from: a reminder, or a notice that is none.
type Parcel struct {
	Reminder scheduler.Reminder `json:"reminder"`
	Instead  bool               `json:"instead,omitempty"` // its reader takes it for a colleague on leave (代收)
	Entry    *Entry             `json:"entry,omitempty"`
	Notice   *Notice            `json:"notice,omitempty"`
}

// Entry is a day in the calendar of whoever gets the letter.
type Entry struct {
	Method   mail.Method    `json:"method"`
	Duty     string         `json:"duty"`
	Kind     scheduler.Kind `json:"kind"`
	City     string         `json:"city"`
	Subject  string         `json:"subject"`
	Day      huishang.Date  `json:"day"`
	Sequence int            `json:"sequence"` // grows with every change of the entry in the same calendar
}

// entry is the day as the letter writes it.
func (e *Entry) entry() scheduler.Entry {
	return scheduler.Entry{Duty: e.Duty, Kind: e.Kind, City: e.City, Subject: e.Subject, Day: e.Day, Revision: e.Sequence}
}

// Notice is a letter of paragraphs: the monthly report, or an alarm.
type Notice struct {
	Title      string   `json:"title"`
	Paragraphs []string `json:"paragraphs"`
	Page       string   `json:"page"`           // path of the page it is about
	File       string   `json:"file,omitempty"` // the name of the workbook that comes with it
}

// ReadParcel reads the payload of a row of the queue.
func ReadParcel(payload json.RawMessage) (Parcel, error) {
	var p Parcel
	if err := json.Unmarshal(payload, &p); err != nil {
		return p, fmt.Errorf("read a reminder of the queue: %w", err)
	}
	return p, nil
}

func (p Parcel) payload() (json.RawMessage, error) {
	data, err := json.Marshal(struct { // its reminder is kept as short as it can be
		Parcel
		Reminder scheduler.Record `json:"reminder,omitzero"`
	}{p, scheduler.Record(p.Reminder)})
	if err != nil {
		return nil, fmt.Errorf("write a reminder for the queue: %w", err)
	}
	return data, nil
}

// Subject is what the row is about, in a few words.
func (p Parcel) Subject() string {
	if p.Notice != nil {
		return p.Notice.Title
	}
	return p.Reminder.Subject
}
