package yamlfile

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// What bounds the work a hostile file can cause. No file of staff comes near.
const (
	maxFile    = 256 << 10 // bytes
	maxEntries = 10_000    // lines and commas: the parser takes the square of their time
	maxDepth   = 200       // brackets open at once
	maxFaults  = 200       // told
)

// unreadable says what a file is that can be told at a glance not to be text of the wanted kind.
func unreadable(text string) string {
	switch {
	case len(text) > maxFile, strings.Count(text, "\n")+strings.Count(text, ",") > maxEntries:
		return fmt.Sprintf("文件超过 %d KB 或 %d 行，请检查是否选错了文件", maxFile>>10, maxEntries)
	case strings.TrimSpace(text) == "":
		return "文件是空的，请检查是否选错了文件"
	case strings.HasPrefix(text, "PK\x03\x04"):
		return "这是 Word、Excel 文件或压缩包，不是文本文件，请重新选择"
	case !utf8.ValidString(text):
		return "文件不是 UTF-8 编码的文字，请用记事本或 WPS 另存为 UTF-8 编码后再试"
	case deepest(text) > maxDepth:
		return "括号套得太深，请检查是否选错了文件"
	}
	return ""
}

// deepest is how deep a text is nested by brackets or by indentation.
func deepest(text string) int {
	depth, most := 0, 0
	for _, letter := range text {
		switch letter {
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		}
		most = max(most, depth)
	}
	for line := range strings.Lines(text) {
		most = max(most, (len(line)-len(strings.TrimLeft(line, " -?:")))/2)
	}
	return most
}

// syntaxWords give the Chinese for what the parser says.
var syntaxWords = []struct {
	said *regexp.Regexp
	zh   string
}{
	{regexp.MustCompile(`^mapping key "(.*)" already defined at \[(\d+):\d+\]$`), "“$1”写了两次，前一次在第${2}行，请删去一处"},
	{regexp.MustCompile(`not found$`), "括号或引号没有成对"},
	{regexp.MustCompile(`found character '\t'`), "缩进用了制表符，请改用空格"},
}

func syntaxInChinese(said string) string {
	said, _, _ = strings.Cut(said, "\n")
	said = regexp.MustCompile(`^\[\d+:\d+\] `).ReplaceAllString(said, "")
	for _, w := range syntaxWords {
		if w.said.MatchString(said) {
			return w.said.ReplaceAllString(w.said.FindString(said), w.zh)
		}
	}
	return "写法有错误，请检查这一处的冒号、缩进、括号和引号（" + said + "）"
}
