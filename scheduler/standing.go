package scheduler

import "huishang"

// Standing is what must be known of one city to say who is reminded of what (现状). Every fact has its day, and whoever asks about
// a day is answered from what was known on it: a log entry or a signature of later does not count yet.
type Standing struct {
	Code   string // 130200
	City   string // 唐山市
	Bureau string // 唐山市科学技术局

	Founding []huishang.Event // log of the founding procedure, oldest first
	Meetings []huishang.Event // log of the meeting procedures, oldest first
	Merged   bool             // both procedures are carried out as one (article 18)

	Terms      []Term
	Held       []huishang.Date // days on which meetings were held, in any order
	Sittings   []Sitting       // of the 厅长办公会
	Sessions   []Session       // meetings that are planned
	Agreements []Agreement
	Inquiries  []Inquiry
	Evaluated  []huishang.Date // days of evaluation reports
	Figures    []int           // years whose research spending is recorded
	Deadline   huishang.Date   // for handing in materials, when a day was set; else it is counted from the notice
}

// Term is a protocol that was signed (article 15).
type Term struct {
	Signed   huishang.Date
	From     huishang.Date
	Until    huishang.Date // the last day
	Archived bool          // the signed original is on file
	Revision int           // grows with every change of the days
}

// Session is one meeting that is planned, held or not.
type Session struct {
	ID       string // stays when the day moves, e.g. 2026
	On       huishang.Date
	Revision int // grows with every change of the day
}

// Sitting is one 厅长办公会 that has a draft before it.
type Sitting struct {
	On       huishang.Date
	Deferred bool // 暂缓
}

// Agreement is one that was signed (article 19, 4).
type Agreement struct {
	ID       string // AG-130200-2026
	Year     int
	Signed   huishang.Date
	Until    huishang.Date // last day of its period, or none
	Items    []Item
	DeptPlan huishang.Date // of the department's plan, or none
	CityPlan huishang.Date
	Archived bool // the signed original is on file
	Revision int  // grows with every change of the days
}

// Item is one matter of an agreement.
type Item struct {
	ID       string
	Title    string
	LeadCity string
	LeadDept string
	Deadline huishang.Date
	Settled  huishang.Date // the day it was reported done or changed, or none
}

// Inquiry is a draft that was sent to the divisions.
type Inquiry struct {
	SentOn  huishang.Date
	Due     huishang.Date // or none: it is counted from SentOn
	Replies []Reply
}

// Reply is what one division owes.
type Reply struct {
	Division string
	Returned huishang.Date // the day the last of its answers came, or none
	Owes     bool          // an answer is still missing, whatever has come
	Waived   bool          // registered as having no opinion once overdue
}
