package generator

import "github.com/xuri/excelize/v2"

// A role is what a cell is for.
type role int

const (
	roleTitle role = iota
	roleHint
	roleHeading
	roleHeader
	roleLabel
	roleSample
	roleCount
	roleCell
	roleAnswer // a cell beside a label
	roleNote   // a sentence of the guide
)

// A look is how a cell is shown and whether it may be written in.
type look struct {
	role     role
	kind     cellKind
	required string // as the dictionary says
	locked   bool
	shown    bool
}

// The colours of a form, in their meanings.
const (
	colourRequired = "BDD7EE" // headers of what must be filled in
	colourAsked    = "DDEBF7" // other headers
	colourLocked   = "EDEDED" // cells that are not to be filled in
	colourOpen     = "FFFDF0"
	colourSample   = "F7F7F7"
	colourFaint    = "7F7F7F"
	colourLine     = "A6A6A6"
	typeface       = "宋体"
)

// style gives the number of a look in the workbook.
func (w *formWriter) style(l look) int {
	if l.role != roleHeader && l.role != roleLabel {
		l.required, l.shown = "", false
	}
	if id, ok := w.styles[l]; ok {
		return id
	}
	id, err := w.file.NewStyle(l.style())
	w.do(err)
	w.styles[l] = id
	return id
}

func (l look) style() *excelize.Style {
	s := &excelize.Style{Font: &excelize.Font{Family: typeface, Size: 10}, Alignment: &excelize.Alignment{Vertical: "center", WrapText: true},
		Protection: &excelize.Protection{Locked: true}}
	switch l.role {
	case roleTitle:
		s.Font.Size, s.Font.Bold, s.Font.Family, s.Alignment.WrapText = 16, true, "黑体", false
	case roleHint:
		s.Font.Color, s.Alignment.WrapText = colourFaint, false
	case roleHeading:
		s.Font.Size, s.Font.Bold, s.Font.Family, s.Alignment.WrapText = 12, true, "黑体", false
	case roleHeader, roleLabel:
		l.head(s)
	case roleSample:
		s.Font.Italic, s.Font.Color = true, colourFaint
		s.Fill, s.Border = paint(colourSample), lines()
		l.number(s)
	case roleCount:
		s.Alignment.Horizontal, s.Border, s.Fill = "center", lines(), paint(colourLocked)
		s.Protection.Locked = false
	case roleCell, roleAnswer:
		s.Border, s.Fill = lines(), paint(colourOpen)
		if l.locked {
			s.Fill = paint(colourLocked)
		}
		s.Protection.Locked = l.locked
		l.number(s)
		if l.role == roleAnswer {
			s.Alignment.Horizontal = "left"
		}
	}
	return s
}

func (l look) head(s *excelize.Style) {
	s.Font.Bold, s.Border, s.Fill = true, lines(), paint(colourAsked)
	s.Alignment.Horizontal = "center"
	switch {
	case l.shown:
		s.Fill = paint(colourLocked)
	case l.required == "always":
		s.Fill = paint(colourRequired)
	}
	if l.role == roleLabel {
		s.Alignment.Horizontal = "left"
	}
}

// number chooses the format of figures and days; texts are marked as such, so that nothing typed into them turns into a number.
func (l look) number(s *excelize.Style) {
	const asText = 49
	day := "yyyy-mm-dd"
	switch l.kind {
	case cellDay:
		s.CustomNumFmt, s.Alignment.Horizontal = &day, "center"
	case cellFigure: // the general format
	case cellWhole:
		s.NumFmt, s.Alignment.Horizontal = 1, "center"
	case cellFlag:
		s.Alignment.Horizontal = "center"
	default:
		s.NumFmt = asText
	}
}

func paint(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

func lines() []excelize.Border {
	var out []excelize.Border
	for _, side := range []string{"left", "top", "right", "bottom"} {
		out = append(out, excelize.Border{Type: side, Color: colourLine, Style: 1})
	}
	return out
}
