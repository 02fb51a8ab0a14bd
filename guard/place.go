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
