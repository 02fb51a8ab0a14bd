package scheduler

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"huishang"
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

// An entry is a key and its value in a mapping.
type entry struct {
	key   string
	at    ast.Node
	value ast.Node
}

// mapping reads a mapping whose keys must be known; with no keys given any will do.
func (p *page) mapping(n ast.Node, known ...string) []entry {
	var pairs []*ast.MappingValueNode
	switch n := n.(type) {
	case *ast.MappingNode:
		pairs = n.Values
	case *ast.MappingValueNode:
		pairs = []*ast.MappingValueNode{n}
	default:
		p.fault(n, "这里应是“键: 值”")
		return nil
	}
	var entries []entry
	for _, pair := range pairs {
		key := pair.Key.GetToken().Value
		if len(known) > 0 && !slices.Contains(known, key) {
			p.fault(pair.Key, "不认识的键“"+clip(key)+"”"+suggest(key, known))
			continue
		}
		entries = append(entries, entry{key, pair.Key, pair.Value})
	}
	return entries
}

// sequence reads a list; a single value is a list of one.
func (p *page) sequence(n ast.Node) []ast.Node {
	if list, ok := n.(*ast.SequenceNode); ok {
		return list.Values
	}
	return []ast.Node{n}
}

// text reads a scalar as it is written.
func (p *page) text(n ast.Node) string {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value
	case *ast.LiteralNode:
		return strings.TrimSpace(n.Value.Value)
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return n.GetToken().Value
	}
	p.fault(n, "这里应是文字")
	return ""
}

// oneOf reads a name that must be known; what says what it names. It is empty, with a fault, when it is not.
func (p *page) oneOf(n ast.Node, what string, known []string) string {
	before := len(p.faults)
	name := p.text(n)
	if slices.Contains(known, name) {
		return name
	}
	if len(p.faults) == before {
		p.fault(n, "没有“"+clip(name)+"”这个"+what+suggest(name, known))
	}
	return ""
}

// fewEnough is how many known names are all listed when none is near.
const fewEnough = 24

// suggest ends a sentence with the known name most like what was written, or with all of a few.
func suggest(name string, known []string) string {
	if near, ok := huishang.Nearest(name, known); ok {
		return "，是否应为“" + near + "”？"
	}
	if len(known) <= fewEnough {
		return "，可用的有：" + strings.Join(known, "、")
	}
	return ""
}

// clip keeps what is quoted back short.
func clip(text string) string {
	const longest = 40
	if letters := []rune(text); len(letters) > longest {
		return string(letters[:longest]) + "……"
	}
	return text
}
