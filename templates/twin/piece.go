package twin

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// piece takes what stands inside a run: letters, breaks, and fields, of which only PAGE is kept.
func (r *reader) piece(e xml.StartElement, p *Paragraph, style string) error {
	switch e.Name.Local {
	case "t":
		var text string
		if err := r.DecodeElement(&text, &e); err != nil {
			return err
		}
		if !r.hidden {
			p.add(style, text)
		}
	case "br":
		p.add(style, markBreak)
	case "tab":
		if attr(e, "val") == "" {
			p.add(style, markTab)
		}
	case "fldSimple":
		r.page(attr(e, "instr"), p, "")
		return r.Skip()
	case "instrText":
		var text string
		if err := r.DecodeElement(&text, &e); err != nil {
			return err
		}
		r.field += text
	case "fldChar":
		switch attr(e, "fldCharType") {
		case "begin":
			r.field = ""
		case "separate":
			r.hidden = true
		case "end":
			r.hidden = false
			r.page(r.field, p, style)
		}
	}
	return nil
}

func (r *reader) page(instruction string, p *Paragraph, style string) {
	if strings.HasPrefix(strings.TrimSpace(instruction), "PAGE") {
		p.add(style, markPage)
	}
}

func number(e xml.StartElement, name string) int {
	n, _ := strconv.Atoi(attr(e, name)) // an attribute that is no number counts as absent
	return n
}
