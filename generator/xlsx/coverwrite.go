package xlsx

import (
	"fmt"
	"strings"
)

// coverStyles are the formats of the cover.
type coverStyles struct{ title, line, head, cell, link int }

func (w *annotator) coverStyles() coverStyles {
	s := w.styles
	font := func(more, size, color string) int {
		return s.lists["fonts"].add(`<font>` + more + `<sz val="` + size + `"/><color rgb="FF` + color + `"/><name val="宋体"/><charset val="134"/></font>`)
	}
	side := func(name string) string { return "<" + name + ` style="thin"><color rgb="FFBFBFBF"/></` + name + ">" }
	frame := s.lists["borders"].add("<border>" + side("left") + side("right") + side("top") + side("bottom") + "<diagonal/></border>")
	grey, _ := fillOf(solidCode("E7ECF4"))
	xf := func(font, fill, border int, align string) int {
		return s.lists["cellXfs"].add(fmt.Sprintf(`<xf numFmtId="49" fontId="%d" fillId="%d" borderId="%d" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment %s/></xf>`, font, fill, border, align))
	}
	plain, none := font("", "11", "1F1F1F"), 0
	return coverStyles{
		title: xf(font("<b/>", "16", "1F1F1F"), none, none, `vertical="center"`),
		line:  xf(plain, none, none, `vertical="center"`),
		head:  xf(font("<b/>", "11", "1F1F1F"), s.fill(grey), frame, `horizontal="center" vertical="center" wrapText="1"`),
		cell:  xf(plain, none, frame, `vertical="top" wrapText="1"`),
		link:  xf(s.lists["fonts"].add(`<font><u/><sz val="11"/><color rgb="FF0B57D0"/><name val="宋体"/><charset val="134"/></font>`), none, frame, `vertical="top" wrapText="1"`),
	}
}

// writeCover writes the sheet.
func (w *annotator) writeCover() {
	c := w.a.Cover
	if c == nil {
		return
	}
	w.cover = w.newPart("xl/worksheets/sheet%d.xml")
	w.added.types = append(w.added.types, partType{w.cover, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"})
	styles := w.coverStyles()
	head := c.headerRow()
	out := fmt.Appendf(nil, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"+`<worksheet xmlns="%s"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`+
		`<sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane ySplit="%d" topLeftCell="A%d" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`+
		`<sheetFormatPr defaultRowHeight="15"/><cols>`, w.tabs.namespace(), head, head+1)
	for i := range max(len(c.Header), 1) {
		out = fmt.Appendf(out, `<col min="%[1]d" max="%[1]d" width="%[2]g" customWidth="1"/>`, i+1, c.width(i))
	}
	out = append(out, `</cols><sheetData>`...)
	out = coverText(append(out, `<row r="1" ht="30" customHeight="1">`...), 1, 1, styles.title, c.Title)
	out = append(out, `</row>`...)
	for i, line := range c.Lines {
		out = fmt.Appendf(out, `<row r="%d">`, i+2)
		out = append(coverText(out, i+2, 1, styles.line, line), `</row>`...)
	}
	out = fmt.Appendf(out, `<row r="%d" ht="24" customHeight="1">`, head)
	for i, h := range c.Header {
		out = coverText(out, head, i+1, styles.head, h)
	}
	out = append(out, `</row>`...)
	var links []byte
	for i, row := range c.Rows {
		out = fmt.Appendf(out, `<row r="%d" ht="%d" customHeight="1">`, head+1+i, c.height(row))
		for k, cell := range row {
			out = w.coverCell(out, &links, head+1+i, k+1, cell, styles)
		}
		out = append(out, `</row>`...)
	}
	out = append(out, `</sheetData>`...)
	if len(links) > 0 {
		out = append(append(append(out, `<hyperlinks>`...), links...), `</hyperlinks>`...)
	}
	out = append(out, `<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`...)
	w.changed[w.cover] = out
}

func (w *annotator) coverCell(out []byte, links *[]byte, row, col int, c CoverCell, styles coverStyles) []byte {
	style := styles.cell
	if c.Cell != "" && c.Sheet != "" {
		style = styles.link
		target := string(appendSheet(nil, c.Sheet)) + "!" + c.Cell
		*links = append(append(*links, `<hyperlink ref="`+cellName(row, col)+`" location="`...), appendAttr(nil, target)...)
		*links = append(append(append(*links, `" display="`...), appendAttr(nil, cleaned(c.Text))...), `"/>`...)
	}
	if rgb.MatchString(c.Color) {
		xml, _ := fillOf(solidCode(strings.ToUpper(c.Color)))
		style = w.styles.withFill(style, w.styles.fill(xml))
	}
	return coverText(out, row, col, style, c.Text)
}

// coverText writes a text cell; what is longer than a cell holds is cut.
func coverText(out []byte, row, col, style int, text string) []byte {
	text = cleaned(text)
	if utf16Length(text) > maxText {
		r := []rune(text)
		text = string(r[:min(len(r), maxText/2)]) + "…"
	}
	out = fmt.Appendf(out, `<c r="%s" s="%d" t="inlineStr"><is>`, cellName(row, col), style)
	return append(appendT(out, "", text), `</is></c>`...)
}
