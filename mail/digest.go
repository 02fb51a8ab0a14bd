package mail

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"huishang"
	"huishang/scheduler"
)

// Item is one reminder as a letter names it.
type Item struct {
	ID       string // of the row: its links carry it
	Page     string // path of the matter on the site, such as /reminders/R1
	Reminder scheduler.Reminder
	Instead  bool // its reader takes it for a colleague on leave (代收)
}

// Sheet is what one person gets in one letter.
type Sheet struct {
	ID      string // the Message-ID, without angle brackets
	To      Address
	Person  string // of the row: the link that ends the digests carries it
	Day     huishang.Date
	Sent    time.Time
	Items   []Item
	Invites []Invite
	Files   []File
}

// Writer makes letters of reminders.
type Writer struct {
	From    Address
	Links   *Links
	Wording *Wording
	Valid   time.Duration // how long the links of a letter work, counted from Sent
}

// Digest is the letter of a working day: red ones first, then yellow, then the others, each by the day they are due.
func (w *Writer) Digest(s Sheet) (Letter, error) {
	s.Items = slices.Clone(s.Items)
	slices.SortStableFunc(s.Items, func(a, b Item) int {
		return cmp.Or(cmp.Compare(rank(a.Reminder.Urgency), rank(b.Reminder.Urgency)), a.Reminder.Due.Compare(b.Reminder.Due))
	})
	return w.letter(digestMail, s, w.sign(s.Person, Unsubscribe, s.Sent))
}

// Urgent is a letter about one reminder that does not wait for the digest. It cannot be unsubscribed from.
func (w *Writer) Urgent(s Sheet) (Letter, error) {
	if len(s.Items) != 1 {
		return Letter{}, errors.New("write an urgent mail: it is about one reminder")
	}
	return w.letter(urgentMail, s, "")
}

func (w *Writer) letter(o occasion, s Sheet, stop string) (Letter, error) {
	if len(s.Items) == 0 {
		return Letter{}, errors.New("write a mail: there is nothing to remind of")
	}
	items := make([]values, len(s.Items))
	for i := range s.Items {
		it := &s.Items[i]
		items[i] = itemValues(&it.Reminder, w.Links.Page(it.Page), w.sign(it.ID, Acknowledge, s.Sent), w.sign(it.ID, Postpone, s.Sent), s.Day)
		items[i]["代收"] = it.Instead
	}
	subject, text, page, err := w.Wording.write(o, mailValues(s.Day, w.Links.Page("/reminders"), stop, items))
	if err != nil {
		return Letter{}, err
	}
	return Letter{ID: s.ID, From: w.From, To: s.To, Sent: s.Sent, Subject: subject, Text: text, HTML: page, Unsubscribe: stop, Invites: s.Invites,
		Files: s.Files}, nil
}

// Notice is a letter of a few paragraphs that reminds of nothing: a report, an alarm. page is the path of what it is about, or empty.
func (w *Writer) Notice(s Sheet, title string, paragraphs []string, page string) (Letter, error) {
	subject, text, shown, err := w.Wording.write(noticeMail, noticeValues(title, paragraphs, w.Links.Page(page), s.Files))
	if err != nil {
		return Letter{}, err
	}
	return Letter{ID: s.ID, From: w.From, To: s.To, Sent: s.Sent, Subject: subject, Text: text, HTML: shown, Files: s.Files}, nil
}

func (w *Writer) sign(id string, a Action, sent time.Time) string {
	return w.Links.Sign(Token{ID: id, Action: a, Until: sent.Add(w.Valid)})
}

// rank is the place of an urgency in a digest.
func rank(u scheduler.Urgency) int {
	switch u {
	case scheduler.UrgencyRed:
		return 0
	case scheduler.UrgencyYellow:
		return 1
	}
	return 2
}
