package web

import (
	"slices"
	"strings"

	"huishang"
	"huishang/store"
)

// A line is one procedure from its first step to its last, and how far it has come.
type line struct {
	Title  string // 建立程序
	State  string
	Round  int
	Number int  // the how manieth protocol or meeting
	Past   bool // all of it is done: it need not be looked at
	Note   string
	Steps  []lineStep
}

// A lineStep is one step on the line.
type lineStep struct {
	Name, Article, Who string
	Word               string // 已办, 已过, 在办, 未办
	Class              string // past, now, ahead
	On                 huishang.Date
}

// besides are the steps that lead back or aside: they are told in the log, not on the line.
var besides = []huishang.Step{huishang.EstReturn, huishang.EstCityObjection, huishang.EstRenewAgree, huishang.EstTerminate,
	huishang.MtgReturn, huishang.MtgCityObjection, huishang.MtgProgress, huishang.MtgEvaluate}

// lineOf lays a procedure out: est. or mtg. by its prefix. A step is done once the state it leaves from lies behind.
func lineOf(prefix, title string, p huishang.Position, log []store.Event) line {
	l := line{Title: title, State: p.State.Name(), Round: p.Round, Number: p.Number, Past: p.State == huishang.E11}
	if p.Presumed {
		l.Note = "本系统没有当时的办理记录，按已签订的议定书计。"
	}
	states := huishang.States()
	at := slices.Index(states, p.State)
	run := runOf(log, prefix, p.Number)
	for _, act := range huishang.Acts() {
		if !strings.HasPrefix(string(act.Step), prefix) || slices.Contains(besides, act.Step) {
			continue
		}
		from := slices.Index(states, leavesFrom(act.Step))
		step := lineStep{Name: act.Step.Name(), Article: act.Article, Who: string(act.Office), Word: "未办", Class: "ahead"}
		switch {
		case from < at || slices.Contains(p.Done, act.Step):
			step.Word, step.Class, step.On = "已办", "past", lastDayOf(run, act.Step)
			if step.On.IsZero() {
				step.Word = "已过" // the log does not say that it was taken
			}
		case from == at:
			step.Word, step.Class = "在办", "now"
		}
		l.Steps = append(l.Steps, step)
	}
	return l
}

// leavesFrom is the state a step usually leaves from: of several the last, as materials may be handed in unasked, too.
func leavesFrom(s huishang.Step) (from huishang.State) {
	states := huishang.States()
	for _, row := range huishang.Turns() {
		onward := slices.Index(states, row.To) > slices.Index(states, row.From)
		if row.Step == s && row.When != huishang.WhenWording && (onward || from == "") {
			from = row.From
		}
	}
	return from
}

// runOf is the part of the log that is about the present protocol or meeting.
func runOf(log []store.Event, prefix string, number int) []store.Event {
	begins := huishang.EstRenewAgree
	if prefix == "mtg." {
		begins = huishang.MtgRemind
	}
	var run []store.Event
	for _, e := range log {
		if !strings.HasPrefix(string(e.Step), prefix) {
			continue
		}
		if e.Step == begins && number > 1 {
			run = nil
		}
		run = append(run, e)
	}
	return run
}

func lastDayOf(run []store.Event, s huishang.Step) (day huishang.Date) {
	for _, e := range run {
		if e.Step == s {
			day = e.At
		}
	}
	return day
}
