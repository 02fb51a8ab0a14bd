package grid

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// xml is the part of a sheet; the drawing is its first relation.
func (s *sheet) xml(first bool) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
		`<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
	fmt.Fprintf(&b, `<dimension ref="A1:%s%d"/>`, letters(len(s.columns)), len(s.rows))
	s.view(&b, first)
	b.WriteString(`<sheetFormatPr defaultRowHeight="15"/><cols>`)
	for i, c := range s.columns {
		hidden := ""
		if c.hidden {
			hidden = ` hidden="1"`
		}
		fmt.Fprintf(&b, `<col min="%d" max="%d" width="%s" customWidth="1"%s/>`, i+1, i+1, c.width, hidden)
	}
	b.WriteString(`</cols><sheetData>`)
	for i, r := range s.rows {
		r.write(&b, i+1)
	}
	b.WriteString(`</sheetData>`)
	s.tail(&b)
	b.WriteString(`</worksheet>`)
	return b.String()
}

func (s *sheet) view(b *strings.Builder, first bool) {
	selected := ""
	if first {
		selected = ` tabSelected="1"`
	}
	fmt.Fprintf(b, `<sheetViews><sheetView showGridLines="0"%s workbookViewId="0">`, selected)
	if at := cellName.FindStringSubmatch(s.page.freeze); at != nil {
		row, _ := strconv.Atoi(at[2])
		split, active := fmt.Sprintf(`ySplit="%d"`, row-1), "bottomLeft"
		if x := index(at[1]) - 1; x > 0 {
			split, active = fmt.Sprintf(`xSplit="%d" `, x)+split, "bottomRight"
		}
		fmt.Fprintf(b, `<pane %s topLeftCell="%s" activePane="%s" state="frozen"/>`, split, s.page.freeze, active)
	}
	b.WriteString(`</sheetView></sheetViews>`)
}

// tail writes what stands after the cells, in the order of the schema.
func (s *sheet) tail(b *strings.Builder) {
	if s.page.filter != "" {
		fmt.Fprintf(b, `<autoFilter ref="%s"/>`, s.page.filter)
	}
	if len(s.merges) > 0 {
		fmt.Fprintf(b, `<mergeCells count="%d">`, len(s.merges))
		for _, m := range s.merges {
			fmt.Fprintf(b, `<mergeCell ref="%s"/>`, m)
		}
		b.WriteString(`</mergeCells>`)
	}
	for i, ref := range s.lights {
		fmt.Fprintf(b, `<conditionalFormatting sqref="%s">`, ref)
		corner, _, _ := strings.Cut(ref, ":")
		for k, l := range lightRules {
			fmt.Fprintf(b, `<cfRule type="expression" dxfId="%d" priority="%d"><formula>RIGHT(%s,1)="%s"</formula></cfRule>`,
				k, i*len(lightRules)+k+1, corner, l.word)
		}
		b.WriteString(`</conditionalFormatting>`)
	}
	orientation, height := "landscape", 0
	if s.page.portrait {
		orientation = "portrait"
	}
	if s.page.onePage {
		height = 1
	}
	fmt.Fprintf(b, `<printOptions horizontalCentered="1"/><pageMargins left="0.47" right="0.47" top="0.55" bottom="0.55" header="0.3" footer="0.3"/>`+
		`<pageSetup paperSize="9" orientation="%s" fitToWidth="1" fitToHeight="%d"/>`+
		`<headerFooter><oddFooter>&amp;C第 &amp;P 页　共 &amp;N 页</oddFooter></headerFooter>`, orientation, height)
	if len(s.charts) > 0 {
		b.WriteString(`<drawing r:id="rId1"/>`)
	}
}

func (r row) write(b *strings.Builder, n int) {
	height := ""
	if r.height != "" {
		height = ` ht="` + r.height + `"`
	}
	if r.height != "" && !r.grows {
		height += ` customHeight="1"`
	}
	fmt.Fprintf(b, `<row r="%d"%s>`, n, height)
	for i, c := range r.cells {
		at := letters(i+1) + strconv.Itoa(n)
		switch {
		case c.text == "":
			fmt.Fprintf(b, `<c r="%s" s="%d"/>`, at, c.style)
		case strings.HasPrefix(c.text, "="):
			fmt.Fprintf(b, `<c r="%s" s="%d"><f>%s</f></c>`, at, c.style, escape(c.text[1:]))
		default:
			fmt.Fprintf(b, `<c r="%s" s="%d" t="inlineStr"><is><t>%s</t></is></c>`, at, c.style, escape(c.text))
		}
	}
	b.WriteString(`</row>`)
}

var cellName = regexp.MustCompile(`^([A-Z]+)(\d+)$`)

// index is the number of a column, A being 1.
func index(name string) int {
	n := 0
	for _, r := range name {
		n = n*26 + int(r-'A') + 1
	}
	return n
}

// letters is the name of a column, 1 being A.
func letters(n int) string {
	if n <= 26 {
		return string(rune('A' + n - 1))
	}
	return letters((n-1)/26) + letters((n-1)%26+1)
}

func escape(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		return "" // a strings.Builder takes everything
	}
	return b.String()
}
