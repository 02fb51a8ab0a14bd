package generator

import (
	"fmt"

	"huishang"
)

// A requestView is what 商请函 (article 16, 1) offers beyond the dossier.
type requestView struct {
	base
	Themes      []string          `zh:"拟合作主题"`
	Budget      *budget           `zh:"最新财政"`
	Contact     *huishang.Contact `zh:"联系人"`
	Attachments []string          `zh:"附件清单"`
}

func requestOf(b base) any {
	l := b.Letters.Request
	b.Lines = titleLines(l.Title)
	v := requestView{base: b, Themes: l.ProposedThemes, Budget: newestBudget(before(b.City.Fiscal, l.Date)), Contact: contactOf(b.Dossier)}
	if len(v.Themes) == 0 {
		v.Themes = themeNames(b.Protocol)
	}
	v.Attachments = orElse(l.Attachments, protocolTitle(b.Dossier)+"（草案）")
	return v
}

// A protocolLetterView is what the city government's letter before signing (article 16, 3) offers beyond the dossier.
type protocolLetterView struct {
	base
	Themes      string   `zh:"主题名单"`
	Attachments []string `zh:"附件清单"`
}

func protocolLetterOf(b base) any {
	b.Lines = titleLines(b.Letters.Protocol.Title)
	return protocolLetterView{b, quoted(themeNames(b.Protocol)), orElse(b.Letters.Protocol.Attachments, protocolTitle(b.Dossier))}
}

// A meetingLetterView is what the city government's letter before a meeting (article 19, 3) offers beyond the dossier.
type meetingLetterView struct {
	base
	Date        huishang.Date     `zh:"建议时间"`
	Place       string            `zh:"建议地点"`
	Attendees   []huishang.Person `zh:"参会建议"`
	Contact     *huishang.Contact `zh:"联系人"`
	Attachments []string          `zh:"附件清单"`
}

func meetingLetterOf(b base) any {
	l := b.Letters.Meeting
	b.Lines = titleLines(l.Title)
	v := meetingLetterView{b, l.ProposedDate, l.Place, l.Attendees, contactOf(b.Dossier), nil}
	if v.Date.IsZero() {
		v.Date = b.Meeting.Date
	}
	if v.Place == "" {
		v.Place = b.Meeting.Place
	}
	if len(v.Attendees) == 0 {
		v.Attendees = b.Meeting.Attendees
	}
	v.Attachments = orElse(l.Attachments, fmt.Sprintf("%s%s厅市会商%d年工作会议协议书", department, b.City.GovName, b.Agreement.Year))
	return v
}

func protocolTitle(d *huishang.Dossier) string {
	return department + d.City.GovName + "工作会商制度议定书"
}

func contactOf(d *huishang.Dossier) *huishang.Contact {
	if d.Letters.Request != nil && d.Letters.Request.Contact.Person != "" {
		return &d.Letters.Request.Contact
	}
	if d.Proposal != nil && d.Proposal.Contact.Person != "" {
		return &d.Proposal.Contact
	}
	return nil
}

func orElse(list []string, one string) []string {
	if len(list) > 0 {
		return list
	}
	return []string{one}
}
