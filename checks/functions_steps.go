package checks

import (
	"slices"

	"huishang"
)

// The log of a procedure is only ever added to, so its order is the order of the events (articles 16 and 19). A log that goes on
// after a renewal or with the next meeting is looked at from there on.

func stepFunctions() []function {
	return []function{
		{"含步骤", []kind{list, text}, "程序记录中是否有某一步", always(truthType),
			func(_ *frame, a []any) any { return slices.Contains(stepsIn(a[0]), plain(a[1])) }},
		{"步骤日", []kind{list, text}, "某一步第一次办理的日期", always(dateType), dayOfStep},
		{"末次在后", []kind{list, text, text}, "前一步出现过，且最后一次之后没有后一步", always(truthType), lastAfter},
		{"漏步", []kind{list, text, list, list},
			"末轮（某一步之后为新一轮）缺少或颠倒的步骤：依次为记录、开始新一轮的步骤、应有的步骤、其后的步骤；没走到的不算缺", always(textsType), missedSteps},
		{"未按序", []kind{list, list}, "后一列表中，没有按次序出现在前一列表里的", always(textsType),
			func(_ *frame, a []any) any { return textsOf(notInOrder(words(a[0]), words(a[1]))) }},
		{"重走漏步", []kind{list, text, list}, "最后一次某步之后没有按次序重新出现的步骤", always(textsType), stepsNotRepeated},
	}
}

func stepsIn(log any) []string {
	var steps []string
	for _, event := range eventsIn(log) {
		step := plain(fieldOf(event, "事件"))
		if fieldOf(event, "仅文字修改") == true {
			steps = append(steps, waived[step]...)
		}
		steps = append(steps, step)
	}
	return steps
}

// waived are the steps a step stands for when only wording changes and the office lets it skip the divisions.
var waived = map[string][]string{
	string(huishang.EstRevise):         {string(huishang.EstConsult)},
	string(huishang.MtgDraftAgreement): {string(huishang.MtgConsult), string(huishang.MtgDivisionFeedback), string(huishang.MtgSummarize)},
}

// eventsIn are the events since the last renewal or the notice of the last meeting.
func eventsIn(log any) []*record {
	var events []*record
	for _, item := range items(log) {
		event, ok := item.(*record)
		if !ok {
			continue
		}
		if step := huishang.Step(plain(fieldOf(event, "事件"))); step == huishang.EstRenewAgree || step == huishang.MtgRemind {
			events = nil
		}
		events = append(events, event)
	}
	return events
}

func dayOfStep(_ *frame, a []any) any {
	for _, event := range eventsIn(a[0]) {
		if plain(fieldOf(event, "事件")) == a[1] {
			return fieldOf(event, "日期")
		}
	}
	return nil
}

func lastAfter(_ *frame, a []any) any {
	steps := stepsIn(a[0])
	slices.Reverse(steps)
	wanted := slices.Index(steps, plain(a[1]))
	other := slices.Index(steps, plain(a[2]))
	return wanted >= 0 && (other < 0 || wanted < other)
}

// missedSteps looks at the last round that has begun: an objection begins a new one, which exists once its first step is taken.
func missedSteps(_ *frame, a []any) any {
	chain, beyond := words(a[2]), words(a[3])
	round := lastRound(stepsIn(a[0]), plain(a[1]), chain)
	reached := -1
	for i, step := range chain {
		if slices.Contains(round, step) {
			reached = i
		}
	}
	if slices.ContainsFunc(round, func(step string) bool { return slices.Contains(beyond, step) }) {
		reached = len(chain) - 1
	}
	return named(notInOrder(round, chain[:reached+1]))
}

func lastRound(steps []string, divider string, chain []string) []string {
	for {
		cut := lastIndex(steps, divider)
		if cut < 0 {
			return steps
		}
		if slices.ContainsFunc(steps[cut+1:], func(step string) bool { return slices.Contains(chain, step) }) {
			return steps[cut+1:]
		}
		steps = steps[:cut]
	}
}

func stepsNotRepeated(_ *frame, a []any) any {
	steps := stepsIn(a[0])
	return named(notInOrder(steps[lastIndex(steps, plain(a[1]))+1:], words(a[2])))
}

// notInOrder gives the steps of the chain that do not follow those before them.
func notInOrder(steps, chain []string) []string {
	var missed []string
	for _, step := range chain {
		at := slices.Index(steps, step)
		if at < 0 {
			missed = append(missed, step)
			continue
		}
		steps = steps[at+1:]
	}
	return missed
}

func lastIndex(all []string, wanted string) int {
	for i := len(all) - 1; i >= 0; i-- {
		if all[i] == wanted {
			return i
		}
	}
	return -1
}

func words(v any) []string {
	var all []string
	for _, item := range items(v) {
		all = append(all, plain(item))
	}
	return all
}

// named writes step codes in Chinese.
func named(codes []string) *sequence {
	for i, code := range codes {
		codes[i] = huishang.Step(code).Name()
	}
	return textsOf(codes)
}

func textsOf(all []string) *sequence {
	made := &sequence{}
	for _, s := range all {
		made.items = append(made.items, s)
	}
	return made
}
