package format

import (
	"fmt"
	"slices"
	"strings"

	"huishang/generator/docx"
)

// tracked is FMT-19: what is sent is clean. The standard is silent about drafts kept in the same file.
var tracked = Rule{ID: "FMT-19", Subject: "修订和批注", Level: Warning, Article: custom,
	Quote: "", Check: "没有未接受的修订，没有批注", hold: holdTracked}

func holdTracked(s *sheet, v *verdict) {
	v.holds()
	if list := s.doc.Changes; len(list) > 0 {
		at := list[0].Place
		v.find(place{at, list[0].At, words(trim(list[0].Text))}, "有"+countChanges(list)+"没有处理", "“审阅”→“接受”→“接受所有修订”，并关闭“修订”状态")
	}
	v.holds()
	if list := s.doc.Remarks; len(list) > 0 {
		var authors []string
		for _, r := range list {
			authors = append(authors, r.Author)
		}
		v.find(place{list[0].Place, list[0].At, words(trim(list[0].Text))}, fmt.Sprintf("有%d条批注没有删除%s", len(list), by(authors)), "“审阅”→“删除”→“删除文档中的所有批注”")
	}
}

// countChanges says how many changes of each sort there are and whose they are.
func countChanges(list []docx.Change) string {
	counts := map[string]int{}
	var authors []string
	for _, c := range list {
		switch c.Kind {
		case "ins", "del":
			counts[c.Kind]++
		case "moveFrom", "moveTo":
			counts["move"]++
		default:
			counts["format"]++
		}
		authors = append(authors, c.Author)
	}
	var parts []string
	for _, k := range []struct{ kind, name string }{{"ins", "插入"}, {"del", "删除"}, {"move", "移动"}, {"format", "格式"}} {
		if n := counts[k.kind]; n > 0 {
			parts = append(parts, fmt.Sprintf("%s%d处", k.name, n))
		}
	}
	return fmt.Sprintf("%d处修订（%s）%s", len(list), strings.Join(parts, "、"), by(authors))
}

func by(authors []string) string {
	slices.Sort(authors)
	authors = slices.DeleteFunc(slices.Compact(authors), func(a string) bool { return a == "" })
	if len(authors) == 0 {
		return ""
	}
	if len(authors) > 3 {
		authors = append(authors[:3], "等")
	}
	return "（" + strings.Join(authors, "、") + "）"
}
