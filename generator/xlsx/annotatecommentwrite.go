package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"huishang/generator/opc"
)

// A commentWriter writes the comments of one sheet.
type commentWriter struct {
	w    *annotator
	p    *page
	left map[[2]int]*remark // those that are not yet written
	gone [][2]int           // cells that have no comment any more
	made []*remark          // those on cells that had none
}

func (c *commentWriter) write(data []byte) ([]byte, error) {
	n, err := root(data)
	if err != nil {
		return nil, err
	}
	list, ok := n.child("commentList")
	if !ok {
		return nil, errXML
	}
	prefix := prefixOf(n)
	var body []byte
	for k := range list.children() {
		body = append(body, c.comment(k, prefix)...)
	}
	for _, r := range c.left {
		c.made = append(c.made, r)
	}
	slices.SortFunc(c.made, func(a, b *remark) int {
		if a.row != b.row {
			return a.row - b.row
		}
		return a.col - b.col
	})
	out, author := c.authors(n, data, prefix)
	for _, r := range c.made {
		body = fmt.Appendf(body, `<%[1]scomment ref="%[2]s" authorId="%[3]d" shapeId="0"><%[1]stext>`, prefix, cellName(r.row, r.col), author)
		body = appendT(body, prefix, c.w.says(r))
		body = fmt.Appendf(body, `</%[1]stext></%[1]scomment>`, prefix)
	}
	out = append(out, "<"+prefix+"commentList"...)
	out = append(append(append(out, list.attrs()...), '>'), body...)
	out = append(out, "</"+prefix+"commentList>"...)
	return append(out, data[list.end:]...), nil
}

// authors writes what stands before the comments, the author added when new,
// and gives the author's number.
func (c *commentWriter) authors(n node, data []byte, prefix string) (out []byte, id int) {
	list, there := n.child("authors")
	comments, _ := n.child("commentList")
	if !there {
		out = append(out, data[:comments.start]...)
		return fmt.Appendf(out, "<%[1]sauthors><%[1]sauthor>%[2]s</%[1]sauthor></%[1]sauthors>", prefix, opc.AppendText(nil, cleaned(c.w.a.Author))), 0
	}
	for k := range list.children() {
		if k.text() == c.w.a.Author {
			return append(out, data[:comments.start]...), id
		}
		id++
	}
	if len(c.made) == 0 {
		return append(out, data[:comments.start]...), 0
	}
	out = append(append(out, data[:list.start]...), "<"+prefix+"authors>"...)
	out = fmt.Appendf(append(out, list.inner()...), "<%[1]sauthor>%[2]s</%[1]sauthor></%[1]sauthors>", prefix, opc.AppendText(nil, cleaned(c.w.a.Author)))
	return append(out, data[list.end:comments.start]...), id
}

// comment writes one comment that was there: without the author's old words,
// with the new ones; nothing when no word is left.
func (c *commentWriter) comment(k node, prefix string) []byte {
	row, col, _ := readCell(k.attr("ref"))
	at := [2]int{row, col}
	text, ok := k.child("text")
	if !ok {
		return k.outer()
	}
	was := runsText(readRuns(text))
	stays, add := c.w.taken(was), ""
	note := c.left[at]
	if was != "" && strings.TrimSpace(stays) == "" {
		c.gone = append(c.gone, at)
		return nil
	}
	if note != nil {
		delete(c.left, at)
		add = "\n" + c.w.says(note)
	}
	if stays == was && add == "" {
		return k.outer()
	}
	out := append([]byte(nil), k.src[k.start:text.start]...)
	out = append(out, c.text(text, prefix, stays, add)...)
	return append(out, k.src[text.end:k.end]...)
}

// text writes the text of a comment. Its format stays where the old words
// stood in one run.
func (c *commentWriter) text(n node, prefix, stays, add string) []byte {
	var ts []node
	for k := range n.children() {
		if k.is("t") {
			ts = append(ts, k)
		}
		for t := range k.children() {
			if k.is("r") && t.is("t") {
				ts = append(ts, t)
			}
		}
	}
	joined := ""
	for _, t := range ts {
		joined += c.w.taken(decodeEscapes(t.text()))
	}
	if joined != stays || len(ts) == 0 {
		out := append([]byte(nil), n.src[n.start:n.nameEnd]...)
		out = appendT(append(append(out, n.attrs()...), '>'), prefix, stays+add)
		return append(out, "</"+prefix+"text>"...)
	}
	out := append([]byte(nil), n.src[n.start:n.openEnd]...)
	at := n.openEnd
	for i, t := range ts {
		s := c.w.taken(decodeEscapes(t.text()))
		if i == len(ts)-1 {
			s += add
		}
		out = append(out, n.src[at:t.start]...)
		out = appendT(out, prefix, s)
		at = t.end
	}
	return append(out, n.src[at:n.end]...)
}
