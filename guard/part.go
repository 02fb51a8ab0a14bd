package guard

import (
	"bytes"
	"path"
	"strings"
)

// scanMember reads one member to its end and judges what it holds.
func (o *office) scanMember(i int) {
	m := &o.members[i]
	data, wrong := o.unpack(i, o.buffer)
	if wrong != "" {
		o.damaged(m.name, wrong)
		return
	}
	if m.method == methodDeflate && o.kept[i] == nil {
		o.buffer = data[:cap(data)]
	}
	typ := o.types.of(m.name)
	if d, message := typeDanger(typ); d != "" {
		o.refuse(d, m.name, message)
	}
	if base := folded(path.Base(m.name)); strings.Contains(base, "vbaproject") || strings.Contains(base, "vbadata") {
		o.refuse(Macro, m.name, "文件含有宏")
	}
	switch {
	case bytes.HasPrefix(data, compoundMagic):
		o.scanCompound(m.name, data)
	case bytes.HasPrefix(data, localMagic):
		o.scanPackage(i, data)
	case bytes.HasPrefix(data, []byte("MZ")), bytes.HasPrefix(data, []byte("\x7fELF")):
		o.refuse(Script, m.name, "文件里藏有程序："+quoted(m.name))
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		o.refuse(SubDocument, m.name, "文件里嵌着 RTF 文件："+quoted(m.name))
	case strings.HasSuffix(typ, "xml"), strings.HasSuffix(typ, ".vmldrawing"), looksLikeXML(data):
		o.scanXML(i, data)
		if len(o.edits[i]) == 0 {
			delete(o.anew, i)
		}
	default:
		if o.objects[folded(m.name)] {
			o.refuse(OLE, m.name, "文件含有 OLE 嵌入对象："+quoted(path.Base(m.name)))
		}
	}
}

// scanCompound judges a compound file within the package: macros under whatever name, or an embedded object.
func (o *office) scanCompound(name string, data []byte) {
	if hasMacros(data) {
		o.refuse(Macro, name, "文件含有宏")
		return
	}
	if strings.Contains(folded(name), "activex") {
		o.refuse(ActiveX, name, "文件含有 ActiveX 控件")
		return
	}
	o.refuse(OLE, name, "文件含有 OLE 嵌入对象："+objectName(data))
}

// scanPackage looks into an embedded package: the workbook of a chart may be there when it is sound itself.
func (o *office) scanPackage(i int, data []byte) {
	name := o.members[i].name
	if !o.chartBooks[folded(name)] {
		o.refuse(OLE, name, "文件里嵌着另一个文件："+quoted(path.Base(name)))
		return
	}
	if o.depth+1 >= o.limits.Depth {
		o.refuse(OLE, name, "文件里的文件嵌套过深："+quoted(path.Base(name)))
		return
	}
	data = bytes.Clone(data)
	inner := &office{limits: o.limits, budget: o.budget, depth: o.depth + 1, within: o.within + name + " › ",
		faults: new(Faults), warnings: new(Faults), z: o.z, effort: o.effort}
	kind := inner.inspect(data)
	if kind != Excel && len(*inner.faults) == 0 {
		inner.refuse(OLE, "", "图表里嵌着的不是工作簿")
	}
	for _, f := range *inner.faults {
		o.faults.add(f.Danger, f.Part, "图表的数据工作簿有问题："+f.Message, "请把图表贴成图片，或重新插入图表")
	}
	for _, f := range *inner.warnings {
		o.warnings.add(f.Danger, f.Part, "图表的数据工作簿："+f.Message, f.Remedy)
	}
	if stripped := inner.stripped(data); inner.changes.any() {
		o.anew[i] = stripped
		o.touched = true
	}
}

// A vocabulary is whose elements a part is made of.
type vocabulary uint8

const (
	foreign vocabulary = iota
	wordText
	sheetText
)

// A scan goes through the elements of one XML part.
type scan struct {
	*office
	member int
	name   string
	text   []byte
	reader *reader
	words  vocabulary
	fields fields
	gone   map[string]bool // relationships of this part that were taken out
	past   int             // the end of the last element taken out
}

func (o *office) scanXML(i int, data []byte) {
	name := o.members[i].name
	text := o.plain(i, data)
	s := &scan{office: o, member: i, name: name, text: text, gone: o.gone[folded(name)]}
	root := true
	o.eachTag(i, text, func(r *reader, t tag) {
		s.reader = r
		if root {
			root = false
			s.judgeRoot(t)
		}
		s.judge(t)
	})
	s.fields.flush(s)
}

// judgeRoot notes whose elements the part is made of, by the namespace of its root.
func (s *scan) judgeRoot(t tag) {
	list := s.reader.attributes(t)
	prefix := s.prefix(t)
	for _, a := range list {
		if a.prefix == "" && a.name == "xmlns" && prefix == "" || a.prefix == "xmlns" && a.name == prefix {
			switch {
			case strings.Contains(a.value, "/wordprocessingml/"):
				s.words = wordText
			case strings.Contains(a.value, "/spreadsheetml/"):
				s.words = sheetText
			}
		}
	}
	switch string(t.name) {
	case "macrosheet":
		s.refuse(MacroSheet, s.name, "文件含有 Excel 4.0 宏表")
	case "DataMashup":
		s.refuse(Connection, s.name, "文件含有 Power Query 查询")
	case "queryTable":
		s.refuse(Connection, s.name, "文件连着外部数据（查询或数据模型）")
	case "ocx":
		s.refuse(ActiveX, s.name, "文件含有 ActiveX 控件")
	case "wordDocument", "Workbook", "package", "html":
		s.refuse(SubDocument, s.name, "文件里嵌着另一种格式的文件："+quoted(path.Base(s.name)))
	}
}

// prefix is that of an element's name, or empty.
func (s *scan) prefix(t tag) string {
	return strings.TrimSuffix(string(s.text[t.start+1:t.namesEnd-len(t.name)]), ":")
}
