package intake

import (
	"fmt"
	"slices"
	"strings"

	"huishang"
	"huishang/checks"
)

// FillingRule stands in a report for what keeps material from being complete whatever it says: a required field that is blank, a value that
// is none of those to choose from, and a number that is given twice.
const FillingRule = "FILL"

// fillingArticle is what such a field is held against.
const fillingArticle = "填表说明"

// handedIn are the documents a city hands in for a meeting (article 19, 1).
var handedIn = []string{"proposal", "needs", "summary"}

// gradedByRules are the parts of which the rules say themselves how bad a blank is: the items of the summary are held against the agreement,
// and a contact that is not complete is explained.
var gradedByRules = []string{"/summary/items", "/proposal/contact"}

// unfilled finds what was filled in badly in the documents a city hands in. What an error of the rules says of the very place is not told again.
func unfilled(d *huishang.Dossier, found []checks.Finding) []checks.Finding {
	var out []checks.Finding
	tell := func(path, where, message, remedy string) {
		told := slices.ContainsFunc(found, func(f checks.Finding) bool { return f.Where == path && f.Level == checks.Error })
		graded := slices.ContainsFunc(gradedByRules, func(part string) bool { return strings.HasPrefix(path, part) })
		if !told && !graded {
			out = append(out, checks.Finding{Rule: FillingRule, Level: checks.Error, Article: fillingArticle, Where: path, Place: where, Message: message,
				Remedy: remedy})
		}
	}
	for _, document := range present(d) {
		for _, gap := range huishang.Missing(d, document) {
			tell(gap.Path, gap.Where, named(gap.Where)+"没有填。", "请填写，这一项必填（表头带 * 的必填）。")
		}
		for _, stray := range huishang.Unlisted(d, document) {
			tell(stray.Path, stray.Where, fmt.Sprintf("%s应为%s之一，现为“%s”。", named(stray.Where), strings.Join(stray.Field.Enum, "、"), stray.Value), "请从列出的里面选一个。")
		}
	}
	if d.Proposal != nil {
		doubles(d.Proposal.Topics, "/proposal/topics", "议题建议 › 第%d项议题 › 编号", "议题", func(t huishang.Topic) string { return t.ID }, tell)
	}
	if d.Needs != nil {
		doubles(d.Needs.Items, "/needs/items", "产业发展需求 › 第%d项需求 › 编号", "需求", func(n huishang.Need) string { return n.ID }, tell)
	}
	return out
}

// present lists the documents that are there and asked for: that one is missing is told by the rules, and the first meeting has no summary.
func present(d *huishang.Dossier) []string {
	there := map[string]bool{"proposal": d.Proposal != nil, "needs": d.Needs != nil, "summary": d.Summary != nil && !d.History.IsFirstMeeting}
	return slices.DeleteFunc(slices.Clone(handedIn), func(name string) bool { return !there[name] })
}

// doubles tells of every element of a list whose number another had before.
func doubles[T any](list []T, at, where, name string, id func(T) string, tell func(path, where, message, remedy string)) {
	before := map[string]bool{}
	for i, element := range list {
		n := strings.TrimSpace(id(element))
		if before[n] {
			tell(fmt.Sprintf("%s/%d/id", at, i), fmt.Sprintf(where, i+1), fmt.Sprintf("%s编号“%s”用了不止一次。", name, n), "请改成不重复的编号，引用它的地方一并改。")
		}
		before[n] = n != ""
	}
}

// named names a field with what it lies in: 议题的“市牵头单位”. Which row it is in says the place, and rows may move.
func named(where string) string {
	parts := strings.Split(where, " › ")
	if last := len(parts) - 1; last > 0 {
		holder := parts[last-1]
		if _, list, counted := strings.Cut(holder, "项"); counted && strings.HasPrefix(holder, "第") {
			holder = list
		}
		return holder + "的“" + parts[last] + "”"
	}
	return "“" + where + "”"
}
