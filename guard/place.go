package guard

import (
	"fmt"
	"path"
	"strings"
)

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
		if name := o.sheetName(part); name != "" {
			return "工作表" + quoted(name)
		}
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

// sheetName is what a sheet is called on its tab, by its part; empty when the workbook does not say. The workbook is read for it once, when
// something is told of a sheet.
func (o *office) sheetName(part string) string {
	if o.sheets == nil {
		o.sheets = map[string]string{}
		o.readSheets()
	}
	return o.sheets[folded(part)]
}

func (o *office) readSheets() {
	for _, main := range o.mains {
		book, there := o.index[main]
		lines, linked := o.index[folded(path.Join(path.Dir(main), "_rels", path.Base(main)+".rels"))]
		if !there || !linked {
			continue
		}
		parts := map[string]string{}
		for _, r := range o.readRelations(lines) {
			parts[r.id] = r.part()
		}
		o.eachTag(book, o.xmlOf(book), func(r *reader, t tag) {
			if string(t.name) != "sheet" {
				return
			}
			all := r.attributes(t)
			if part := parts[valueOf(all, "id")]; part != "" {
				o.sheets[part] = valueOf(all, "name")
			}
		})
	}
}
