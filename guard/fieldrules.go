package guard

import (
	"slices"
	"strings"
)

// judgeField holds a field's code against what fields can do beyond showing text.
func (s *scan) judgeField(f field) {
	code := string(f.code)
	switch name := fieldName(code); name {
	case "DDE", "DDEAUTO":
		s.refuse(DDE, s.name, s.where(s.name)+"含有 DDE 域，会运行程序："+quoted(code))
	case "LINK":
		s.refuse(OLE, s.name, s.where(s.name)+"链接着 OLE 对象（LINK 域）："+quoted(code))
	case "DATABASE":
		s.refuse(Connection, s.name, s.where(s.name)+"含有数据库查询（DATABASE 域）："+quoted(code))
	case "INCLUDETEXT", "INCLUDE", "RD":
		s.judgeInclude(f, code, SubDocument, name)
	case "INCLUDEPICTURE", "IMPORT":
		s.judgeInclude(f, code, Image, name)
	case "HYPERLINK":
		s.judgeLink(f, code)
	default:
		if f.hidden && strings.Trim(code, " 0123456789.") != "" {
			s.refuse(DDE, s.name, s.where(s.name)+"的域用别的域拼出自己的名称："+quoted(code))
		}
	}
}

// judgeInclude refuses what another machine is asked for, but pictures on the web; it takes out the rest, whose result stays.
func (s *scan) judgeInclude(f field, code string, d Danger, name string) {
	to, target := furthest(fieldArguments(code))
	switch {
	case to == reachNowhere:
	case to == reachWeb && d == Image, !to.afar():
		s.unlink(f, d, s.where(s.name)+"引用了文件之外的内容（"+name+" 域）："+quoted(target))
	default:
		s.refuse(d, s.name, s.where(s.name)+"引用了别的机器上的内容（"+name+" 域）："+quoted(target))
	}
}

func (s *scan) judgeLink(f field, code string) {
	own := slices.DeleteFunc(fieldArguments(code), func(a argument) bool { return a.of != "" })
	switch to, target := furthest(own); to {
	case reachRun:
		s.refuse(Hyperlink, s.name, s.where(s.name)+"的超链接会运行程序："+quoted(target))
	case reachDisk, reachServer, reachUnknown:
		s.unlink(f, Hyperlink, s.where(s.name)+"的超链接指向别处的文件："+quoted(target))
	}
}

// furthest is the most dangerous of the places a code names.
func furthest(list []argument) (reach, string) {
	order := [...]int{reachNowhere: 0, reachMail: 1, reachBeside: 2, reachWeb: 3, reachDisk: 4, reachUnknown: 5, reachServer: 6, reachRun: 7}
	most, target := reachNowhere, ""
	for _, a := range list {
		if a.of == `\*` || a.of == "" && strings.HasPrefix(a.word, `\`) && !strings.HasPrefix(a.word, `\\`) {
			continue // how the result is shown, or a switch run together with its word
		}
		if to := reachOf(a.word); order[to] > order[most] {
			most, target = to, a.word
		}
	}
	return most, target
}

// unlink takes a field out and leaves its result, as Ctrl+Shift+F9 does in Word.
func (s *scan) unlink(f field, d Danger, message string) {
	spans, ok := s.whole(f)
	if f.nested || !ok || len(s.edits[s.member]) > mostEdits {
		s.refuse(d, s.name, message)
		return
	}
	for _, span := range spans {
		s.edit(s.member, span.start, span.end, "")
	}
	s.warn(d, s.name, message, "已断开链接，显示的内容保留")
}

// mostEdits bounds what is taken out of one part.
const mostEdits = 10_000

// whole are the marks of a field with their ends.
func (s *scan) whole(f field) ([]edit, bool) {
	spans := f.spans
	if f.closing != nil {
		end, ok := f.closing()
		return append(spans, end), ok
	}
	for i := range spans {
		if spans[i].end = elementEnd(s.text, spans[i].start, mostMark); spans[i].end < 0 {
			return nil, false
		}
	}
	return spans, len(spans) > 0
}
