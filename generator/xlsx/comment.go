package xlsx

import (
	"bytes"
	"strconv"

	"huishang/generator/opc"
)

// comments writes the comments of a sheet, each where its cell came to stand,
// once for every copy of it.
func (r *renderer) comments(w *sheetOut, data []byte) []byte {
	n, err := root(data)
	if err != nil {
		return data
	}
	list, ok := n.child("commentList")
	if !ok {
		return data
	}
	out := append([]byte(nil), data[:list.openEnd]...)
	for k := range list.children() {
		for i, c := range cellCopies(w, k.attr("ref")) {
			attrs := setAttr(k.attrs(), "ref", c.String())
			if i > 0 {
				attrs = setAttr(attrs, "xr:uid", "")
			}
			out = append(append(out, k.src[k.start:k.nameEnd]...), attrs...)
			out = append(out, '>')
			at := k.openEnd
			for t := range k.children() {
				out = append(out, k.src[at:t.start]...)
				out = append(out, r.paragraph(t, w)...)
				at = t.end
			}
			out = append(out, k.src[at:k.end]...)
		}
	}
	if list.openEnd == list.end {
		return data
	}
	return append(out, data[list.closeStart:]...)
}

func cellCopies(w *sheetOut, ref string) []area {
	a, ok := readArea(ref)
	if !ok {
		return nil
	}
	return w.copies(a)
}

// threads writes threaded comments where their cells came to stand. A thread is
// not doubled: its ids are known beyond the workbook.
func (r *renderer) threads(w *sheetOut, data []byte) []byte {
	n, err := root(data)
	if err != nil {
		return data
	}
	out := append([]byte(nil), data[:n.openEnd]...)
	for k := range n.children() {
		copies := cellCopies(w, k.attr("ref"))
		if len(copies) == 0 {
			continue
		}
		out = append(append(out, k.src[k.start:k.nameEnd]...), setAttr(k.attrs(), "ref", copies[0].String())...)
		if k.openEnd == k.end {
			out = append(out, '/')
		}
		out = append(append(out, '>'), k.src[k.openEnd:k.end]...)
	}
	return append(out, data[n.closeStart:]...)
}

// vml writes the boxes of comments, each beside its cell. Boxes that belong to no
// cell stay where they are.
func (r *renderer) vml(w *sheetOut, data []byte) []byte {
	n, err := root(data)
	if err != nil {
		return data
	}
	out := append([]byte(nil), data[:n.openEnd]...)
	at, id := n.openEnd, 0
	for k := range n.children() {
		out = append(out, data[at:k.start]...)
		at = k.end
		client, ok := k.child("ClientData")
		if !ok || !k.is("shape") || client.attr("ObjectType") != "Note" {
			out = append(out, k.outer()...)
			continue
		}
		row, col := position(client, "Row")+1, position(client, "Column")+1
		for i, c := range w.copies(area{row, col, row, col}) {
			box := movedNote(k, client, c.r1-row, c.c1-col)
			if i > 0 {
				id++
				box = bytes.Replace(box, []byte(`id="`+k.attr("id")+`"`), []byte(`id="_x0000_s`+strconv.Itoa(50000+id)+`"`), 1)
			}
			out = append(out, box...)
		}
	}
	return append(out, data[at:]...)
}

// movedNote is the box of a comment moved by rows and columns.
func movedNote(k, client node, rows, cols int) []byte {
	out := append([]byte(nil), k.src[k.start:client.openEnd]...)
	at := client.openEnd
	for c := range client.children() {
		out = append(out, k.src[at:c.start]...)
		at = c.end
		s := c.text()
		switch string(c.name) {
		case "Row":
			s = strconv.Itoa(position(client, "Row") + rows)
		case "Column":
			s = strconv.Itoa(position(client, "Column") + cols)
		case "Anchor":
			s = movedAnchor(s, rows, cols)
		default:
			out = append(out, c.outer()...)
			continue
		}
		out = append(out, c.src[c.start:c.openEnd]...)
		out = append(opc.AppendText(out, s), c.src[c.closeStart:c.end]...)
	}
	return append(out, k.src[at:k.end]...)
}

// movedAnchor moves a box: column, offset, row, offset of its two corners.
func movedAnchor(s string, rows, cols int) string {
	parts := bytes.Split([]byte(s), []byte(","))
	if len(parts) != 8 {
		return s
	}
	for _, i := range []int{0, 2, 4, 6} {
		n, err := strconv.Atoi(string(bytes.TrimSpace(parts[i])))
		if err != nil {
			return s
		}
		if i%4 == 0 {
			n += cols
		} else {
			n += rows
		}
		parts[i] = strconv.AppendInt([]byte(" "), int64(max(n, 0)), 10)
	}
	return string(bytes.TrimSpace(bytes.Join(parts, []byte(","))))
}
