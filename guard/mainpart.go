package guard

import "strings"

// mainKinds are the types of main parts, and what becomes of them.
var mainKinds = []struct {
	holds   string
	kind    Kind
	refusal string
	remedy  string
}{
	{"word.document.macroenabled", Word, "启用宏的 Word 文件（.docm）", asWord},
	{"word.template.macroenabled", Word, "启用宏的 Word 模板（.dotm）", asWord},
	{"excel.sheet.binary", Excel, "二进制 Excel 文件（.xlsb）", asExcel},
	{"excel.sheet.macroenabled", Excel, "启用宏的 Excel 文件（.xlsm）", asExcel},
	{"excel.template.macroenabled", Excel, "启用宏的 Excel 模板（.xltm）", asExcel},
	{"excel.addin", Excel, "Excel 加载项（.xlam）", asExcel},
	{"wordprocessingml.document.main+xml", Word, "", ""},
	{"wordprocessingml.template.main+xml", Word, "", ""},
	{"spreadsheetml.sheet.main+xml", Excel, "", ""},
	{"spreadsheetml.template.main+xml", Excel, "", ""},
	{"presentation", Other, "PowerPoint 文件", "请另存为 PDF，或把内容放进 Word 文件"},
	{"visio", Other, "Visio 文件", "请另存为 PDF 或图片"},
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
