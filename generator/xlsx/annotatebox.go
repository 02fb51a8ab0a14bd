package xlsx

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"huishang/generator/opc"
)

// Excel shows a comment in a box of a drawing in VML, one for each.

// writeBoxes takes the boxes of comments that are gone away and adds new ones.
func (w *annotator) writeBoxes(p *page, c *commentWriter) error {
	r, there := byKind(p.rels, "vmlDrawing")
	part := opc.Resolve(p.sheet.part, r.target)
	data, found := w.archive.Get(part)
	if there && found {
		data = withoutBoxes(data, c.gone)
	}
	if len(c.made) == 0 {
		if there && found {
			w.changed[part] = data
		}
		return nil
	}
	if !there || !found {
		part = w.newPart("xl/drawings/vmlDrawing%d.vml")
		p.rels, p.legacy = related(p.rels, relation{kind: "vmlDrawing", uri: w.tabs.relationType("vmlDrawing"), target: relativeTo(p.sheet.part, part)})
		if w.added.defaults == nil {
			w.added.defaults = map[string]string{}
		}
		w.added.defaults["vml"] = "application/vnd.openxmlformats-officedocument.vmlDrawing"
		data = fmt.Appendf(nil, `<xml%s><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="%d"/></o:shapelayout></xml>`, vmlNames, p.sheet.index+1)
	}
	end := bytes.LastIndex(data, []byte("</xml>"))
	if end < 0 {
		return inPart(part, errXML)
	}
	out := append([]byte(nil), data[:end]...)
	if !bytes.Contains(data, []byte(`id="_x0000_t202"`)) {
		out = append(out, `<v:shapetype`+vmlNames+` id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`...)
	}
	id := lastBox(data, (p.sheet.index+1)*1024)
	for i, n := range c.made {
		out = fmt.Appendf(out, box, vmlNames, id+i+1, anchorOf(n), n.row-1, n.col-1)
	}
	w.changed[part] = append(out, data[end:]...)
	return nil
}

const vmlNames = ` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"`

// box is a comment's box, hidden until the mouse is over the cell (ECMA-376
// part 4, 19.4.2.12).
const box = `<v:shape%s id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
	`<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>` +
	`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%s</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`

// anchorOf puts a box to the right of its cell, large enough for what it says:
// column, offset, row, offset of its two corners, in pixels.
func anchorOf(r *remark) string {
	lines := 2
	for _, t := range r.texts {
		for _, line := range strings.Split(t, "\n") {
			lines += 1 + len([]rune(line))/22
		}
	}
	return fmt.Sprintf("%d, 15, %d, 2, %d, 15, %d, 4", r.col, max(r.row-2, 0), r.col+4, max(r.row-2, 0)+lines)
}

var boxID = regexp.MustCompile(`_x0000_s(\d+)`)

// lastBox is the highest number of a box.
func lastBox(data []byte, least int) int {
	for _, m := range boxID.FindAllSubmatch(data, -1) {
		if n, err := strconv.Atoi(string(m[1])); err == nil && n < 1<<30 {
			least = max(least, n)
		}
	}
	return least
}

// withoutBoxes takes away the boxes of cells. A drawing that is not well-formed,
// as old programs write them, keeps them; they show nothing.
func withoutBoxes(data []byte, cells [][2]int) []byte {
	n, err := root(data)
	if err != nil || len(cells) == 0 {
		return data
	}
	out := append([]byte(nil), data[:n.openEnd]...)
	at := n.openEnd
	for k := range n.children() {
		client, ok := k.child("ClientData")
		if !ok || client.attr("ObjectType") != "Note" || !slices.Contains(cells, [2]int{position(client, "Row") + 1, position(client, "Column") + 1}) {
			continue
		}
		out = append(out, data[at:k.start]...)
		at = k.end
	}
	return append(out, data[at:]...)
}
