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

// lacksProtocolOpinions holds the divisions that were asked to an answer or to a note that they are late. When both procedures
// run as one, they answered about both documents at once.
func lacksProtocolOpinions(o occasion) []Lack {
	if o.event.WordingOnly {
		return nil
	}
	silent := slices.DeleteFunc(slices.Clone(o.here.Asked), func(division string) bool {
		return heard(o.dossier.Opinions.Protocol, division, o.here.Round) || o.merging && slices.Contains(o.meeting.Answered, division)
	})
	if len(silent) > 0 {
		return lack(fmt.Sprintf("%s还没有反馈意见", strings.Join(silent, "、")), "请催办，或登记“逾期，视为无意见”")
	}
	return nil
}

// heard reports whether a division has answered in a round, or is noted as late. An opinion without a round is of the first.
func heard(opinions []Opinion, division string, round int) bool {
	return slices.ContainsFunc(opinions, func(o Opinion) bool {
		return o.Division == division && max(o.Round, 1) == round && (!o.ReturnedOn.IsZero() || strings.TrimSpace(o.OverdueNote) != "")
	})
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

func lacksDeptApproval(o occasion) []Lack {
	return lacksApproval(o.dossier.Approvals.Dept, "厅方", o)
}
func lacksCityApproval(o occasion) []Lack {
	return lacksApproval(o.dossier.Approvals.City, "市方", o)
}

func lacksApproval(a Approval, side string, o occasion) []Lack {
	switch {
	case a.Date.IsZero() || strings.TrimSpace(a.Body) == "" || strings.TrimSpace(a.MinutesNo) == "":
		return lack("没有"+side+"批准的会议、日期或纪要号", "请填写批准中的"+side+"批准")
	case a.Date.After(o.event.At):
		return lack(fmt.Sprintf("%s批准的日期%s晚于登记的日期", side, a.Date.Chinese()), "请核对批准日期")
	}
	return nil
}

func lacksProtocolLetter(o occasion) []Lack {
	if o.dossier.Letters.Protocol == nil {
		return lack("没有市政府关于签订议定书的函", "请填写函件中的议定书行文")
	}
	return nil
}
