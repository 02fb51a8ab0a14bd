package twin

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// An emitter writes the parts' XML and remembers the style names the stylesheet does not have.
type emitter struct {
	strings.Builder
	styles stylesheet
	errs   []string
}

func (e *emitter) style(kind, name string) string {
	id, err := e.styles.lookup(kind, name)
	if err != nil {
		e.errs = append(e.errs, err.Error())
	}
	return id
}

func (e *emitter) blocks(blocks []Block) {
	for _, b := range blocks {
		switch v := b.(type) {
		case Paragraph:
			e.paragraph(v)
		case Table:
			e.table(v)
		}
	}
}

func (e *emitter) paragraph(p Paragraph) {
	id := e.style("paragraph", p.Style)
	fmt.Fprintf(e, "<w:p><w:pPr><w:pStyle w:val=%q/>%s</w:pPr>", id, e.styles.frame[id])
	for _, r := range p.Runs {
		e.run(r)
	}
	e.WriteString("</w:p>\n")
}

func (e *emitter) run(r Run) {
	text := r.Text
	for {
		before, after, found := strings.Cut(text, markPage)
		e.text(r.Style, before)
		if !found {
			return
		}
		e.WriteString(`<w:fldSimple w:instr=" PAGE ">`)
		e.text(r.Style, "1")
		e.WriteString(`</w:fldSimple>`)
		text = after
	}
}

// text writes one run. The hint keeps “ ” ‘ ’ — … in the East Asian font.
func (e *emitter) text(style, text string) {
	if text == "" {
		return
	}
	e.WriteString("<w:r><w:rPr>")
	if style != "" {
		fmt.Fprintf(e, "<w:rStyle w:val=%q/>", e.style("character", style))
	}
	e.WriteString(`<w:rFonts w:hint="eastAsia"/></w:rPr>`)
	for text != "" {
		i := strings.IndexAny(text, markBreak+markTab)
		if i < 0 {
			e.letters(text)
			break
		}
		e.letters(text[:i])
		if strings.HasPrefix(text[i:], markBreak) {
			e.WriteString("<w:br/>")
		} else {
			e.WriteString("<w:tab/>")
		}
		text = text[i+len(markBreak):]
	}
	e.WriteString("</w:r>")
}

func (e *emitter) letters(text string) {
	if text == "" {
		return
	}
	e.WriteString(`<w:t xml:space="preserve">`)
	_ = xml.EscapeText(e, []byte(text)) // a strings.Builder never fails
	e.WriteString("</w:t>")
}
