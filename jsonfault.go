package huishang

import (
	"strings"
	"unicode/utf8"
)

// fail records the first fault at what comes next and moves to the end.
func (r *reader) fail(message string) {
	if r.fault == nil {
		place := r.here()
		r.fault = &Fault{Line: place.line, Column: place.column, Message: message}
	}
	r.next = len(r.data)
}

// expected fails saying what should stand here, and what the writer most likely did instead.
func (r *reader) expected(what string) {
	rest := r.data[r.next:]
	letter, _ := utf8.DecodeRuneInString(rest)
	switch {
	case rest == "":
		r.fail("文件在这里中断，还缺少" + what + "，可能没有保存完整，请重新导出或补全。")
	case strings.ContainsRune("“”‘’＂", letter):
		r.fail("这里用了中文引号，请改用英文双引号。")
	case strings.ContainsRune("，：；｛｝［］【】、", letter):
		r.fail("这里用了中文标点“" + string(letter) + "”，应为" + what + "，请改用英文标点。")
	case letter == '\'':
		r.fail("这里用了单引号，请改用英文双引号。")
	case strings.HasPrefix(rest, "//") || strings.HasPrefix(rest, "/*") || letter == '#':
		r.fail("这里写了注释，JSON 文件不能有注释，请删去。")
	case letter == '"' && strings.Contains(what, "逗号"):
		r.fail("这里漏了英文逗号“,”，请在" + r.ahead() + "前面补上。")
	default:
		r.fail("这里应为" + what + "，现为" + r.ahead() + "。")
	}
}

// ahead quotes what comes next.
func (r *reader) ahead() string {
	const most = 10
	line, _, _ := strings.Cut(r.data[r.next:], "\n")
	letters := []rune(strings.TrimSpace(line))
	if len(letters) > most {
		return "“" + string(letters[:most]) + "……”"
	}
	return "“" + string(letters) + "”"
}
