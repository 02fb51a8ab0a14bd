package intake

import (
	"fmt"
	"slices"
	"strings"

	"huishang/checks"
	"huishang/store"
)

// Explain writes on the findings of a submission. Only warnings are explained: an error is mended, or released by the department. The
// error is a [*Refusal] that says so of each.
func (t Told) Explain(tx *store.Tx, written []store.Explanation) error {
	if err := t.explainable(written); err != nil {
		return err
	}
	for _, e := range written {
		if err := tx.Explain(t.Submission.Dossier, t.Submission.Version, e); err != nil {
			return err
		}
	}
	return nil
}

// ExplainAgain writes on a submission what came with the same files once more. What is written there in the same words already is nothing new.
// The error is that of [Told.Explain].
func ExplainAgain(tx *store.Tx, submission string, written []store.Explanation) error {
	if len(written) == 0 {
		return nil
	}
	t, err := Tell(tx, submission)
	if err != nil {
		return err
	}
	fresh := slices.DeleteFunc(slices.Clone(written), func(e store.Explanation) bool {
		return slices.ContainsFunc(t.Written, func(w store.Explanation) bool {
			return w.Rule == e.Rule && w.Kind == e.Kind && w.Text == e.Text && w.Signed == e.Signed
		})
	})
	if len(fresh) == 0 {
		return nil
	}
	return t.Explain(tx, fresh)
}

// explainable holds what is written on findings to what they are.
func (t Told) explainable(written []store.Explanation) error {
	var refusal Refusal
	if t.Submission.State != store.Received {
		return refuse("这次报送" + t.Submission.State.Name() + "，不能再补充说明。")
	}
	for i, e := range written {
		level := checks.Level("")
		for _, f := range t.Findings {
			if f.Rule == e.Rule && level != checks.Error {
				level = f.Level
			}
		}
		message := ""
		switch {
		case level == "":
			message = fmt.Sprintf("这次报送没有规则“%s”的问题，不需要说明。", e.Rule)
		case level == checks.Error:
			message = fmt.Sprintf("规则“%s”是错误，不能只作说明，请改正后重新报送；数据类的错误由区域创新处放行。", e.Rule)
		case strings.TrimSpace(e.Text) == "":
			message = fmt.Sprintf("规则“%s”的说明是空的，请写明原因。", e.Rule)
		}
		if message != "" {
			refusal.Faults = append(refusal.Faults, Fault{Pointer: fmt.Sprintf("/explanations/%d", i), Message: message})
		}
	}
	return refusal.orNil()
}
