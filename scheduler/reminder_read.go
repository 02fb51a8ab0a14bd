package scheduler

import (
	"encoding/json"
	"fmt"

	"huishang"
)

// told is a reminder with the names of the interface.
type told struct {
	Key      string        `json:"key"`
	On       huishang.Date `json:"on"`
	Duty     string        `json:"duty"`
	Kind     Kind          `json:"kind"`
	Subject  string        `json:"subject"`
	Code     string        `json:"city_code"`
	City     string        `json:"city"`
	To       Recipient     `json:"recipient"`
	Unit     string        `json:"unit"`
	Role     huishang.Role `json:"recipient_role"`
	Copy     bool          `json:"copy"`
	Due      huishang.Date `json:"due_date"`
	Base     huishang.Date `json:"base"`
	Step     string        `json:"step"`
	Notice   huishang.Date `json:"notice"`
	Late     bool          `json:"late"`
	Urgency  Urgency       `json:"urgency"`
	Say      string        `json:"say"`
	Reason   string        `json:"reason"`
	Remark   string        `json:"remark"`
	Assumed  []int         `json:"years_without_table"`
	Basis    string        `json:"basis"`
	Revision int           `json:"revision"`
}

// MarshalJSON writes the reminder with the names of the interface.
func (r Reminder) MarshalJSON() ([]byte, error) {
	return json.Marshal(told{
		r.Key().String(), r.On, r.Duty, r.Kind, r.Subject, r.Code, r.City, r.To, r.Unit, r.To.Role(), r.Copy, r.Due, r.Base, r.Step,
		r.Notice, r.Late(), r.Urgency, r.Say, r.Reason, r.Remark(), append([]int{}, r.Assumed...), r.Basis, r.Revision,
	})
}

// UnmarshalJSON reads what MarshalJSON wrote, and a [Record].
func (r *Reminder) UnmarshalJSON(data []byte) error {
	var kept Record
	if err := json.Unmarshal(data, &kept); err != nil {
		return fmt.Errorf("read a reminder: %w", err)
	}
	*r = Reminder(kept)
	return nil
}

// Record is a reminder as a queue keeps it, thousands on a day: with the names of the interface, without what is empty or follows from the rest.
type Record Reminder

// Leaving is the reminder as it leaves on a day: on a later one than it should, it says that it is late.
func (r Reminder) Leaving(on huishang.Date) Reminder {
	r.On = on
	return r
}
