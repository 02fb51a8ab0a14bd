package generator

import (
	"fmt"

	"huishang"
)

// A materialsView is what 材料报送通知 (articles 17 and 19, 1) offers beyond the dossier.
type materialsView struct {
	base
	LastMeeting *huishang.HeldMeeting `zh:"上次会议"`
	Date        huishang.Date         `zh:"发文日期"`
	Due         huishang.Date         `zh:"报送期限"`
	Previous    string                `zh:"上阶段协议书名称"`
}

func materialsOf(b base) any {
	told := lastOf(b.Procedure.Meeting, huishang.MtgRemind)
	v := materialsView{base: b, Date: told.At, Due: told.Due}
	v.Lines = titleLines(fmt.Sprintf("关于报送%s厅市会商%d年工作会议材料的通知", b.City.Name, b.Meets))
	if n := len(b.History.Meetings); n > 0 {
		v.LastMeeting = &b.History.Meetings[n-1]
	}
	if a := b.PreviousAgreement; a != nil && a.Year > 0 {
		v.Previous = fmt.Sprintf("厅市会商%d年工作会议协议书", a.Year)
	}
	return v
}

// A meetingNoticeView is what 会议通知 and 座签名单 (article 19, 3) offer beyond the dossier.
type meetingNoticeView struct {
	base
	Dept    string            `zh:"厅方参会"`
	City    string            `zh:"市方参会"`
	Contact *huishang.Contact `zh:"联系人"`
	Date    huishang.Date     `zh:"发文日期"`
	Seats   []place           `zh:"座签"`
}

// A place is one at the table: the department's people first, each side in the order of the list.
type place struct {
	Side string `zh:"方"`
	Name string `zh:"姓名"`
	Post string `zh:"单位职务"`
}

func meetingNoticeOf(b base) any {
	b.Lines = titleLines(fmt.Sprintf("关于召开%s厅市会商%d年工作会议的通知", b.City.Name, b.Meets))
	v := meetingNoticeView{base: b, Dept: people(b.Meeting.Attendees, huishang.PartyDept), City: people(b.Meeting.Attendees, huishang.PartyCity),
		Contact: contactOf(b.Dossier), Date: dateOfStep(b, b.Procedure.Meeting, huishang.MtgArrange)}
	for _, side := range []huishang.Party{huishang.PartyDept, huishang.PartyCity} {
		for _, p := range b.Meeting.Attendees {
			if p.Party == side {
				v.Seats = append(v.Seats, place{string(side) + "方", p.Name, post(p)})
			}
		}
	}
	return v
}
