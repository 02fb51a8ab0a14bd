package format_test

import (
	"slices"
	"strings"
	"testing"
)

// Numbers that Word counts itself are levels like those that are typed.
func TestAutomaticNumbers(t *testing.T) {
	numbered := func(level string) string {
		return `<w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="1"/></w:numPr>`
	}
	m := sound()
	m["word/numbering.xml"] = declaration + `<w:numbering` + wordSpace + `><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>` +
		`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
	m = m.but(t, relation("t", "settings", "settings.xml"), relation("t", "settings", "settings.xml")+relation("n", "numbering", "numbering.xml"))
	for _, c := range []struct{ level, named, typed string }{{"0", "One", "一、"}, {"0", "One", "二、"}, {"1", "Two", "（一）"}, {"1", "Two", "（二）"}} {
		m = m.but(t, `<w:t>`+c.typed, `<w:t>`)
	}
	m = m.but(t, `<w:pStyle w:val="One"/>`, `<w:pStyle w:val="One"/>`+numbered("0")).but(t, `<w:pStyle w:val="Two"/>`, `<w:pStyle w:val="Two"/>`+numbered("1"))
	if r := check(t, m); len(r.Findings) > 0 {
		t.Errorf("finds %+v", r.Findings)
	}
	if got := failed(check(t, m.but(t, `（%2）`, `(%2)、`))); !slices.Equal(got, []string{"FMT-7"}) {
		t.Errorf("brackets of half width in a list: fails %v", got)
	}
}

// Paragraphs that are wrong in the same way are one finding with a count; a right one between begins another.
func TestAlikeIsToldOnce(t *testing.T) {
	m := sound()
	lines := []string{"Title|关于报送材料的函", "Plain|"}
	for range 30 {
		lines = append(lines, "Plain|没有缩进的正文。")
	}
	lines = append(lines, "Body|有缩进的正文。", "Plain|没有缩进的正文。")
	m["word/document.xml"] = written(lines...)
	r := check(t, m)
	if len(r.Findings) != 2 || r.Findings[0].Count != 30 || r.Findings[0].Spot.To != 32 || r.Findings[1].Count != 0 {
		t.Fatalf("finds %+v", r.Findings)
	}
	if f := r.Findings[0]; f.Where != "word/document.xml#p3" || !strings.Contains(f.Place, "正文第3段") || !strings.Contains(f.Message, "共30段") {
		t.Errorf("told as %+v", f)
	}
}

// Tables and text boxes keep their own formatting; what is left over in them is told all the same.
func TestTablesAreLeftAlone(t *testing.T) {
	cell := `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:rPr>` + face("宋体") + `<w:sz w:val="21"/></w:rPr><w:t>一、小字</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`
	after := "还有差距。</w:t></w:r></w:p>\n"
	m := sound().but(t, after, after+cell)
	if r := check(t, m); len(r.Findings) > 0 {
		t.Errorf("finds %+v", r.Findings)
	}
	r := check(t, m.but(t, "小字", "{{小字}}"))
	if len(r.Findings) != 1 || r.Findings[0].Spot.Table != 1 || r.Findings[0].Spot.Row != 1 || r.Findings[0].Spot.Cell != 1 {
		t.Errorf("finds %+v", r.Findings)
	}
}

// A wide table may have a page of its own that is turned around.
func TestTurnedPage(t *testing.T) {
	turned := `<w:p><w:pPr><w:pStyle w:val="Plain"/>` + section + `</w:pPr></w:p><w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p><w:pPr><w:pStyle w:val="Plain"/></w:pPr></w:p>` +
		strings.Replace(section, `w:w="11906" w:h="16838"`, `w:w="16838" w:h="11906" w:orient="landscape"`, 1) + `</w:body>`
	m := sound()
	m["word/document.xml"] = strings.Replace(m["word/document.xml"], section+`</w:body>`, turned, 1)
	if r := check(t, m); len(r.Findings) > 0 {
		t.Errorf("finds %+v", r.Findings)
	}
}

// A page number in a box that WPS keeps on the outside needs no footers of their own, but the blank beside it.
func TestPageNumberInABox(t *testing.T) {
	m := sound().but(t, `<w:evenAndOddHeaders/>`, ``)
	boxed := func(text string) string {
		return declaration + `<w:ftr` + wordSpace + ` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:p><w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="margin"><wp:align>outside</wp:align></wp:positionH>` +
			`<w:txbxContent><w:p><w:r><w:rPr>` + face("宋体") + `<w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p></w:txbxContent></wp:anchor></w:drawing></w:r></w:p></w:ftr>`
	}
	field := ` </w:t></w:r><w:fldSimple w:instr="PAGE"><w:r><w:rPr>` + face("宋体") + `<w:sz w:val="28"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple><w:r><w:rPr>` + face("宋体") + `<w:sz w:val="28"/></w:rPr><w:t xml:space="preserve"> `
	m["word/footer1.xml"] = boxed("　—" + field + "—　")
	if r := check(t, m); len(r.Findings) > 0 {
		t.Errorf("finds %+v", r.Findings)
	}
	m["word/footer1.xml"] = boxed("—" + field + "—")
	if got := failed(check(t, m)); !slices.Equal(got, []string{"FMT-11"}) {
		t.Errorf("fails %v", got)
	}
}

// Both sides sign in a table that stays with the text.
func TestSigningTable(t *testing.T) {
	signed := func(row, keep string) manuscript {
		m := sound()
		cell := func(s string) string {
			return `<w:p><w:pPr><w:pStyle w:val="Plain"/></w:pPr><w:r><w:t>` + s + `</w:t></w:r></w:p>`
		}
		table := `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:trPr>` + row + `</w:trPr><w:tc>` + cell("厅　长：") + cell("（印章）") + cell("2026年6月1日") + `</w:tc></w:tr></w:tbl>`
		lines := []string{"Title|工作会商制度议定书", "Plain|"}
		for range 20 {
			lines = append(lines, "Body|双方议定如下。")
		}
		m["word/document.xml"] = strings.Replace(written(append(lines, keep+"|本议定书自签署之日起生效。")...), section, table+`<w:p><w:pPr><w:pStyle w:val="Plain"/></w:pPr></w:p>`+section, 1)
		return m
	}
	if r := check(t, signed(`<w:cantSplit/>`, "Keep")); len(r.Findings) > 0 || r.Outcomes["FMT-17"] != "通过" {
		t.Errorf("finds %+v", r.Findings)
	}
	for _, m := range []manuscript{signed(``, "Keep"), signed(`<w:cantSplit/>`, "Body")} {
		if got := failed(check(t, m)); !slices.Equal(got, []string{"FMT-17"}) {
			t.Errorf("fails %v", got)
		}
	}
}
