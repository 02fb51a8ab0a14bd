package xlsx

import (
	"encoding/hex"
	"fmt"
	"strings"

	"huishang/generator/opc"
)

// What was colored is remembered in hidden names, one a cell: they follow their
// cell when rows are inserted, and survive a program that numbers the styles
// anew. A name holds the color that was given and the fill that was there.
const (
	markName  = "_annotated."
	coverName = markName + "cover"
	noFill    = "none"
)

// earlier is what a cell was given before.
type earlier struct {
	color string
	fill  string // the code of the fill it had
}

// readEarlier finds what an annotation before this one left.
func (w *annotator) readEarlier() {
	w.old = w.oldCover()
	for _, d := range w.tabs.names {
		parts := strings.Split(strings.TrimPrefix(d.name, markName), ".")
		if !strings.HasPrefix(d.name, markName) || len(parts) != 3 || len(d.formula.refs) != 1 {
			continue
		}
		r := d.formula.refs[0]
		s := w.tabs.named(r.sheet, nil)
		if s == nil || r.kind != refCell && r.kind != refRange {
			continue
		}
		w.page(s).earlier[[2]int{r.from.row, r.from.col}] = earlier{color: parts[1], fill: parts[2]}
	}
}

// looks says for every cell that changes which style it gets in place of its own.
func (w *annotator) looks(p *page) map[[2]int]func(style int) int {
	out := map[[2]int]func(int) int{}
	for at, e := range p.earlier {
		out[at] = func(style int) int { return w.uncolored(style, e) }
	}
	for at, n := range p.notes {
		if n.color == "" {
			continue
		}
		before := out[at]
		out[at] = func(style int) int {
			if before != nil {
				style = before(style)
			}
			return w.colored(p, n, style)
		}
	}
	return out
}

// uncolored takes a color off again, unless somebody chose another since.
func (w *annotator) uncolored(style int, e earlier) int {
	if !sameColor(w.styles.fillCode(style), e.color) {
		return style
	}
	xml, ok := fillOf(e.fill)
	if !ok {
		return style
	}
	return w.styles.withFill(style, w.styles.fill(xml))
}

// colored gives a cell its color and remembers it. A fill that cannot be
// remembered, such as a gradient, stays.
func (w *annotator) colored(p *page, n *remark, style int) int {
	code := w.styles.fillCode(style)
	if code == "" {
		return style
	}
	ref := string(appendSheet(nil, p.sheet.name)) + "!$" + string(appendColumn(nil, n.col)) + "$" + fmt.Sprint(n.row)
	w.marks = append(w.marks, fmt.Sprintf(`%sdefinedName name="%s%d.%s.%s" hidden="1">%s</%sdefinedName>`, "<"+w.tabs.prefix, markName, len(w.marks)+1, n.color, code,
		opc.AppendText(nil, ref), w.tabs.prefix))
	xml, _ := fillOf(solidCode(n.color))
	return w.styles.withFill(style, w.styles.fill(xml))
}

// solidCode is the code of a fill of one color: what fgColor and bgColor say,
// in letters a name may have.
func solidCode(color string) string {
	return hex.EncodeToString([]byte("solid|rgb=FF" + color + "|indexed=64"))
}

// sameColor reports a fill of one color. Its background, which does not show,
// differs from program to program.
func sameColor(code, color string) bool {
	raw, err := hex.DecodeString(code)
	return err == nil && strings.HasPrefix(strings.ToUpper(string(raw))+"|", "SOLID|RGB=FF"+color+"|")
}

// codeOf is the code of a fill; empty for one that has none.
func codeOf(fill node) string {
	p, ok := fill.child("patternFill")
	if !ok {
		return ""
	}
	kind := p.attr("patternType")
	if kind == "" || kind == "none" {
		return noFill
	}
	parts := []string{kind, "", ""}
	for i, name := range []string{"fgColor", "bgColor"} {
		if c, has := p.child(name); has {
			var attrs []string
			for a := range attributes(c.attrs()) {
				attrs = append(attrs, a.name+"="+opc.Unescape(a.value))
			}
			parts[i+1] = strings.Join(attrs, ",")
		}
	}
	code := hex.EncodeToString([]byte(strings.Join(parts, "|")))
	if len(code) > 200 {
		return ""
	}
	return code
}

// fillOf writes the fill of a code, without prefixes.
func fillOf(code string) (xml string, ok bool) {
	if code == noFill {
		return `<fill><patternFill patternType="none"/></fill>`, true
	}
	raw, err := hex.DecodeString(code)
	parts := strings.Split(string(raw), "|")
	if err != nil || len(parts) != 3 {
		return "", false
	}
	out := `<fill><patternFill patternType="` + string(appendAttr(nil, parts[0])) + `">`
	for i, name := range []string{"fgColor", "bgColor"} {
		if parts[i+1] == "" {
			continue
		}
		out += "<" + name
		for _, a := range strings.Split(parts[i+1], ",") {
			k, v, _ := strings.Cut(a, "=")
			out += string(appendNamed(nil, k, v))
		}
		out += "/>"
	}
	return out + "</patternFill></fill>", true
}
