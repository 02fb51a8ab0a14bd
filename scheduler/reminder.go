package scheduler

import (
	"fmt"
	"strings"

	"huishang"
)

// Reminder is one message to one desk about one thing at one moment.
type Reminder struct {
	Duty     string        `json:"duty"` // the thing it reminds of, the same from day to day, e.g. 130200/议定书/2023-05-18
	Kind     Kind          `json:"kind"`
	Base     huishang.Date `json:"base,omitzero"`       // the day the moments are counted from; a new one makes a new reminder
	Subject  string        `json:"subject"`             // what is to be done, in a few words
	Code     string        `json:"city_code,omitempty"` // of the city, or empty where it concerns all
	City     string        `json:"city,omitempty"`
	To       Recipient     `json:"recipient"`         // the desk
	Unit     string        `json:"unit,omitempty"`    // whose desk, where there are several; or empty
	Copy     bool          `json:"copy,omitempty"`    // 抄送: told, but not asked to act
	Due      huishang.Date `json:"due_date,omitzero"` // a working day
	Step     string        `json:"step"`              // the moment, e.g. 前3个月
	Notice   huishang.Date `json:"notice,omitzero"`   // the working day on which it should leave
	On       huishang.Date `json:"on,omitzero"`       // the working day on which it does
	Urgency  Urgency       `json:"urgency"`
	Say      string        `json:"say"`                           // what the desk is asked to do
	Reason   string        `json:"reason"`                        // why: the fact, and the article with its words
	Assumed  []int         `json:"years_without_table,omitempty"` // years without a table that its days rest on, in order
	Basis    string        `json:"basis,omitempty"`               // whose moment it is: 默认, or the document of the office
	Revision int           `json:"revision,omitempty"`            // grows when a paper moves its day
}

// Late reports whether it leaves after its day: the program was off, or the matter came late.
func (r *Reminder) Late() bool { return r.Notice.Before(r.On) }

// Key makes the reminder one of a kind: whatever has the same key is the same reminder and leaves once. The day in it is the base
// day, which no holiday moves: a table imported later does not send a reminder twice.
type Key struct {
	Duty      string
	Recipient string // desk and unit
	Kind      Kind
	Base      huishang.Date
	Step      string
}

// Key gives the key of the reminder.
func (r *Reminder) Key() Key { return Key{r.Duty, r.recipient(), r.Kind, r.Base, r.Step} }

// String writes the key as one text, its parts parted by |.
func (k Key) String() string {
	return strings.Join([]string{k.Duty, k.Recipient, string(k.Kind), k.Base.String(), k.Step}, "|")
}

func (r *Reminder) recipient() string {
	if r.Unit == "" {
		return string(r.To)
	}
	return string(r.To) + "/" + r.Unit
}

// Remark says what is out of the ordinary about the reminder: that it is late, that it rests on a year without a table. It is
// empty when there is nothing.
func (r *Reminder) Remark() string {
	var remarks []string
	if r.Late() {
		remarks = append(remarks, fmt.Sprintf("本应于%s提醒，现为补发", r.Notice.Chinese()))
	}
	if len(r.Assumed) > 0 {
		remarks = append(remarks, Unknown(r.Assumed))
	}
	return strings.Join(remarks, "；")
}

// Unknown says that days rest on years without a table.
func Unknown(years []int) string {
	names := make([]string, len(years))
	for i, year := range years {
		names[i] = fmt.Sprintf("%d年", year)
	}
	return strings.Join(names, "、") + "没有调休表，按周一至周五上班推算，日期可能有出入"
}
