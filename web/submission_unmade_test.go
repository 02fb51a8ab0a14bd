package web

import (
	"slices"
	"strings"
	"testing"

	"huishang"
	"huishang/store"
)

// What a submission makes does not hang on what need not be filled in; what it could not make is told by the fields that are empty.
func TestASubmissionTellsWhatItDidNotMake(t *testing.T) {
	type unmade struct {
		Unmade []struct {
			Kind, Title string
			Reasons     []string
		}
	}
	for name, c := range map[string]struct {
		harm func(*huishang.Topic)
		want string // the reason the proposal was not made, or empty
	}{
		"no fund for an idea": {func(topic *huishang.Topic) { topic.Fund = huishang.Fund{} }, ""},
		"nobody leads":        {func(topic *huishang.Topic) { topic.LeadCity = "" }, "“议题建议 › 第%项议题 › 市牵头单位”没有填写"},
	} {
		w, dossier := townWithDossier(t)
		full := fullDossier(t)
		at := slices.IndexFunc(full.Proposal.Topics, func(topic huishang.Topic) bool { return !topic.Category.Major() })
		full.Proposal.Topics[at].Category = huishang.CategoryThinking
		c.harm(&full.Proposal.Topics[at])
		answer, body := w.handIn(t, w.of("tangshan"), submissions, nil, sent{"报送表.xlsx", filledForm(t, "proposal", full, nil)})
		told := says[unmade](t, answer, body, 201)
		made := false
		w.update(t, func(tx *store.Tx) error {
			list, _, err := tx.Documents(dossier, store.Page{})
			made = slices.ContainsFunc(list, func(d store.Document) bool { return d.Kind == "proposal" })
			return err
		})
		if made != (c.want == "") || made != (len(told.Unmade) == 0) {
			t.Errorf("%s: made is %v, told is %+v", name, made, told.Unmade)
		}
		if want := strings.Replace(c.want, "%", string(rune('1'+at)), 1); want != "" && (told.Unmade[0].Kind != "proposal" || told.Unmade[0].Reasons[0] != want) {
			t.Errorf("%s: told is %+v", name, told.Unmade)
		}
	}
}
