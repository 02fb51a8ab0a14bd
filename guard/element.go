package guard

import "strings"

// reachOfElement bounds how far the end of an element that is taken out is looked for.
const reachOfElement = 1 << 20

// judge holds one start tag against what is dangerous. Names are compared without their prefix, which anybody may choose; those
// that other vocabularies use as well are looked at in their own only.
func (s *scan) judge(t tag) {
	if len(t.name) == 1 && t.name[0] != 't' && t.name[0] != 'f' {
		return
	}
	switch string(t.name) {
	case "t":
		s.fields.text(s, t)
	case "f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "totalsRowFormula":
		s.judgeFormula(t)
	case "fldChar":
		s.fields.char(s, t)
	case "instrText", "delInstrText":
		s.fields.code(s, t)
	case "fldSimple":
		s.fields.simple(s, t)
	case "altChunk":
		s.refuse(SubDocument, s.name, s.where(s.name)+"嵌着另一种格式的内容（altChunk）")
	case "subDoc":
		s.refuse(SubDocument, s.name, s.where(s.name)+"引用了子文档")
	case "frameset":
		if s.words == wordText {
			s.refuse(Frameset, s.name, "文件是框架网页")
		}
	case "OLEObject", "oleObject", "oleObj", "objectEmbed", "objectLink":
		s.judgeObject(t)
	case "control":
		if s.words == wordText {
			s.refuse(ActiveX, s.name, "文件含有 ActiveX 控件")
		}
	case "ddeLink":
		list := s.reader.attributes(t)
		s.refuse(DDE, s.name, "文件含有 DDE 链接："+quoted(valueOf(list, "ddeService")+" "+valueOf(list, "ddeTopic")))
	case "oleLink":
		s.refuse(OLE, s.name, "文件链接着 OLE 对象："+quoted(valueOf(s.reader.attributes(t), "progId")))
	case "connection":
		if s.words == sheetText {
			s.refuse(Connection, s.name, "文件连着外部数据："+quoted(valueOf(s.reader.attributes(t), "name")))
		}
	case "webPublishItem":
		s.refuse(Connection, s.name, "工作簿会把内容自动发布成网页")
	case "webPr":
		s.refuse(Connection, s.name, "文件含有网页查询")
	case "webVideoPr":
		s.refuse(Script, s.name, s.where(s.name)+"含有联机视频")
	case "script":
		if s.words == foreign {
			s.refuse(Script, s.name, "文件含有脚本："+quoted(s.name))
		}
	case "customUI":
		s.judgeRibbon()
	case "imagedata", "fill", "stroke":
		s.judgePicture(t)
	case "mailMerge":
		if len(s.gone) > 0 {
			s.takeOut(t)
		}
	case "attachedTemplate", "externalData":
		for _, a := range s.reader.attributes(t) {
			if a.name == "id" && s.gone[a.value] {
				s.takeOut(t)
			}
		}
	}
}

// spend counts what is looked at closely, and refuses a file that wants too much of it.
func (s *scan) spend(effort int) bool {
	if *s.effort < 0 {
		return false // told already
	}
	if *s.effort -= effort; *s.effort >= 0 {
		return true
	}
	s.faults.add(Bomb, s.within+s.name, s.where(s.name)+"的域、公式或图片太多", "请拆成几个文件，或只留数值")
	return false
}

// takeOut removes the element of a tag.
func (s *scan) takeOut(t tag) {
	if t.start < s.past {
		return
	}
	end := elementEnd(s.text, t.start, reachOfElement)
	if end < 0 {
		s.damaged(s.name, "的XML不完整")
		return
	}
	s.past = end
	s.edit(s.member, t.start, end, "")
}

func (s *scan) judgeObject(t tag) {
	what := ""
	for _, a := range s.reader.attributes(t) {
		if strings.EqualFold(a.name, "progid") {
			what = "：" + programName(a.value)
		}
	}
	s.refuse(OLE, s.name, s.where(s.name)+"含有 OLE 嵌入对象"+what)
}

// programName is the program of an object as staff know it.
func programName(id string) string {
	low := strings.ToLower(id)
	switch {
	case strings.HasPrefix(low, "equation"):
		return "旧版公式（" + shown(id, 30) + "）"
	case strings.HasPrefix(low, "package"):
		return "打包的文件（Package）"
	}
	return quoted(id)
}

// judgeRibbon refuses changes of the ribbon that call macros; the part itself is taken out with its relationship.
func (s *scan) judgeRibbon() {
	r := reader{src: s.text}
	for {
		t, ok := r.next()
		if !ok {
			return
		}
		for _, a := range r.attributes(t) {
			if a.prefix == "" && strings.HasPrefix(a.name, "on") && a.value != "" {
				s.refuse(Extension, s.name, "自定义的功能区会运行宏："+quoted(a.value))
				return
			}
		}
	}
}

// judgePicture judges a picture of a VML drawing that is named by its address; relationships are judged as such.
func (s *scan) judgePicture(t tag) {
	if !s.spend(1) {
		return
	}
	for _, a := range s.reader.attributes(t) {
		if a.name != "src" && a.name != "href" && a.name != "althref" || a.prefix == "r" || a.prefix == "xmlns" {
			continue
		}
		switch reachOf(a.value) {
		case reachNowhere:
		case reachServer, reachRun, reachUnknown:
			s.refuse(Image, s.name, s.where(s.name)+"的图片在别的机器上："+quoted(a.value))
		case reachWeb, reachDisk:
			s.edit(s.member, a.start, a.end, "")
			s.warn(Image, s.name, s.where(s.name)+"的图片不在文件里："+quoted(a.value), "已断开链接，请把图片插入到文件里")
		}
	}
}
