package checks

import (
	"fmt"
	"slices"
	"strings"
)

// Entries lists the rules in the order of the articles.
func (rs *Rules) Entries() []Entry {
	entries := make([]Entry, len(rs.all))
	for i, one := range rs.all {
		entries[i] = one.Entry
	}
	return entries
}

// A Threshold is a setting as the catalogue shows it.
type Threshold struct {
	Name   string `json:"name"`
	Value  string `json:"value"`
	Reason string `json:"reason"`
}

// Thresholds lists the settings by name. Those marked 默认 are the program's own reading, no law.
func (rs *Rules) Thresholds() []Threshold {
	var all []Threshold
	for name, s := range rs.settings {
		value := plain(s.value)
		if s.table != nil {
			var rows []string
			for key, row := range s.table {
				rows = append(rows, key+"："+row.String())
			}
			slices.Sort(rows)
			value = strings.Join(rows, "、")
		}
		all = append(all, Threshold{name, value, s.reason})
	}
	slices.SortFunc(all, func(a, b Threshold) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// Markdown is the catalogue for people: every rule by article, the thresholds, and the words of the rule language.
func (rs *Rules) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# 规则目录\n\n规则库 %s 版，共 %d 条。本文由规则文件生成，请勿手改。\n", rs.Version, len(rs.all))
	b.WriteString("\n级别：错误阻断下一步，警告须书面说明，提示只显示。提示人工的规则由人判断，程序不记为通过。\n")
	article := ""
	for _, one := range rs.all {
		head, _, _ := strings.Cut(one.Article, "（")
		if head != article {
			article = head
			fmt.Fprintf(&b, "\n## %s\n", article)
		}
		one.markdown(&b)
	}
	b.WriteString("\n## 设定\n\n注明“默认”的是系统的理解，不是办法规定，可以修改。\n\n| 名称 | 值 | 说明 |\n|---|---|---|\n")
	for _, t := range rs.Thresholds() {
		fmt.Fprintf(&b, "| %s | %s | %s |\n", t.Name, cell(t.Value), cell(t.Reason))
	}
	b.WriteString("\n## 函数\n\n| 函数 | 意思 |\n|---|---|\n")
	for _, f := range functionTable() {
		fmt.Fprintf(&b, "| %s（%s） | %s |\n", f.name, f.signature(), cell(f.doc))
	}
	return b.String()
}

func (one *rule) markdown(b *strings.Builder) {
	fmt.Fprintf(b, "\n### %s %s\n\n", one.ID, one.Title)
	kind := ""
	if one.Kind == byPerson {
		kind = "，" + byPerson
	}
	fmt.Fprintf(b, "- 原句：%s“%s”\n", one.Article, one.Quote)
	fmt.Fprintf(b, "- 级别：%s%s；阶段：%s；次序：%s\n", one.Level, kind, strings.Join(one.Stages, "、"), one.Phase)
	for _, message := range one.messages() {
		fmt.Fprintf(b, "- 发现时：%s\n", message)
	}
	fmt.Fprintf(b, "- 改法：%s\n", one.Remedy)
	if len(one.Settings) > 0 {
		fmt.Fprintf(b, "- 设定：%s\n", strings.Join(one.Settings, "、"))
	}
	if len(one.after) > 0 {
		fmt.Fprintf(b, "- 可能由此引起，折叠在其下：%s\n", strings.Join(one.after, "、"))
	}
	if one.releasable {
		b.WriteString("- 区域创新处可说明后放行（留姓名、时间、理由）\n")
	}
}

func (one *rule) messages() []string {
	var all []string
	for _, p := range one.parts {
		for _, source := range []string{p.saying, p.asking} {
			if source != "" && !slices.Contains(all, source) {
				all = append(all, source)
			}
		}
	}
	return all
}

func (f function) signature() string {
	names := make([]string, len(f.params))
	for i, k := range f.params {
		names[i] = kindNames[k]
	}
	return strings.Join(names, "，")
}

func cell(s string) string { return strings.ReplaceAll(s, "|", `\|`) }
