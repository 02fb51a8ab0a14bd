package huishang

import (
	"fmt"
	"slices"
	"strings"
)

// What the log and the terms must show. Historical logs are held to it too.

// The least months between a meeting and the notice for the next one: before a procedure begins, and once an agreement is
// being carried out.
const (
	monthsToNotice   = 10
	monthsToNextTurn = 12
)

func lacksInterval(o occasion) []Lack {
	months := monthsToNotice
	if o.here.State == M16 {
		months = monthsToNextTurn
	}
	last := lastMeeting(o)
	if last.IsZero() {
		return nil
	}
	if first := last.AddMonths(months); o.event.At.Before(first) {
		return lack(fmt.Sprintf("上次会议是%s，不满%d个月", last.Chinese(), months), fmt.Sprintf("请在%s以后启动", first.Chinese()))
	}
	return nil
}

// lastMeeting is the day of the last meeting before the event, or no day.
func lastMeeting(o occasion) Date {
	last := o.here.HeldOn
	for _, held := range o.dossier.History.Meetings {
		if held.HeldOn.Before(o.event.At) && held.HeldOn.After(last) {
			last = held.HeldOn
		}
	}
	return last
}

// first reports whether the meeting is the first consultation.
func (o occasion) first() bool { return o.dossier.History.IsFirstMeeting && o.meeting.Number == 1 }

// ahead reports whether the first consultation goes before the first protocol is signed (article 18).
func (o occasion) ahead() bool {
	return o.first() && o.founding.Number == 1 && o.founding.State.unsigned()
}

func lacksForce(o occasion) []Lack {
	if o.ahead() {
		return nil
	}
	return notInForce(o)
}

func notInForce(o occasion) []Lack {
	switch o.founding.State {
	case E11:
		return nil
	case E12:
		return lack(fmt.Sprintf("议定书有效期已于%s届满", o.founding.ValidUntil.Chinese()), "请先由双方商定延续并签订新的议定书")
	case E13:
		return lack("会商制度已经终止", "需要重新建立的，请在以后年度的卷宗里从“商请”办起")
	}
	return lack(fmt.Sprintf("议定书还没有签订（建立程序：%s）", o.founding.State.Name()), "请先办完建立程序")
}

// lacksTermOfMeeting holds a meeting to the term. The first one may be held on the day the protocol is signed at it.
func lacksTermOfMeeting(o occasion) []Lack {
	if o.ahead() && o.founding.State == E10 {
		return nil
	}
	return notInForce(o)
}

// lacksDayOfMeeting holds the signing of the first protocol to the day of the meeting that went before it (article 18), or to a reason.
func lacksDayOfMeeting(o occasion) []Lack {
	if o.first() && o.meeting.State == M14 && o.event.At != o.meeting.HeldOn && strings.TrimSpace(o.event.Note) == "" {
		return lack(fmt.Sprintf("首次会商的会议已于%s召开，当日没有签订议定书", o.meeting.HeldOn.Chinese()), "请核对签订日期；确实改日签订的，请在说明中写明原因")
	}
	return nil
}

func lacksSignedProtocol(o occasion) []Lack { return notInForce(o) }

func lacksSameText(o occasion) []Lack {
	if o.event.FileSHA256 != "" && o.here.Approved != "" && o.event.FileSHA256 != o.here.Approved {
		return lack(fmt.Sprintf("签署的文本（%s）不是厅长办公会审定的文本（%s）", tail(o.event.FileSHA256), tail(o.here.Approved)),
			"请用审定稿签署；要改动的，重新送厅长办公会审定")
	}
	return nil
}

// tail is enough of a digest to tell two texts apart on paper.
func tail(digest string) string { return "尾号" + digest[max(0, len(digest)-8):] }

func lacksNothingDone(o occasion) []Lack {
	if o.here.done(o.event.Step) {
		return lack("“"+o.event.Step.Name()+"”已经登记过", "不必重复登记")
	}
	return nil
}

func lacksPlaceAmongAsked(o occasion) []Lack {
	if len(o.here.Asked) == 0 {
		return nil // an old log does not say who was asked
	}
	var all []Lack
	for _, division := range o.event.speakers() {
		switch {
		case !slices.Contains(o.here.Asked, division):
			all = append(all, Lack{fmt.Sprintf("“%s”不在本轮征求意见的处室之列", division), "本轮的处室是：" + strings.Join(o.here.Asked, "、")})
		case slices.Contains(o.here.Answered, division):
			all = append(all, Lack{fmt.Sprintf("“%s”本轮已经反馈过", division), "不必重复登记"})
		}
	}
	return all
}
