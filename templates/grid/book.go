package grid

import (
	"fmt"
	"strings"
)

const (
	declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	office      = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packaged    = "http://schemas.openxmlformats.org/package/2006/"
	spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// parts are the parts of the workbook by their names.
func (b *book) parts() map[string]string {
	out := map[string]string{
		"_rels/.rels": relations(office+"/officeDocument", "xl/workbook.xml", packaged+"relationships/metadata/core-properties", "docProps/core.xml"),
		"docProps/core.xml": declaration + `<cp:coreProperties xmlns:cp="` + packaged + `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` +
			escape(b.title) + `</dc:title></cp:coreProperties>`,
		"xl/styles.xml": b.styles.xml(),
	}
	types := []string{"/xl/workbook.xml", spreadsheet + "sheet.main+xml", "/xl/styles.xml", spreadsheet + "styles+xml",
		"/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"}
	var rels []string
	charts := 0
	for i, s := range b.sheets {
		name := fmt.Sprintf("sheet%d.xml", i+1)
		out["xl/worksheets/"+name] = s.xml(i == 0)
		types = append(types, "/xl/worksheets/"+name, spreadsheet+"worksheet+xml")
		rels = append(rels, office+"/worksheet", "worksheets/"+name)
		if len(s.charts) == 0 {
			continue
		}
		out["xl/worksheets/_rels/"+name+".rels"] = relations(office+"/drawing", fmt.Sprintf("../drawings/drawing%d.xml", i+1))
		types = append(types, fmt.Sprintf("/xl/drawings/drawing%d.xml", i+1), "application/vnd.openxmlformats-officedocument.drawing+xml")
		var drawn []string
		for _, c := range s.charts {
			charts++
			out[fmt.Sprintf("xl/charts/chart%d.xml", charts)] = c.xml(s.name)
			types = append(types, fmt.Sprintf("/xl/charts/chart%d.xml", charts), "application/vnd.openxmlformats-officedocument.drawingml.chart+xml")
			drawn = append(drawn, office+"/chart", fmt.Sprintf("../charts/chart%d.xml", charts))
		}
		out[fmt.Sprintf("xl/drawings/drawing%d.xml", i+1)] = drawing(s.charts)
		out[fmt.Sprintf("xl/drawings/_rels/drawing%d.xml.rels", i+1)] = relations(drawn...)
	}
	out["xl/_rels/workbook.xml.rels"] = relations(append(rels, office+"/styles", "styles.xml")...)
	out["xl/workbook.xml"] = b.workbook()
	out["[Content_Types].xml"] = contentTypes(types)
	return out
}

// relations lists pairs of type and target as rId1, rId2 …
func relations(pairs ...string) string {
	var b strings.Builder
	b.WriteString(declaration + `<Relationships xmlns="` + packaged + `relationships">`)
	for i := 0; i < len(pairs); i += 2 {
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s" Target="%s"/>`, i/2+1, pairs[i], pairs[i+1])
	}
	return b.String() + `</Relationships>`
}

func contentTypes(pairs []string) string {
	var b strings.Builder
	b.WriteString(declaration + `<Types xmlns="` + packaged + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>`)
	for i := 0; i < len(pairs); i += 2 {
		fmt.Fprintf(&b, `<Override PartName="%s" ContentType="%s"/>`, pairs[i], pairs[i+1])
	}
	return b.String() + `</Types>`
}

func (b *book) workbook() string {
	var sheets, names strings.Builder
	for i, s := range b.sheets {
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, escape(s.name), i+1, i+1)
		s.names(&names, i)
	}
	defined := ""
	if names.Len() > 0 {
		defined = "<definedNames>" + names.String() + "</definedNames>"
	}
	return declaration + `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="` + office + `">` +
		`<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/></bookViews>` +
		`<sheets>` + sheets.String() + `</sheets>` + defined + `</workbook>`
}

// names writes the names Excel keeps for a sheet: its filter, what is printed and what is repeated on every page.
func (s *sheet) names(b *strings.Builder, index int) {
	name := func(called, hidden, ref string) {
		fmt.Fprintf(b, `<definedName name="_xlnm.%s" localSheetId="%d"%s>%s</definedName>`, called, index, hidden, escape(ref))
	}
	if s.page.filter != "" {
		name("_FilterDatabase", ` hidden="1"`, s.absolute(s.page.filter))
	}
	if s.page.print != "" {
		name("Print_Area", "", s.absolute(s.page.print))
	}
	if from, to, ok := strings.Cut(s.page.titles, ":"); ok {
		name("Print_Titles", "", "'"+s.name+"'!$"+from+":$"+to)
	}
}

// absolute writes an area of the sheet as names and charts do: '台账'!$A$4:$P$5.
func (s *sheet) absolute(ref string) string { return absolute(s.name, ref) }

func absolute(sheet, ref string) string {
	from, to, ok := strings.Cut(ref, ":")
	fixed := func(cell string) string { return cellName.ReplaceAllString(cell, "$$${1}$$${2}") }
	if !ok {
		return "'" + sheet + "'!" + fixed(from)
	}
	return "'" + sheet + "'!" + fixed(from) + ":" + fixed(to)
}
