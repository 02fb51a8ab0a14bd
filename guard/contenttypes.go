package guard

import (
	"path"
	"strings"
)

const contentTypesName = "[content_types].xml" // folded

// contentTypes say what the members of a package are (ECMA-376-2, 10.1.2).
type contentTypes struct {
	defaults  map[string]string // by extension
	overrides map[string]string // by folded name
}

func (o *office) readContentTypes(i int) {
	o.types = contentTypes{map[string]string{}, map[string]string{}}
	o.eachTag(i, o.xmlOf(i), func(r *reader, t tag) {
		switch string(t.name) {
		case "Default":
			list := r.attributes(t)
			o.types.defaults[strings.ToLower(valueOf(list, "Extension"))] = mediaType(valueOf(list, "ContentType"))
		case "Override":
			list := r.attributes(t)
			o.types.overrides[folded(resolve("", valueOf(list, "PartName")))] = mediaType(valueOf(list, "ContentType"))
		}
	})
}

func mediaType(t string) string {
	t, _, _ = strings.Cut(t, ";")
	return strings.ToLower(strings.TrimSpace(t))
}

// of is the type of a member, or empty.
func (c contentTypes) of(name string) string {
	name = folded(name)
	if t, ok := c.overrides[name]; ok {
		return t
	}
	return c.defaults[strings.TrimPrefix(path.Ext(name), ".")]
}

// isChart reports whether a type is that of a chart, whose data may lie in a workbook of its own.
func isChart(t string) bool {
	return strings.HasSuffix(t, "drawingml.chart+xml") || strings.HasSuffix(t, "ms-office.chartex+xml")
}

// typeDanger is what a content type alone betrays.
func typeDanger(t string) (Danger, string) {
	switch {
	case strings.Contains(t, "vbaproject"), strings.Contains(t, "vbadata"):
		return Macro, "文件含有宏"
	case strings.Contains(t, "ms-excel.macrosheet"), strings.Contains(t, "ms-excel.intlmacrosheet"):
		return MacroSheet, "文件含有 Excel 4.0 宏表"
	case strings.Contains(t, "activex"):
		return ActiveX, "文件含有 ActiveX 控件"
	case strings.HasSuffix(t, "officedocument.oleobject"):
		return OLE, "文件含有 OLE 嵌入对象"
	case strings.HasSuffix(t, "spreadsheetml.querytable+xml"), strings.HasSuffix(t, "model+data"):
		return Connection, "文件连着外部数据（查询或数据模型）"
	}
	return "", ""
}

// remedies are the ways out that do not depend on the place.
var remedies = map[Danger]string{
	Macro:       withoutMacros,
	MacroSheet:  "请删去宏表，另存为 .xlsx",
	ActiveX:     "请在“开发工具”里删去控件，另存一份",
	OLE:         objectRemedy,
	Connection:  "请在“数据”里断开连接或删去查询，只留数值，另存一份",
	DDE:         "请删去这个域或链接，另存一份",
	SubDocument: "请把内容复制到正文里，删去引用，另存一份",
	Frameset:    "请把正文复制到一份新文件里",
	Template:    "请在“开发工具—文档模板”里改用 Normal 模板，另存一份",
	Image:       "请断开链接，把图片插入到文件里",
	BookLink:    "请在“数据—编辑链接”里断开链接",
	Hyperlink:   "请删去这个超链接",
	Formula:     "请把公式换成数值",
	Extension:   "请把正文复制到一份新文件里",
	External:    "请删去对外部内容的引用，把内容放到文件里",
	Script:      "请删去脚本，另存一份",
}
