package guard

import (
	"bytes"
	"strings"
)

// mostFormula is the longest formula Excel takes, with room.
const mostFormula = 40 << 10

// judgeFormula refuses a formula that starts a program or asks another machine.
func (s *scan) judgeFormula(t tag) {
	if s.words == wordText {
		return
	}
	end, empty := tagEnd(s.text, t.namesEnd)
	if empty {
		return
	}
	raw := s.text[end:]
	if lt := bytes.IndexByte(raw, '<'); lt >= 0 && !bytes.HasPrefix(raw[lt:], []byte("<!")) && !bytes.HasPrefix(raw[lt:], []byte("<?")) && harmless(raw[:lt]) {
		return
	}
	if !s.spend(1 + min(len(raw), mostFormula)/100) {
		return
	}
	text, _ := textOf(s.text, end, mostFormula)
	switch what := wrongFormula(text); what {
	case "":
	case "DDE":
		s.refuse(DDE, s.name, s.where(s.name)+s.cell(t)+"的公式会运行程序（DDE）："+quoted(text))
	default:
		s.refuse(Formula, s.name, s.where(s.name)+s.cell(t)+"的公式用了"+what+"，会访问文件之外的内容："+quoted(text))
	}
}

// cell is the cell of a sheet an element stands in, e.g. B7, or empty.
func (s *scan) cell(t tag) string {
	const reach = 4 << 10 // a formula stands at the beginning of its cell
	open := "<c"
	if prefix := s.prefix(t); prefix != "" {
		open = "<" + prefix + ":c"
	}
	from := max(0, t.start-reach)
	at := max(bytes.LastIndex(s.text[from:t.start], []byte(open+" ")), bytes.LastIndex(s.text[from:t.start], []byte(open+"\n")))
	if s.words != sheetText || at < 0 || len(*s.faults) == mostFaults {
		return ""
	}
	end := from + at + len(open)
	return shown(valueOf(s.reader.attributes(tag{s.text[end-1 : end], from + at, end}), "r"), 10)
}

// harmless reports whether a formula as it stands has neither a bar nor a call of more than plain functions: most have not.
func harmless(raw []byte) bool {
	if len(raw) > mostFormula {
		return false
	}
	for i, c := range raw {
		switch c {
		case '|':
			return false
		case '&':
			if i+1 == len(raw) || raw[i+1] == '#' { // only a character told by its number can hide another
				return false
			}
		case '(':
			if i > 0 && callsOut(raw[:i]) {
				return false
			}
		}
	}
	return true
}

// outward are the functions that reach out of the workbook.
var outward = []string{"DDE", "CALL", "REGISTER", "REGISTER.ID", "EXEC", "RTD", "WEBSERVICE", "IMAGE", "FWRITE", "FWRITELN", "FOPEN"}

func callsOut(before []byte) bool {
	before = bytes.TrimRight(before, " \t\r\n")
	for _, name := range outward {
		at := len(before) - len(name)
		if at >= 0 && bytes.EqualFold(before[at:], []byte(name)) && (at == 0 || !isNameByte(before[at-1])) {
			return true
		}
	}
	return false
}

// isNameByte holds letters of a longer name; a point is none, because new functions are written _xlfn.NAME.
func isNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c >= 0x80
}

// wrongFormula says what a formula reaches out by. What stands between quotes is text or the name of a sheet.
func wrongFormula(text string) string {
	plain := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c == '"' || c == '\'' {
			n := strings.IndexByte(text[i+1:], c)
			if n < 0 {
				break
			}
			i += n + 1
			plain = append(plain, 'x')
			continue
		}
		plain = append(plain, c)
	}
	if bytes.IndexByte(plain, '|') >= 0 {
		return "DDE"
	}
	for i, c := range plain {
		if c != '(' || !callsOut(plain[:i]) {
			continue
		}
		name := bytes.TrimRight(plain[:i], " \t\r\n")
		for start := len(name) - 1; start >= 0; start-- {
			if !isNameByte(name[start]) && name[start] != '.' {
				name = name[start+1:]
				break
			}
		}
		if upper := strings.ToUpper(string(name)); upper == "DDE" || strings.HasSuffix(upper, ".DDE") {
			return "DDE"
		}
		return strings.ToUpper(string(name))
	}
	return ""
}
