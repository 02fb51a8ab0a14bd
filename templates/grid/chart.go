package grid

import (
	"fmt"
	"strconv"
	"strings"
)

// A chart stands over cells of its sheet and shows others.
type chart struct {
	over       string // the cells it covers
	stacked    bool
	title      string
	categories string
	series     []series
}

type series struct {
	line        bool
	cells, name string
	labels      string // the number format of the figures over the columns; without one there are none
}

// The colours of series are told apart in grey too: of columns with lines over them, and of what stacks up from what is done to
// what is not known.
var (
	besideColours  = [...]string{"1F4E79", "C55A11", "7F7F7F"}
	stackedColours = [...]string{"1F4E79", "8DB4E2", "C55A11", "7F7F7F", "D9D9D9"}
)

// readChart reads what a chart shows.
func (s *sheet) readChart(words []string, rest string) error {
	if len(words) != 2 || !area.MatchString(words[1]) {
		return fmt.Errorf("a chart is a kind and the cells it covers")
	}
	c := chart{over: words[1], stacked: words[0] == "堆积"}
	parts := strings.Split(rest, "┃")
	c.title = strings.TrimSpace(parts[0])
	for _, p := range parts[1:] {
		switch w := strings.Fields(p); {
		case len(w) == 2 && w[0] == "类":
			c.categories = w[1]
		case len(w) == 3 && (w[0] == "柱" || w[0] == "线"):
			c.series = append(c.series, series{line: w[0] == "线", cells: w[1], name: w[2]})
		case len(w) == 4 && w[0] == "柱":
			c.series = append(c.series, series{cells: w[1], name: w[2], labels: w[3]})
		default:
			return fmt.Errorf("no series: %q", p)
		}
	}
	if c.categories == "" || len(c.series) == 0 {
		return fmt.Errorf("a chart shows categories and series")
	}
	s.charts = append(s.charts, c)
	return nil
}

const (
	drawn    = "http://schemas.openxmlformats.org/drawingml/2006/"
	typeface = `<a:latin typeface="宋体"/><a:ea typeface="宋体"/>`
)

// xml is the part of a chart: columns, and lines over them on the same axes.
func (c chart) xml(sheet string) string {
	var bars, rules strings.Builder
	for i, s := range c.series {
		if s.line {
			rules.WriteString(c.one(sheet, i, s))
		} else {
			bars.WriteString(c.one(sheet, i, s))
		}
	}
	grouping, overlap := "clustered", ""
	if c.stacked {
		grouping, overlap = "stacked", `<c:overlap val="100"/>`
	}
	plot := `<c:barChart><c:barDir val="col"/><c:grouping val="` + grouping + `"/><c:varyColors val="0"/>` + bars.String() +
		`<c:gapWidth val="70"/>` + overlap + `<c:axId val="111"/><c:axId val="112"/></c:barChart>`
	if rules.Len() > 0 {
		plot += `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>` + rules.String() + `<c:marker val="1"/><c:axId val="111"/><c:axId val="112"/></c:lineChart>`
	}
	return declaration + `<c:chartSpace xmlns:c="` + drawn + `chart" xmlns:a="` + drawn + `main" xmlns:r="` + office + `"><c:roundedCorners val="0"/><c:chart>` +
		`<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1100" b="1"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="1100" b="1">` + typeface + `</a:rPr><a:t>` +
		escape(c.title) + `</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>` + plot + axes +
		`</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>` +
		`<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="6350"><a:solidFill><a:srgbClr val="A6A6A6"/></a:solidFill></a:ln></c:spPr>` +
		`<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="900">` + typeface + `</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr></c:chartSpace>`
}

const axes = `<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>` +
	`<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>` +
	`<c:crossAx val="112"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>` +
	`<c:valAx><c:axId val="112"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>` +
	`<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>` +
	`<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>` +
	`<c:crossAx val="111"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>`

// one writes a series.
func (c chart) one(sheet string, i int, s series) string {
	colour := besideColours[i%len(besideColours)]
	if c.stacked {
		colour = stackedColours[i%len(stackedColours)]
	}
	shape := `<c:spPr><a:solidFill><a:srgbClr val="` + colour + `"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>`
	end := ""
	if s.line {
		shape = `<c:spPr><a:ln w="22225"><a:solidFill><a:srgbClr val="` + colour + `"/></a:solidFill><a:prstDash val="sysDash"/></a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>`
		end = `<c:smooth val="0"/>`
	}
	labels := ""
	if s.labels != "" {
		labels = `<c:dLbls><c:numFmt formatCode="` + escape(s.labels) + `" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>` +
			`<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="800">` + typeface + `</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr><c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>` +
			`<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`
	}
	text := func(ref string) string {
		return `<c:strRef><c:f>` + escape(absolute(sheet, ref)) + `</c:f><c:strCache><c:ptCount val="0"/></c:strCache></c:strRef>`
	}
	return `<c:ser><c:idx val="` + strconv.Itoa(i) + `"/><c:order val="` + strconv.Itoa(i) + `"/><c:tx>` + text(s.name) + `</c:tx>` + shape + labels +
		`<c:cat>` + text(c.categories) + `</c:cat><c:val><c:numRef><c:f>` + escape(absolute(sheet, s.cells)) +
		`</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="0"/></c:numCache></c:numRef></c:val>` + end + `</c:ser>`
}

// drawing places the charts of a sheet, each a relation of the drawing in order.
func drawing(charts []chart) string {
	var b strings.Builder
	b.WriteString(declaration + `<xdr:wsDr xmlns:xdr="` + drawn + `spreadsheetDrawing" xmlns:a="` + drawn + `main">`)
	for i, c := range charts {
		from, to, _ := strings.Cut(c.over, ":")
		fmt.Fprintf(&b, `<xdr:twoCellAnchor editAs="oneCell">%s%s<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="%d" name="图%d" descr="%s"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`+
			`<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="%schart"><c:chart xmlns:c="%schart" xmlns:r="%s" r:id="rId%d"/></a:graphicData></a:graphic>`+
			`</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`, corner("from", from, 0), corner("to", to, 1), i+2, i+1, escape(c.title), drawn, drawn, office, i+1)
	}
	return b.String() + `</xdr:wsDr>`
}

// corner writes where a chart begins, or where it ends: behind the last cell it covers.
func corner(name, cell string, behind int) string {
	m := cellName.FindStringSubmatch(cell)
	row, _ := strconv.Atoi(m[2])
	return fmt.Sprintf(`<xdr:%s><xdr:col>%d</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:%s>`,
		name, index(m[1])-1+behind, row-1+behind, name)
}
