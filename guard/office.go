package guard

import (
	"fmt"
	"path"
	"strings"
)

// An office is the look into one Word or Excel package.
type office struct {
	limits   Limits
	budget   *int   // unpacked bytes left, for embedded packages too
	effort   *int   // what may still be looked at closely
	depth    int    // how many packages it lies in
	within   string // their names, for [Fault.Part]
	faults   *Faults
	warnings *Faults
	z        *inflater
	buffer   []byte

	members    []member
	index      map[string]int // by folded name
	types      contentTypes
	mains      []string                   // parts the package calls its main one
	chartBooks map[string]bool            // workbooks of charts, which may be there
	objects    map[string]string          // embedded objects, and the part that holds them
	gone       map[string]map[string]bool // relationships taken out: ids by folded source
	extensions []relationship             // of the package, to be taken out with their parts
	current    int                        // the .rels member being read
	changes
}

func (o *office) refuse(d Danger, part, message string) {
	o.faults.add(d, o.within+part, message, remedies[d])
}

func (o *office) warn(d Danger, part, message, done string) {
	o.warnings.add(d, o.within+part, message, done)
}

// inspect looks into the whole package and tells what it is.
func (o *office) inspect(file []byte) Kind {
	o.members = readMembers(file, o.limits, o.faults)
	holdNames(o.members, o.faults)
	if o.members == nil || !o.affordable() || len(*o.faults) > 0 {
		return Other
	}
	o.index = make(map[string]int, len(o.members))
	for i := range o.members {
		o.index[folded(o.members[i].name)] = i
	}
	o.chartBooks, o.objects, o.gone = map[string]bool{}, map[string]string{}, map[string]map[string]bool{}
	o.changes = changes{edits: map[int][]edit{}, anew: map[int][]byte{}, removed: map[int]bool{}}
	types, ok := o.index[contentTypesName]
	if !ok {
		o.strangeZip()
		return Other
	}
	o.readContentTypes(types)
	kind := o.scanAll()
	o.stripExtensions(types)
	return kind
}

// affordable holds what the members say they unpack to against the limits.
func (o *office) affordable() bool {
	for i := range o.members {
		m := &o.members[i]
		*o.budget -= m.size
		packed := max(len(m.packed), 1)
		if m.size > o.limits.Part || *o.budget < 0 || m.size > sparseRatio && m.size/packed > o.limits.Ratio {
			o.faults.add(Bomb, o.within+m.name, quoted(m.name)+"解开后过大或压缩比异常，疑似压缩炸弹", "请删去多余的空白行列或大图片，另存一份")
			return false
		}
	}
	return true
}

// scanAll reads every member: first the relationships, by which the others are judged.
func (o *office) scanAll() Kind {
	for i := range o.members {
		if o.members[i].name != "" && isRelations(o.members[i].name) {
			o.current = i
			for _, r := range o.readRelations(i) {
				if r.source == "" && r.kind == "officedocument" {
					o.mains = append(o.mains, r.part())
				}
				o.relate(i, r)
			}
		}
	}
	kind := o.judgeMain()
	for i := range o.members {
		if !isRelations(o.members[i].name) && folded(o.members[i].name) != contentTypesName && !o.members[i].isFolder() {
			o.scanMember(i)
		}
	}
	return kind
}

// xmlOf is the plain text of a member every package has; it is kept apart from the buffer.
func (o *office) xmlOf(i int) []byte {
	m := &o.members[i]
	data, wrong := m.unpack(o.z, nil)
	if wrong != "" {
		o.damaged(m.name, wrong)
		return nil
	}
	return o.plain(i, data)
}

// eachTag goes through the start tags of a member's text, and refuses it when not all of them can be seen.
func (o *office) eachTag(i int, text []byte, visit func(*reader, tag)) {
	r := reader{src: text}
	for {
		t, ok := r.next()
		if !ok {
			break
		}
		visit(&r, t)
	}
	name := o.members[i].name
	switch {
	case r.dtd:
		o.faults.add(Doctype, o.within+name, o.where(name)+"含有DTD声明（<!DOCTYPE）", resave)
	case r.wrong != "":
		o.damaged(name, "的XML不完整："+r.wrong)
	}
}

func (o *office) damaged(name, wrong string) {
	o.faults.add(Damaged, o.within+name, "文件已损坏："+quoted(name)+wrong, resave)
}

