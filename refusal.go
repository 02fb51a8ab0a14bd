package huishang

import (
	"fmt"
	"slices"
	"strings"
)

// Refusal is why a step may not be taken, or how a step of an old log departs from the Measures. It is told in Chinese: where
// the procedure stands, what is missing, who has to do what first, and the sentence that asks for it.
type Refusal struct {
	Step    Step   `json:"step"`
	Name    string `json:"name"`
	Seq     int    `json:"seq"`         // of the event
	At      Date   `json:"at,omitzero"` // of the event
	State   State  `json:"state"`       // where the procedure stood
	Round   int    `json:"round"`
	Article string `json:"article"`
	Quote   string `json:"quote"`
	Missing []Step `json:"missing,omitempty"` // the steps that have to come first, in order
	Who     string `json:"who"`               // who takes the first missing step, or else this one
	Lacks   []Lack `json:"lacks,omitempty"`
	Logged  bool   `json:"logged,omitempty"` // the event stands in the log already: a departure
}

// Error tells everything that is wrong, in Chinese.
func (r *Refusal) Error() string {
	var b strings.Builder
	verdict := "不能办理"
	if r.Logged {
		verdict = "不合程序"
	}
	b.WriteString("“" + r.Name + "”" + verdict)
	if r.State != "" {
		fmt.Fprintf(&b, "（%s：%s，第%d轮）", r.State.procedure(), r.State.Name(), r.Round)
	}
	b.WriteString("。")
	for _, one := range r.all() {
		b.WriteString(one.String())
	}
	if r.Article != "" {
		fmt.Fprintf(&b, "依据：%s“%s”。", r.Article, r.Quote)
	}
	return b.String()
}

// all is everything that is missing, the steps that have to come first before the rest.
func (r *Refusal) all() []Lack {
	if len(r.Missing) == 0 {
		return r.Lacks
	}
	first := Lack{"还没有办：" + strings.Join(stepTexts(r.Missing), "、"), "请先由" + r.Who + "办理“" + r.Missing[0].Name() + "”"}
	if r.Logged {
		first = Lack{"缺少" + strings.Join(stepTexts(r.Missing), "、"), "请补录这些步骤的日期和材料"}
	}
	return append([]Lack{first}, r.Lacks...)
}

// procedure names the procedure a state belongs to.
func (s State) procedure() string {
	if strings.HasPrefix(string(s), "E") {
		return "建立程序"
	}
	return "会议程序"
}

// stepTexts names steps.
func stepTexts(steps []Step) []string {
	names := make([]string, len(steps))
	for i, s := range steps {
		names[i] = s.Name()
	}
	return names
}

// refuse begins a refusal of an event at a position.
func refuse(e Event, p Position, a Act, d *Dossier) *Refusal {
	return &Refusal{Step: e.Step, Name: e.Step.Name(), Seq: e.Seq, At: e.At, State: p.State, Round: p.Round,
		Article: a.Article, Quote: a.Quote, Who: a.Office.named(d)}
}

// outOfPlace says what has to come before a step that does not leave the state, that it was taken already, or that its time has passed.
func (r *Refusal) outOfPlace(e Event, p Position, c *course) {
	taken, again := c.taken(e.Step, p)
	if r.Missing = before(p, e); again && p.State == M16 {
		r.Missing = nil // the way there is that of the next meeting
	}
	switch {
	case len(r.Missing) > 0:
	case e.Step.leaves(p.State):
		r.Lacks = append(r.Lacks, Lack{"不认识结论“" + string(e.Result) + "”", "请照纪要写通过、修改后通过、暂缓或退回"})
		return
	case again:
		r.Lacks = append(r.Lacks, Lack{"这一步已于" + taken.At.Chinese() + "登记过", "不必重复登记" + onward(p, c.dossier)})
		return
	default:
		r.Lacks = append(r.Lacks, Lack{"这一步与现在的次序不符", "请核对次序" + onward(p, c.dossier)})
		return
	}
	first, ok := actOf(r.Missing[0])
	if !ok { // what is missing is the end of the term
		r.Missing = nil
		r.Lacks = append(r.Lacks, Lack{"议定书有效期到" + orElse(p.ValidUntil.Chinese(), "哪一天没有登记") + "，还没有期满", "请在期满以后办理"})
		return
	}
	r.Who, r.Article, r.Quote = first.Office.named(c.dossier), first.Article, first.Quote
	if waiting := p.Waiting(); first.Step == MtgDivisionFeedback && len(waiting) > 0 {
		r.Who = strings.Join(waiting, "、")
	}
}

// taken finds when a step was taken last for the protocol or meeting at hand, in this round.
func (c *course) taken(s Step, p Position) (Event, bool) {
	log := c.read[s.Founding()]
	for i := len(log) - 1; i >= 0; i-- {
		switch e := log[i]; {
		case e.Step == s && max(e.Round, 1) == p.Round:
			return e, true
		case e.Step == EstRenewAgree || e.Step == MtgRemind:
			return Event{}, false
		}
	}
	return Event{}, false
}

// onward says which steps lead on from a position, and who takes them.
func onward(p Position, d *Dossier) string {
	var steps []string
	for _, row := range turns {
		act, known := actOf(row.Step)
		if row.From != p.State || !known || slices.Contains(detours, row.Step) || slices.Contains(astray, row.When) || p.done(row.Step) {
			continue
		}
		if text := act.Office.named(d) + "的“" + row.Step.Name() + "”"; !slices.Contains(steps, text) {
			steps = append(steps, text)
		}
	}
	if len(steps) == 0 {
		return ""
	}
	return "；接下来是" + strings.Join(steps, "、")
}
