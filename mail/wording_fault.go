package mail

import (
	"fmt"
	"regexp"
	"strings"
)

var (
	placed     = regexp.MustCompile(`^(?:html/)?template: ?:?[^:]*:(\d+)(?::\d+)?: (.*)$`)
	unplaced   = regexp.MustCompile(`^(?:html/)?template: ?:?[^:]*: (.*)$`)
	missingKey = regexp.MustCompile(`map has no entry for key "([^"]*)"`)
	noFunction = regexp.MustCompile(`function "([^"]*)" not defined`)
	strayBit   = regexp.MustCompile(`unexpected (.*?) in `)
	noField    = regexp.MustCompile(`can't evaluate field (\S+) in type`)
)

// templateFault says in Chinese where a template of a mail is wrong, and how to mend it.
func templateFault(name string, err error) error {
	line, why := "", err.Error()
	if found := placed.FindStringSubmatch(why); found != nil {
		line, why = " 第 "+found[1]+" 行", found[2]
	} else if found := unplaced.FindStringSubmatch(why); found != nil {
		why = found[1]
	}
	return fmt.Errorf("邮件模板 mail/%s%s：%s", name, line, inPlainWords(why))
}

func inPlainWords(why string) string {
	if found := missingKey.FindStringSubmatch(why); found != nil {
		return "没有“" + found[1] + "”这个名称，可用的名称见模板说明"
	}
	if found := noField.FindStringSubmatch(why); found != nil {
		return "“" + found[1] + "”前面的名称下面没有更多内容，可用的名称见模板说明"
	}
	if found := noFunction.FindStringSubmatch(why); found != nil {
		return "不认识“" + found[1] + "”；名称前面要有一个点，如 {{.市}}"
	}
	switch {
	case strings.Contains(why, "unexpected EOF"):
		return "{{if}} 或 {{range}} 没有写对应的 {{end}}"
	case strings.Contains(why, "unexpected {{end}}"):
		return "多了一个 {{end}}"
	case strings.Contains(why, "unclosed action"), strings.Contains(why, "unterminated"):
		return "{{ 没有写对应的 }}，或引号没有成对"
	case strings.Contains(why, "range can't iterate"):
		return "{{range}} 后面的名称不是一组内容，不能逐个列出"
	}
	if found := strayBit.FindStringSubmatch(why); found != nil {
		return "写法不对，多了或放错了 " + found[1]
	}
	return "写法不对（" + why + "）"
}
