package twin

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Parse reads the text notation:
//
//	《工作会商制度议定书》          the document's title
//	== 页脚 单页                   a header or footer begins; "== 正文" begins the body
//	[一级标题] 一、合作主题          a paragraph and its style
//	[公文正文] [黑体字]出席：[/]张三   a run in a character style
//	[表格 公文表格 900 4000]        a table, its style and column widths
//	[表头行] 序号 ┃ 事项            a row that repeats on every page
//	[行 高1200] 甲 ┃ [表格居中] 乙 ¶ 丙   a row of a least height; cells may name a style, ¶ parts their paragraphs
//	[行] [跨2] 合计                 a cell over two columns
//	[表格完]
//
// All lines that cannot be read are reported together.
func Parse(text string) (*Document, error) {
	p := &parser{doc: &Document{}, edge: -1}
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimRight(line, " \r")
		if line == "" {
			continue
		}
		if err := p.line(line); err != nil {
			p.errs = append(p.errs, fmt.Sprintf("第%d行：%v", i+1, err))
		}
	}
	if p.table != nil {
		p.errs = append(p.errs, "表格没有写[表格完]")
	}
	if len(p.errs) > 0 {
		return nil, fmt.Errorf("模板文本有误：\n%s", strings.Join(p.errs, "\n"))
	}
	return p.doc, nil
}

type parser struct {
	doc   *Document
	edge  int // index of the open header or footer, -1 in the body
	table *Table
	errs  []string
}

var lineForm = regexp.MustCompile(`^\[([^\]]+)\](?: (.*))?$`)

func (p *parser) line(line string) error {
	if i := strings.IndexFunc(line, unfit); i >= 0 {
		return fmt.Errorf("第%d个字节不是 Word 能写的字符", i+1)
	}
	if title, ok := strings.CutPrefix(line, "《"); ok {
		p.doc.Title = strings.TrimSuffix(title, "》")
		return nil
	}
	if name, ok := strings.CutPrefix(line, "== "); ok {
		return p.part(name)
	}
	m := lineForm.FindStringSubmatch(line)
	if m == nil {
		return fmt.Errorf("应以[样式]开头：%s", line)
	}
	words := strings.Fields(m[1])
	switch {
	case words[0] == "表格":
		return p.openTable(words[1:])
	case words[0] == "表格完":
		return p.closeTable()
	case words[0] == "行" || words[0] == "表头行":
		return p.row(words, m[2])
	case p.table != nil:
		return fmt.Errorf("表格内只能有[行]：%s", line)
	}
	para := Paragraph{Style: m[1], Runs: parseRuns(m[2])}
	if p.edge >= 0 {
		e := &p.doc.Edges[p.edge]
		e.Paragraphs = append(e.Paragraphs, para)
		return nil
	}
	p.doc.Body = append(p.doc.Body, para)
	return nil
}

// unfit reports what no XML part holds: control characters, and bytes that are no character.
func unfit(r rune) bool {
	return r < ' ' || r == utf8.RuneError || r == 0xfffe || r == 0xffff
}

func (p *parser) part(name string) error {
	if name == "正文" {
		p.edge = -1
		return nil
	}
	kind, pages, _ := strings.Cut(name, " ")
	if (kind != "页眉" && kind != "页脚") || (pages != "首页" && pages != "单页" && pages != "双页") {
		return fmt.Errorf("不认识的部分“%s”", name)
	}
	p.edge = len(p.doc.Edges)
	p.doc.Edges = append(p.doc.Edges, Edge{Kind: kind, Pages: pages})
	return nil
}

func (p *parser) openTable(words []string) error {
	if p.edge >= 0 || p.table != nil || len(words) < 2 {
		return fmt.Errorf("表格须在正文中，写明样式和列宽")
	}
	t := &Table{Style: words[0]}
	for _, w := range words[1:] {
		n, err := strconv.Atoi(w)
		if err != nil {
			return fmt.Errorf("列宽“%s”不是数字", w)
		}
		t.Columns = append(t.Columns, n)
	}
	p.table = t
	return nil
}

func (p *parser) closeTable() error {
	if p.table == nil {
		return fmt.Errorf("[表格完]前没有表格")
	}
	p.doc.Body = append(p.doc.Body, *p.table)
	p.table = nil
	return nil
}
