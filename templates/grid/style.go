package grid

import (
	"fmt"
	"slices"
	"strings"
)

// A class is what a row is: its typeface, size, ground and lines.
type class struct {
	font, fill int // by their place in looks
	lined      bool
	align      string // of all cells, or empty where the kind of the column decides
}

// classes are those a row may have.
var classes = map[string]class{
	"正文": {font: 0, lined: true},
	"合计": {font: 1, fill: 3, lined: true},
	"表头": {font: 2, fill: 2, lined: true, align: "center"},
	"标题": {font: 3, align: "center"},
	"要点": {font: 1, align: "left"},
	"说明": {font: 4, align: "left"},
	"印发": {font: 4, align: "right"},
	"空":  {font: 0},
}

// A kind is what a column holds: how a figure is shown and where it stands.
type kind struct {
	format int // 0, or one of formats
	align  string
}

// kinds are those a column may have.
var kinds = map[string]kind{
	"文":   {0, "left"},
	"居中":  {0, "center"},
	"数":   {164, "right"},
	"个":   {165, "right"},
	"经费":  {166, "right"},
	"比率":  {167, "right"},
	"比率2": {168, "right"},
	"日期":  {169, "center"},
}

// formats are the number formats of the kinds from firstFormat on. Figures keep off the line by the width of a blank.
var formats = [...]string{
	`General_ ;-General_ ;General_ `,
	`#,##0_ ;-#,##0_ ;0_ `,
	`#,##0.0_ ;-#,##0.0_ ;0.0_ `,
	`0.0_ ;-0.0_ ;0.0_ `,
	`0.00_ ;-0.00_ ;0.00_ `,
	`yyyy"-"mm"-"dd`,
}

// firstFormat is the first number a workbook may give to a format of its own.
const firstFormat = 164

// styles numbers the styles as they come into use; 0 is the default.
type styles struct{ used []look }

type look struct {
	class, kind string
	bare        bool // without lines and ground: a column that is not shown
}

func (s *styles) of(className, kindName string, bare bool) (int, error) {
	if _, known := kinds[kindName]; !known {
		return 0, fmt.Errorf("no kind %q", kindName)
	}
	l := look{className, kindName, bare}
	i := slices.Index(s.used, l)
	if i < 0 {
		i = len(s.used)
		s.used = append(s.used, l)
	}
	return i + 1, nil
}

// looks holds the typefaces, grounds and lines the classes name by their place.
const looks = `<fonts count="5">` +
	`<font><sz val="10"/><color rgb="FF1A1A1A"/><name val="宋体"/><charset val="134"/></font>` +
	`<font><b/><sz val="10"/><color rgb="FF1A1A1A"/><name val="宋体"/><charset val="134"/></font>` +
	`<font><sz val="10"/><color rgb="FF1A1A1A"/><name val="黑体"/><charset val="134"/></font>` +
	`<font><sz val="18"/><color rgb="FF1A1A1A"/><name val="方正小标宋简体"/><charset val="134"/></font>` +
	`<font><sz val="10"/><color rgb="FF404040"/><name val="宋体"/><charset val="134"/></font>` +
	`</fonts>` +
	`<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
	`<fill><patternFill patternType="solid"><fgColor rgb="FFDCE6F1"/><bgColor indexed="64"/></patternFill></fill>` +
	`<fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/><bgColor indexed="64"/></patternFill></fill></fills>` +
	`<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>` + lines + `<diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`

const lines = `<left style="thin"><color rgb="FF808080"/></left><right style="thin"><color rgb="FF808080"/></right>` +
	`<top style="thin"><color rgb="FF808080"/></top><bottom style="thin"><color rgb="FF808080"/></bottom>`

// lightRules are the words of the lights and their colours, of the letters and of the ground.
var lightRules = [...]struct{ word, letters, ground string }{
	{"红", "FF9C0006", "FFFFC7CE"},
	{"黄", "FF7F6000", "FFFFEB9C"},
	{"绿", "FF006100", "FFC6EFCE"},
	{"灰", "FF404040", "FFD9D9D9"},
}

// xml is the stylesheet.
func (s *styles) xml() string {
	var b strings.Builder
	fmt.Fprintf(&b, declaration+`<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="%d">`, len(formats))
	for i, code := range formats {
		fmt.Fprintf(&b, `<numFmt numFmtId="%d" formatCode="%s"/>`, firstFormat+i, escape(code))
	}
	b.WriteString(`</numFmts>` + looks)
	fmt.Fprintf(&b, `<cellXfs count="%d"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`, len(s.used)+1)
	for _, l := range s.used {
		b.WriteString(l.xml())
	}
	b.WriteString(`</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>`)
	fmt.Fprintf(&b, `<dxfs count="%d">`, len(lightRules))
	for _, l := range lightRules {
		fmt.Fprintf(&b, `<dxf><font><color rgb="%s"/></font><fill><patternFill patternType="solid"><fgColor rgb="%s"/><bgColor rgb="%s"/></patternFill></fill></dxf>`,
			l.letters, l.ground, l.ground)
	}
	b.WriteString(`</dxfs></styleSheet>`)
	return b.String()
}

func (l look) xml() string {
	c, k := classes[l.class], kinds[l.kind]
	border, align := 0, k.align
	if c.lined {
		border = 1
	}
	if c.align != "" {
		align = c.align
	}
	if l.bare {
		border, c.fill = 0, 0
	}
	return fmt.Sprintf(`<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="%d" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">`+
		`<alignment horizontal="%s" vertical="center" wrapText="1"/></xf>`, k.format, c.font, c.fill, border, align)
}