// plain is the text of an XML member; a text that hides its markup or declares a type is refused.
func (o *office) plain(i int, data []byte) []byte {
	name := o.members[i].name
	text, anew, wrong := plainXML(data)
	if wrong != "" {
		o.faults.add(Encoding, o.within+name, o.where(name)+wrong, resave)
		return nil
	}
	if anew {
		o.anew[i] = text
	}
	return text
}

// mainKinds are the types of main parts, and what becomes of them.
var mainKinds = []struct {
	holds, not string
	kind       Kind
	refusal    string
	remedy     string
}{
	{"word.document.macroenabled", "", Word, "启用宏的 Word 文件（.docm）", asWord},
	{"word.template.macroenabled", "", Word, "启用宏的 Word 模板（.dotm）", asWord},
	{"excel.sheet.binary", "", Excel, "二进制 Excel 文件（.xlsb）", asExcel},
	{"excel.sheet.macroenabled", "", Excel, "启用宏的 Excel 文件（.xlsm）", asExcel},
	{"excel.template.macroenabled", "", Excel, "启用宏的 Excel 模板（.xltm）", asExcel},
	{"excel.addin", "", Excel, "Excel 加载项（.xlam）", asExcel},
	{"wordprocessingml.document.main+xml", "", Word, "", ""},
	{"wordprocessingml.template.main+xml", "", Word, "", ""},
	{"spreadsheetml.sheet.main+xml", "", Excel, "", ""},
	{"spreadsheetml.template.main+xml", "", Excel, "", ""},
	{"presentation", "", Other, "PowerPoint 文件", "请另存为 PDF，或把内容放进 Word 文件"},
	{"visio", "", Other, "Visio 文件", "请另存为 PDF 或图片"},
}

// judgeMain tells the kind by the content type of the main part, and refuses types that promise macros wherever they stand.
func (o *office) judgeMain() Kind {
	kind, found := Other, false
	mains := o.mains
	if len(mains) > 1 {
		o.faults.add(WrongType, o.within, "文件有两个正文", resave)
	}
	for name, t := range o.types.overrides {
		if len(mains) == 0 && strings.HasSuffix(t, ".main+xml") {
			mains = append(mains, name)
		}
		if strings.Contains(t, "macroenabled") {
			mains = append(mains, name)
		}
	}
	for _, name := range mains {
		t := o.types.of(name)
		for _, k := range mainKinds {
			if !strings.Contains(t, k.holds) {
				continue
			}
			if k.refusal != "" {
				o.faults.add(WrongType, o.within, "这是"+k.refusal+"，不论文件名是什么", k.remedy)
			}
			kind, found = k.kind, true
			break
		}
	}
	if !found {
		o.faults.add(WrongType, o.within, "压缩包里不是 Word 或 Excel 文件", asBoth)
	}
	return kind
}

// strangeZip names a zip that is no office file.
func (o *office) strangeZip() {
	what, remedy := "压缩包", unpack
	for name := range o.index {
		switch {
		case name == "ofd.xml":
			what, remedy = "OFD 文件", "请导出为 PDF 后再上传"
		case name == "mimetype" && what == "压缩包":
			what, remedy = "OpenDocument 文件或电子书", asBoth
		case name == "meta-inf/manifest.mf" && what == "压缩包", name == "androidmanifest.xml":
			what, remedy = "程序", "请不要上传程序"
		}
	}
	o.faults.add(WrongType, o.within, "这是"+what+"，不是 Word 或 Excel 文件", remedy)
}

// places are the parts of a document as staff know them, by how their names begin.
var places = []struct{ begins, called string }{
	{"document", "正文"}, {"header", "页眉"}, {"footer", "页脚"}, {"footnotes", "脚注"}, {"endnotes", "尾注"}, {"comments", "批注"},
	{"settings", "文档设置"}, {"numbering", "编号"}, {"styles", "样式"}, {"workbook", "工作簿"}, {"sharedstrings", "单元格文字"},
	{"chart", "图表"}, {"drawing", "图形"}, {"vmldrawing", "图形"}, {"externallink", "外部链接"},
}

// where is a part as staff know it.
func (o *office) where(part string) string {
	base := folded(path.Base(part))
	if n, ok := strings.CutPrefix(base, "sheet"); ok {
		return fmt.Sprintf("工作表%s", shown(strings.TrimSuffix(n, ".xml"), 20))
	}
	for _, p := range places {
		if strings.HasPrefix(base, p.begins) {
			return p.called
		}
	}
	if part == "" {
		return "文件"
	}
	return "部件" + quoted(part)
}
