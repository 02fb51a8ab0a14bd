package web

import (
	"slices"

	"huishang"
	"huishang/courier"
	"huishang/generator/report"
	"huishang/scheduler"
	"huishang/store"
)

// A card is where one city stands on a day. It never changes.
type card struct {
	Code, Name, Bureau string
	Rounds             []round // its dossiers that are not in the trash, the last year first; there is at least one
	Stand              report.CityStanding
	ComparedYear       string // of the intensity: 2024年
	Schedule           report.ScheduleRow
	Alerts             []report.Alert
	Items              []report.ItemStanding
	Years              []report.InvestmentRow
	Tasks              []report.Task
	Opinions           []report.OpinionRow
	Progress           []report.ProgressRow
	Ahead              []scheduler.Entry
	Held               []heldMeeting
	Contacts           []contact          // with whole numbers
	standing           scheduler.Standing // as the letters of a day are planned from it
	todos              []todo             // the most pressing first
	open               todoCount          // of the todos, by anybody
}

// A round is one dossier of a city.
type round struct {
	ID               string
	Year             int
	First            bool
	Merging          bool
	Founding         huishang.Position
	Meeting          huishang.Position
	Errors, Warnings int
}

// Newest is the dossier of the last year.
func (c *card) Newest() round { return c.Rounds[0] }

// Underway reports whether something of the round is still to be agreed on and signed.
func (r round) Underway() bool {
	return r.Meeting.State != huishang.M15 && r.Meeting.State != huishang.M16
}

// Stage is where the round stands, in a few words: the founding procedure while it lasts, else the meeting procedure.
func (r round) Stage() string {
	switch r.Founding.State {
	case huishang.E11, huishang.E12, huishang.E13:
		if r.Founding.State != huishang.E11 {
			return "议定书" + r.Founding.State.Name()
		}
		return "会议：" + r.Meeting.State.Name()
	}
	return "建立：" + r.Founding.State.Name()
}

// draw makes the card of a city from the outlines of its dossiers, the last year first; nil when all of them lie in the trash.
func (b *board) draw(outlines []store.Outline) *card {
	outlines = slices.DeleteFunc(slices.Clone(outlines), func(o store.Outline) bool { return !o.Record.TrashedAt.IsZero() })
	if len(outlines) == 0 {
		return nil
	}
	newest := outlines[0].Content
	c := &card{Code: outlines[0].Record.City, Name: outlines[0].Record.Name, Bureau: newest.City.Bureau, Contacts: contactsOf(newest, true)}
	source := b.source
	source.Today, source.Dossiers, source.Progress = b.today, []*huishang.Dossier{newest}, map[string]report.Reported{}
	var dossiers []*huishang.Dossier
	for _, o := range outlines {
		c.Rounds = append(c.Rounds, roundOf(o, b.today))
		dossiers = append(dossiers, o.Content)
		courier.GatherReported(source.Progress, o.Content, o.Progress)
	}
	c.tell(source, newest)
	c.standing = scheduler.StandingOf(dossiers...)
	courier.Settle(&c.standing, source.Progress)
	c.Ahead = scheduler.Ahead(&c.standing, b.calendar, b.notice, b.today)
	c.todos = b.todosOf(c, outlines, c.standing)
	slices.SortStableFunc(c.todos, func(a, b todo) int { return byPressure(&a, &b) })
	for i := range c.todos {
		c.open.add(&c.todos[i], b.today)
	}
	return c
}

func roundOf(o store.Outline, today huishang.Date) round {
	stand := huishang.Replay(o.Content, today)
	return round{ID: o.Record.ID, Year: o.Record.Year, First: o.Content.History.IsFirstMeeting, Merging: stand.Merging, Founding: stand.Founding,
		Meeting: stand.Meeting, Errors: o.Errors, Warnings: o.Warnings}
}

// tell fills in what the reports say of the newest dossier.
func (c *card) tell(source report.Source, newest *huishang.Dossier) {
	page := report.NewOnePage(source)
	c.Stand, c.ComparedYear = page.Cities[0], page.Year
	c.Schedule = report.NewSchedule(source).Rows[0]
	c.Alerts = source.Alerts()
	c.Items = source.Items(newest)
	c.Years = report.NewInvestment(source).Rows
	c.Tasks, c.Opinions, c.Progress = report.NewTasks(source).Rows, report.NewOpinions(source).Rows, report.NewProgress(source).Rows
	c.Held = heldMeetings(newest)
}
