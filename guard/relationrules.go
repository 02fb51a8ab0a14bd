package guard

import "strings"

// relate judges one relationship of the .rels member i.
func (o *office) relate(i int, r relationship) {
	if o.relateInside(r) || !r.external {
		return
	}
	to := reachOf(r.target)
	switch kind := r.kind; {
	case kind == "hyperlink":
		o.relateHyperlink(i, r, to)
	case kind == "attachedtemplate":
		o.relateTemplate(r, to)
	case kind == "image" || kind == "media" || kind == "video" || kind == "audio":
		o.relateImage(i, r, to)
	case strings.HasPrefix(kind, "externallink") || strings.HasPrefix(kind, "xl"):
		o.relateBook(i, r, to)
	case kind == "mailmergesource" || kind == "mailmergeheadersource":
		o.relateMailMerge(r, to)
	default:
		o.refuse(External, r.source, o.where(r.source)+"引用了外部内容："+quoted(r.target))
	}
}

// relateInside judges what is dangerous wherever it leads.
func (o *office) relateInside(r relationship) bool {
	chart := isChart(o.types.of(r.source))
	switch r.kind {
	case "vbaproject", "wordvbadata", "vbaprojectsignature", "vbaprojectsignatureagile", "vbaprojectsignaturev3":
		o.refuse(Macro, r.source, "文件含有宏")
	case "xlmacrosheet", "xlintlmacrosheet":
		o.refuse(MacroSheet, r.source, "文件含有 Excel 4.0 宏表")
	case "control", "activexcontrolbinary", "activexcontrol":
		o.refuse(ActiveX, r.source, "文件含有 ActiveX 控件")
	case "frame":
		o.refuse(Frameset, r.source, "文件是框架网页，会另外载入"+quoted(r.target))
	case "subdocument":
		o.refuse(SubDocument, r.source, o.where(r.source)+"引用了子文档："+quoted(r.target))
	case "afchunk":
		o.refuse(SubDocument, r.source, o.where(r.source)+"嵌着另一种格式的内容（altChunk）")
	case "querytable":
		o.refuse(Connection, r.source, "文件连着外部数据（查询或数据模型）")
	case "oleobject", "package":
		o.relateObject(r, chart)
	case "webextension":
		if !strings.Contains(o.types.of(r.source), "webextensiontaskpanes") {
			o.refuse(Extension, r.source, o.where(r.source)+"嵌着 Office 加载项")
		}
	case "webextensiontaskpanes", "extensibility", "usercustomization":
		o.extensions = append(o.extensions, r)
	default:
		return false
	}
	return true
}

// relateObject tells the workbook of a chart from other objects.
func (o *office) relateObject(r relationship, chart bool) {
	switch {
	case chart && r.external:
		if to := reachOf(r.target); to != reachDisk && to != reachBeside && to != reachNowhere {
			o.refuse(BookLink, r.source, "图表的数据链接到别的机器："+quoted(r.target))
			return
		}
		o.drop(r, "图表的数据链接到外部工作簿"+quoted(r.target), BookLink)
	case chart && r.kind == "package":
		o.chartBooks[r.part()] = true
	case r.external:
		o.refuse(OLE, r.source, o.where(r.source)+"链接着 OLE 对象："+quoted(r.target))
	default:
		o.objects[r.part()] = true
	}
}

func (o *office) relateHyperlink(i int, r relationship, to reach) {
	switch to {
	case reachRun:
		o.refuse(Hyperlink, r.source, o.where(r.source)+"的超链接会运行程序："+quoted(r.target))
	case reachDisk, reachServer, reachUnknown:
		o.edit(i, r.start, r.end, r.written(r.typ, "about:blank"))
		o.warn(Hyperlink, r.source, o.where(r.source)+"的超链接指向别处的文件："+quoted(r.target), "已断开链接，文字保留")
	}
}

// relateTemplate strips the template an author's Word was set to, as most files have it; one on another machine may bring macros.
func (o *office) relateTemplate(r relationship, to reach) {
	if to.afar() {
		o.refuse(Template, r.source, "文件会从别的机器载入模板："+quoted(r.target))
		return
	}
	o.drop(r, "文件链接着作者机器上的模板"+quoted(r.target), Template)
}

// A linked picture goes the way Word itself marks one it has lost: its target is NULL.
func (o *office) relateImage(i int, r relationship, to reach) {
	switch to {
	case reachNowhere:
	case reachServer, reachRun, reachUnknown:
		o.refuse(Image, r.source, o.where(r.source)+"的图片或媒体在别的机器上："+quoted(r.target))
	default:
		o.edit(i, r.start, r.end, r.written(r.typ, "NULL"))
		o.warn(Image, r.source, o.where(r.source)+"的图片或媒体不在文件里："+quoted(r.target), "已断开链接，请把图片插入到文件里")
	}
}

// pathMissing is the type Excel itself gives a link whose workbook it has not found: the values it knew stay, nothing is asked for.
const pathMissing = "http://schemas.microsoft.com/office/2006/relationships/xlExternalLinkPath/xlPathMissing"

// noBook is the workbook a stripped link names.
const noBook = "disconnected.xlsx"

func (o *office) relateBook(i int, r relationship, to reach) {
	switch {
	case to == reachServer || to == reachRun || to == reachUnknown:
		o.refuse(BookLink, r.source, "文件链接着别的机器上的工作簿："+quoted(r.target))
	case r.kind == "xlpathmissing" && (r.target == noBook || to == reachNowhere):
	default:
		o.edit(i, r.start, r.end, r.written(pathMissing, noBook))
		o.warn(BookLink, r.source, "文件链接着外部工作簿"+quoted(r.target), "已断开链接，公式里原有的数值保留")
	}
}

func (o *office) relateMailMerge(r relationship, to reach) {
	if to.afar() {
		o.refuse(Connection, r.source, "邮件合并的数据在别的机器上："+quoted(r.target))
		return
	}
	o.drop(r, "文件链接着邮件合并的数据"+quoted(r.target), Connection)
}

// drop takes a relationship out; the element of its part that names it goes with it.
func (o *office) drop(r relationship, message string, d Danger) {
	key := folded(r.source)
	if o.gone[key] == nil {
		o.gone[key] = map[string]bool{}
	}
	o.gone[key][r.id] = true
	o.edit(o.current, r.start, r.end, "")
	o.warn(d, r.source, message, "已去掉这个链接，内容不变")
}
