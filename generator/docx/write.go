package docx

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"huishang/generator/opc"
	"huishang/generator/tags"
)

// writeText writes a value for the place its tag stood in.
func (r *renderer) writeText(o *op, s string) {
	if bad := tags.BadRune(strings.ReplaceAll(s, "\f", " ")); bad >= 0 {
		r.faultAt(o.tag, fmt.Sprintf("的值里有Word不能保存的控制字符（U+%04X），请在数据里删去", bad), false)
		return
	}
	switch o.ctx {
	case inText:
		r.writeRun(o, s)
	case inField:
		r.out = appendEscaped(r.out, fieldEscape.Replace(s))
	case inAttr:
		r.out = appendAttr(r.out, s)
	case inURL:
		r.out = appendAttr(r.out, escapeURL(s))
	case inDrawing, inMath:
		r.out = appendEscaped(r.out, strings.NewReplacer("\r\n", " ", "\n", " ", "\f", " ").Replace(s))
	default:
		r.out = appendEscaped(r.out, strings.ReplaceAll(s, "\f", "\n"))
	}
}

// fieldEscape protects what a field code would read as its own syntax.
var fieldEscape = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\r\n", " ", "\n", " ", "\f", " ")

// writeRun writes text into w:t. A line break becomes w:br, a tab w:tab, a form
// feed a page break; an empty line opens a paragraph with the same properties,
// where the run stands directly in one.
func (r *renderer) writeRun(o *op, s string) {
	from := 0
	w := r.part.prog.t.w
	inside := func(what string) {
		r.out = append(r.out, "</"+w+"t>"+what+"<"+w+`t xml:space="preserve">`...)
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '<' && c != '>' && c != '&' {
			continue
		}
		r.out = append(r.out, s[from:i]...)
		from = i + 1
		switch c {
		case '<':
			r.out = append(r.out, "&lt;"...)
		case '>':
			r.out = append(r.out, "&gt;"...)
		case '&':
			r.out = append(r.out, "&amp;"...)
		case '\t':
			inside("<" + w + "tab/>")
		case '\f':
			inside("<" + w + `br ` + r.part.prog.t.wAttr + `type="page"/>`)
		case '\n':
			if n := emptyLines(s[i:]); n > 0 && r.newParagraph(o, s) {
				i += n
				from = i + 1
				continue
			}
			inside("<" + w + "br/>")
		}
	}
	r.out = append(r.out, s[from:]...)
}

// emptyLines is how many bytes of further line breaks follow the first one.
func emptyLines(s string) int {
	n := 0
	for i := 1; i < len(s) && (s[i] == '\n' || s[i] == '\r'); i++ {
		if s[i] == '\n' {
			n = i
		}
	}
	return n
}

// newParagraph ends the paragraph inside a value and begins one like it.
func (r *renderer) newParagraph(o *op, text string) bool {
	if o.bytes == nil {
		return false
	}
	if wantsEastAsia(text) {
		r.out = append(r.out, o.hinted...)
	} else {
		r.out = append(r.out, o.bytes...)
	}
	return true
}

// writeMark writes 〔待填：…〕 highlighted, in a run of its own.
func (r *renderer) writeMark(o *op) {
	mark := tags.Placeholder(o.tag.tag.Name)
	if o.ctx != inText || o.rest == nil {
		r.writeText(o, mark)
		return
	}
	w := r.part.prog.t.w
	rPr, change, _ := strings.Cut(string(o.rest), "<"+w+"rPrChange ") // stays the last
	if change != "" {
		change = "<" + w + "rPrChange " + change
	}
	highlight := "<" + w + "highlight " + r.part.prog.t.wAttr + `val="yellow"/>`
	if o.lit {
		highlight = ""
	}
	r.out = append(r.out, "</"+w+"t></"+w+"r><"+w+"r><"+w+"rPr>"+rPr+highlight+change+"</"+w+"rPr><"+w+"t>"...)
	r.out = appendEscaped(r.out, mark)
	r.out = append(r.out, "</"+w+"t></"+w+"r><"+w+"r>"...)
	if len(o.rest) > 0 {
		r.out = append(r.out, "<"+w+"rPr>"+string(o.rest)+"</"+w+"rPr>"...)
	}
	r.out = append(r.out, "<"+w+`t xml:space="preserve">`...)
}

// appendEscaped writes text content. A carriage return is none.
func appendEscaped(out []byte, s string) []byte {
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(s, "\r", "")
	}
	return opc.AppendText(out, s)
}

// appendAttr writes an attribute value.
func appendAttr(out []byte, s string) []byte {
	return append(out, attrEscape.Replace(s)...)
}

var attrEscape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\r", "", "\n", " ", "\t", " ", "\f", " ")

// escapeURL percent-encodes what may not stand in a relationship's target.
func escapeURL(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c > ' ' && c < utf8.RuneSelf && !strings.ContainsRune(`"<>\^{|}`+"`", rune(c)):
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
