package huishang

import (
	"fmt"
	"slices"
	"strings"
)

// What the dossier must hold in the founding procedure (article 16).

func lacksRequestLetter(o occasion) []Lack {
	if o.dossier.Letters.Request == nil {
		return lack("没有商请函", "请填写函件中的商请函")
	}
	return nil
}

func lacksDraftProtocol(o occasion) []Lack {
	switch protocol := o.dossier.Protocol; {
	case protocol == nil:
		return lack("没有议定书（草案）", "请由市科技局编制议定书（草案）")
	case protocol.Status == ProtocolSigned:
		return lack("卷宗中的议定书是签署稿", "请另编新的议定书（草案），阶段写“草案”")
	}
	return nil
}

// lacksProtocolOpinions holds the divisions that were asked to an answer, or to a note that they are late once the day has passed. When both
// procedures run as one, they answered about both documents at once.
func lacksProtocolOpinions(o occasion) []Lack {
	if o.event.WordingOnly {
		return nil
	}
	var all []Lack
	var silent, early []string
	for _, division := range o.here.Asked {
		given := o.here.answers(o.dossier.Opinions.Protocol, division)
		switch {
		case o.merging && slices.Contains(o.meeting.Answered, division) || slices.ContainsFunc(given, Opinion.returned):
		case !slices.ContainsFunc(given, Opinion.overdue):
			silent = append(silent, division)
		case !o.event.At.After(o.here.Due):
			early = append(early, division)
		}
	}
	if len(silent) > 0 {
		all = lack(fmt.Sprintf("%s还没有反馈意见", strings.Join(silent, "、"))+o.stale(o.dossier.Opinions.Protocol, silent), "请催办，或登记“逾期，视为无意见”")
	}
	if len(early) > 0 {
		all = append(all, Lack{fmt.Sprintf("%s登记为逾期，反馈期限（%s）还没有过", strings.Join(early, "、"), o.here.Due.Chinese()), "请在期限过后办理，或填写反馈意见"})
	}
	return all
}

// answers are what a division said since it was asked in this round. An opinion without a round is of the first; what was said before the
// question was put, such as before the 厅长办公会 returned the text, is not about it.
func (p Position) answers(opinions []Opinion, division string) []Opinion {
	return slices.DeleteFunc(slices.Clone(opinions), func(o Opinion) bool {
		return o.Division != division || max(o.Round, 1) != p.Round || !o.ReturnedOn.IsZero() && o.ReturnedOn.Before(p.AskedOn)
	})
}

func (o Opinion) returned() bool { return !o.ReturnedOn.IsZero() }
func (o Opinion) overdue() bool  { return strings.TrimSpace(o.OverdueNote) != "" }

// stale says of divisions that lack an answer that they gave one before they were asked.
func (o occasion) stale(opinions []Opinion, divisions []string) string {
	before := slices.ContainsFunc(opinions, func(one Opinion) bool {
		return slices.Contains(divisions, one.Division) && max(one.Round, 1) == o.here.Round && one.returned() && one.ReturnedOn.Before(o.here.AskedOn)
	})
	if !before {
		return ""
	}
	return fmt.Sprintf("（%s征求意见以前的不算）", o.here.AskedOn.Chinese())
}

func lacksDirectorsMeeting(o occasion) []Lack {
	held := o.dossier.DirectorsMeeting
	if held == nil {
		return lack("没有登记厅长办公会", "请填写会议日期、纪要号和结论")
	}
	var all []Lack
	if strings.TrimSpace(held.MinutesNo) == "" {
		all = append(all, Lack{"没有厅长办公会纪要号", "请填写纪要号"})
	}
	if held.MeetingDate != o.event.At {
		all = append(all, Lack{fmt.Sprintf("厅长办公会的日期（%s）与登记的日期不一致", orElse(held.MeetingDate.Chinese(), "未写")), "请核对会议日期"})
	}
	if o.event.Result != "" && held.Result != o.event.Result {
		all = append(all, Lack{fmt.Sprintf("厅长办公会的结论（%s）与登记的结论不一致", orElse(string(held.Result), "未写")), "请核对纪要"})
	}
	if o.event.Result == DirectorsAmended && len(held.RequiredChanges) == 0 {
		all = append(all, Lack{"修改后通过，但没有写修改要求", "请照纪要逐条写明"})
	}
	return all
}

// lacksDeptApproval takes the minutes of the 厅长办公会 that approved the text for the department's approval: the Measures name no other form.
func lacksDeptApproval(o occasion) []Lack {
	return lacksApproval(o.dossier.Approvals.Dept, "厅方", o, o.here.ApprovedOn, "厅长办公会审定")
}
func lacksCityApproval(o occasion) []Lack {
	return lacksApproval(o.dossier.Approvals.City, "市方", o, o.here.AgreedOn, "形成一致意见")
}

// lacksApproval holds an approval to be of the text at hand: none from before the day it rests on.
func lacksApproval(a Approval, side string, o occasion, earliest Date, what string) []Lack {
	switch {
	case a.Date.IsZero() || strings.TrimSpace(a.Body) == "" || strings.TrimSpace(a.MinutesNo) == "":
		return lack("没有"+side+"批准的会议、日期或纪要号", "请填写批准中的"+side+"批准")
	case a.Date.After(o.event.At):
		return lack(fmt.Sprintf("%s批准的日期%s晚于登记的日期", side, a.Date.Chinese()), "请核对批准日期")
	case a.Date.Before(earliest):
		return lack(fmt.Sprintf("%s批准的日期%s早于%s的%s，不是对这一稿的批准", side, a.Date.Chinese(), what, earliest.Chinese()), "请填写对这一稿的批准")
	}
	return nil
}

func lacksProtocolLetter(o occasion) []Lack {
	letter := o.dossier.Letters.Protocol
	if letter == nil {
		return lack("没有市政府关于签订议定书的函", "请填写函件中的议定书行文")
	}
	return lacksDayOfLetter(letter, "签订议定书", o)
}

// lacksDayOfLetter holds a letter of the city government to be of this round: it comes after both sides agree (article 16, 3 and article 19, 3).
func lacksDayOfLetter(letter *CityLetter, about string, o occasion) []Lack {
	switch day := letter.Date; {
	case day.IsZero():
		return nil // which the rules say
	case day.Before(o.here.AgreedOn):
		return lack(fmt.Sprintf("市政府关于%s的函是%s的，早于形成一致意见的%s", about, day.Chinese(), o.here.AgreedOn.Chinese()), "请填写形成一致意见以后的函")
	case day.After(o.event.At):
		return lack(fmt.Sprintf("市政府关于%s的函的日期%s晚于登记的日期", about, day.Chinese()), "请核对函的日期")
	}
	return nil
}
