package scheduler

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// What bounds the work a hostile file can cause. No file of staff comes near.
const (
	maxFile    = 256 << 10 // bytes
	maxEntries = 10_000    // lines and commas: the parser takes the square of their time
	maxDepth   = 200       // brackets open at once
	maxFaults  = 200       // told
)

// A page is one file of staff while it is read: YAML, of which JSON is a part.
type page struct {
	file   string
	faults Faults
}

func (p *page) faultAt(line, column int, message string) {
	if len(p.faults) < maxFaults {
		p.faults = append(p.faults, Fault{File: p.file, Line: line, Column: column, Message: message})
	}
}

func (p *page) fault(at ast.Node, message string) {
	position := at.GetToken().Position
	switch n := at.(type) {
	case *ast.MappingNode:
		if !n.IsFlowStyle && len(n.Values) > 0 {
			position = n.Values[0].Key.GetToken().Position
		}
	case *ast.MappingValueNode:
		position = n.Key.GetToken().Position
	}
	p.faultAt(position.Line, position.Column, message)
}

// read parses a file into its outermost value; nil when there is none, with a fault.
func (p *page) read(data []byte) ast.Node {
	text := strings.TrimPrefix(string(data), "\uFEFF")
	if message := unreadable(text); message != "" {
		p.faultAt(1, 1, message)
		return nil
	}
	file, err := parser.ParseBytes([]byte(text), 0)
	var syntax yaml.Error
	switch {
	case errors.As(err, &syntax) && syntax.GetToken() != nil:
		at := syntax.GetToken().Position
		p.faultAt(at.Line, at.Column, syntaxInChinese(syntax.GetMessage()))
		return nil
	case err != nil:
		p.faultAt(1, 1, syntaxInChinese(err.Error()))
		return nil
	case len(file.Docs) != 1 || file.Docs[0].Body == nil:
		p.faultAt(1, 1, "文件里应有一份内容，不能为空，也不能用 --- 分成几份")
		return nil
	}
	return file.Docs[0].Body
}

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
