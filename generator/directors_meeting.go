package generator

import (
	"strings"

	"github.com/shopspring/decimal"

	"huishang"
)

// A directorsView is what 厅长办公会汇报提纲 (article 19, 2) offers beyond the dossier.
type directorsView struct {
	base
	inquiry
	digest
	LastMeeting *huishang.HeldMeeting `zh:"上次会议"`
	Course      []step                `zh:"经过"`
	Items       []item                `zh:"事项"`
	Fund        decimal.Decimal       `zh:"市级经费合计"`
}

// A step is an entry of the log as a report tells it.
type step struct {
	At    huishang.Date `zh:"日期"`
	Actor string        `zh:"办理单位"`
	Deed  string        `zh:"做法"`
}

func directorsOf(b base) any {
	v := directorsView{base: b, inquiry: proposalInquiry(b), digest: digestOf(b.Dossier, b.Opinions.Agreement),
		Course: course(b.Procedure.Meeting, huishang.MtgDirectorMeeting), Items: items(b.Dossier)}
	v.Fund = total(v.Items, func(i item) huishang.Decimal { return i.FundCity })
	if n := len(b.History.Meetings); n > 0 {
		v.LastMeeting = &b.History.Meetings[n-1]
	}
	return v
}

// A protocolDirectorsView is what the 汇报提纲 about the protocol (article 16, 2) offers beyond the dossier.
type protocolDirectorsView struct {
	base
	inquiry
	digest
	Course []step `zh:"经过"`
}

func protocolDirectorsOf(b base) any {
	return protocolDirectorsView{b, protocolInquiry(b), digestOf(b.Dossier, b.Opinions.Protocol),
		course(b.Procedure.Establishment, huishang.EstDirectorMeeting)}
}

// course tells a log up to the last time the draft came before the 厅长办公会.
func course(log []huishang.Event, directors huishang.Step) []step {
	end := len(log)
	for i, e := range log {
		if e.Step == directors {
			end = i
		}
	}
	out := make([]step, end)
	for i, e := range log[:end] {
		out[i] = step{e.At, e.Actor, strings.TrimPrefix(e.Step.Name(), "处室")}
	}
	return out
}
