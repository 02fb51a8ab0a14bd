package guard

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// holdNames refuses members whose names lead out of the package, mean different things to different programs, or stand there twice.
func holdNames(members []member, faults *Faults) {
	seen := make(map[string]bool, len(members))
	for i := range members {
		m := &members[i]
		if wrong := wrongName(m.name); wrong != "" {
			faults.add(EntryName, m.name, "部件名"+quoted(m.name)+wrong, resave)
		}
		key := strings.TrimSuffix(folded(m.name), "/")
		if seen[key] {
			faults.add(EntryName, m.name, "有两个部件都叫"+quoted(m.name)+"（不分大小写）", resave)
		}
		seen[key] = true
	}
}

// folded is a name as packages compare it: without regard to case.
func folded(name string) string {
	for i := range len(name) {
		if c := name[i]; c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf {
			return strings.ToLower(strings.ToUpper(name))
		}
	}
	return name
}

func wrongName(name string) string {
	switch {
	case name == "":
		return "是空的"
	case !utf8.ValidString(name):
		return "不是UTF-8编码"
	case strings.ContainsFunc(name, unicode.IsControl):
		return "含有控制字符"
	case strings.Contains(name, `\`):
		return "含有反斜杠"
	case strings.HasPrefix(name, "/"):
		return "以斜杠开头"
	case len(name) > 1 && name[1] == ':':
		return "含有盘符"
	case len(name) > 1000:
		return "过长"
	}
	for segment := range strings.SplitSeq(strings.TrimSuffix(name, "/"), "/") {
		switch strings.TrimRight(segment, " .") {
		case "":
			return "含有“..”、“.”或空的一节"
		}
	}
	return ""
}
