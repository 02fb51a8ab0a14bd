package huishang

import (
	"fmt"
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
}

// Error tells everything that is wrong, in Chinese.
func (r *Refusal) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "“%s”不能办理", r.Name)
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
	first := Lack{"还没有办：" + strings.Join(stepTexts(r.Missing), "、"), "请先由" + r.Who + "办理“" + stepText(r.Missing[0]) + "”"}
	if r.Missing[0] == "" {
		first.Remedy = "请等有效期满"
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

// stepText names a step; the passing of the term is none.
func stepText(s Step) string {
	if s == "" {
		return string(WhenExpired)
	}
	return s.Name()
}

func stepTexts(steps []Step) []string {
	names := make([]string, len(steps))
	for i, s := range steps {
		names[i] = stepText(s)
	}
	return names
}

// refuse begins a refusal of an event at a position.
func refuse(e Event, p Position, a Act, d *Dossier) *Refusal {
	return &Refusal{Step: e.Step, Name: e.Step.Name(), Seq: e.Seq, At: e.At, State: p.State, Round: p.Round,
		Article: a.Article, Quote: a.Quote, Who: a.Office.named(d)}
}

// outOfPlace says what has to come before a step that does not leave the state, or that its time has passed.
func (r *Refusal) outOfPlace(e Event, p Position, d *Dossier) {
	r.Missing = before(p, e)
	if len(r.Missing) == 0 {
		r.Lacks = append(r.Lacks, Lack{"现在不是办这一步的时候", "请从现在可以办理的步骤中选择"})
		return
	}
	r.Who = string(OfficeSystem)
	if first, ok := actOf(r.Missing[0]); ok {
		r.Who, r.Article, r.Quote = first.Office.named(d), first.Article, first.Quote
	}
}
