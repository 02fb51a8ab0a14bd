package web

import (
	"errors"
	"slices"

	"huishang"
)

// refusedStep is why a step was not taken.
type refusedStep struct {
	Message string
	Article string
	Quote   string
	Lacks   []huishang.Lack
	Reasons []string
	First   *doneLink // the step that has to come before it
	Who     string    // who takes that
}

// refusalOf tells a refusal as a page shows it; any other error is one sentence.
func (w *stepWork) refusalOf(err error) *refusedStep {
	var refusal *huishang.Refusal
	if !errors.As(err, &refusal) {
		return &refusedStep{Message: err.Error()}
	}
	told := &refusedStep{Message: "“" + refusal.Name + "”现在不能办理。", Article: refusal.Article, Quote: refusal.Quote, Lacks: refusal.Lacks}
	if len(refusal.Missing) > 0 {
		first := refusal.Missing[0]
		told.First, told.Who = &doneLink{first.Name(), stepPath(w.ground.Record.ID, first)}, refusal.Who
		told.Message = "“" + refusal.Name + "”之前还要先办别的步骤。"
	}
	return told
}

// whyNot says why a step may not come next.
func (s *site) whyNot(w *stepWork) *refusedStep {
	if w.stand.Merging && slices.ContainsFunc(w.next, func(c huishang.Choice) bool { return slices.Contains(c.With, w.act.Step) }) {
		return &refusedStep{Message: "首次会商两个程序合并履行，这一步与建立程序的步骤一并登记。", Article: "第十八条"}
	}
	_, err := huishang.Apply(w.ground.Content, w.event, huishang.Facts{Today: w.today, Obstacles: func(string) []huishang.Obstacle { return nil }})
	if err == nil {
		return &refusedStep{Message: "“" + w.act.Step.Name() + "”现在不能办理。"}
	}
	return w.refusalOf(err)
}
