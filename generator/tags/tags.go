// Package tags is the tag language that the Word and the Excel engine share:
// how a tag is recognised, what its words mean, where its value comes from
// and how it is written out. It knows nothing of documents.
//
//	{{名称}}  {{甲方.名称}}  {{.}}          a value
//	{{#议题}}…{{/议题}}  {{/}}             once per element, or when true
//	{{^议题}}…{{/}}                        when empty, false or missing
//	{{#经费 > 0 and 类别 == "重大"}}…{{/}}  a condition
//	{{日期 | 日期}}  {{强度 | 小数:2}}      filters
//	{{%图}}  {{~列}}  {{+附件}}            image, vertical merge, sub-document
//	{{@序号}}  {{名称?}}                   loop position, optional value
package tags

// Kind says what a tag does.
type Kind uint8

// The kinds of tags.
const (
	Value    Kind = iota // {{名称}}
	Open                 // {{#议题}}
	Inverted             // {{^议题}}
	Close                // {{/议题}}
	Image                // {{%图}}
	Merge                // {{~列}}
	Include              // {{+附件}}
)

var kindNames = [...]string{"值", "循环", "反向", "结束", "图片", "合并", "嵌入文档"}

// String is the Chinese name of the kind, as inspection prints it.
func (k Kind) String() string { return kindNames[k] }

// A Tag is one parsed tag.
type Tag struct {
	Raw      string // what stands between the delimiters, trimmed
	Kind     Kind
	Column   bool              // {{#列:…}}: repeats table columns
	Name     string            // the words after the sigil, without filters
	Optional bool              // {{名称?}}: may be missing under every policy
	Args     map[string]string // named arguments of an image: 宽, 高 (cm)
	expr     *expression
	filters  []call
}

// A call is one filter with its argument.
type call struct {
	name, arg string
	fn        Filter
}

// Paths lists the dotted names the tag reads, loop positions and "." left out.
func (t *Tag) Paths() []string {
	if t.expr == nil {
		return nil
	}
	return t.expr.names
}

// NeedsLoop reports whether the tag reads a loop position, which stands only
// inside a loop.
func (t *Tag) NeedsLoop() bool {
	return t.expr != nil && (t.expr.position != "" || t.expr.counts)
}

// Filters lists the filters with their arguments, as written.
func (t *Tag) Filters() []string {
	var out []string
	for _, f := range t.filters {
		if f.arg != "" {
			out = append(out, f.name+":"+f.arg)
			continue
		}
		out = append(out, f.name)
	}
	return out
}

// MarshalText writes the kind by its Chinese name.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }
