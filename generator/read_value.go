package generator

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"huishang/generator/xlsx"
)

// value is what a cell says of a field, as JSON holds it; nil when it says nothing. What cannot be understood is a fault at the
// pointer. The unit is the one the header gives, rowUnit what the row says.
func (r *formReader) value(a *ask, c xlsx.Cell, unit, rowUnit string, pointer func() string) any {
	v, message := r.understand(a, c, unit, rowUnit)
	if message == "" {
		return v
	}
	r.fault(FormFault{Sheet: c.Sheet().Name, Cell: c.Ref(), Path: pointer(), Message: "“" + a.label + "”" + message})
	return nil
}

func (r *formReader) understand(a *ask, c xlsx.Cell, unit, rowUnit string) (any, string) {
	switch {
	case c.Computed && !c.Stored:
		return nil, "是公式，还没有算出结果。请用 Excel 或 WPS 打开存一次盘，或直接填值。"
	case c.Computed && r.turnsBack(c):
		return nil, "的公式循环引用了自己，算不出结果。请改公式，或直接填值。"
	case c.Kind == xlsx.KindError:
		return nil, fmt.Sprintf("是错误值 %s。请改正公式，或直接填值。", clipped(c.Raw, 20))
	}
	text := tidy(c.Text())
	if text == "" {
		return nil, ""
	}
	switch a.kind {
	case cellFigure:
		return figureOf(a, c, text, unit, rowUnit)
	case cellWhole:
		return wholeOf(c, text, a.field.Unit)
	case cellDay:
		return dayOf(r.book, c, text)
	case cellFlag:
		return flagOf(c, text)
	case cellList:
		return a.entries(text), ""
	}
	return a.word(text), ""
}

// word is the text of a field. A code is taken without regard to its width, a value to choose without the blanks in it.
func (a *ask) word(text string) string {
	switch choice := bare(text); {
	case a.code():
		return strings.TrimSpace(narrow(text))
	case slices.Contains(a.field.Enum, choice):
		return choice
	}
	return text
}

// code reports whether a field is a number, an address or an identifier, which no one writes full-wide on purpose.
func (a *ask) code() bool {
	name := a.field.JSON
	return a.from != nil || slices.Contains([]string{"id", "code", "phone", "email", "covers"}, name) || strings.HasSuffix(name, "_id")
}

// entries parts a cell into the entries of a list: references at commas and blanks, texts at line ends.
func (a *ask) entries(text string) []any {
	parts := strings.Split(text, "\n")
	if a.from != nil {
		parts = strings.FieldsFunc(narrow(text), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("、,;/", r) })
	}
	var out []any
	for _, part := range parts {
		if part = tidy(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

func flagOf(c xlsx.Cell, text string) (any, string) {
	if c.Kind == xlsx.KindBool {
		return c.Bool(), ""
	}
	switch strings.ToUpper(bare(text)) {
	case yes, "√", "✓", "TRUE", "Y", "1":
		return true, ""
	case no, "×", "✗", "FALSE", "N", "0":
		return false, ""
	}
	return nil, fmt.Sprintf("应为“是”或“否”，现为“%s”。", clipped(text, 20))
}

// wholeOf reads a year.
func wholeOf(c xlsx.Cell, text, unit string) (any, string) {
	if c.Kind == xlsx.KindDate {
		if days, ok := c.Decimal(); ok && len(days) == 4 { // a number of a year in a cell that shows days
			return json.Number(days), ""
		}
		if t, ok := c.Time(); ok {
			return t.Year(), ""
		}
	}
	if c.Kind == xlsx.KindNumber && len(text) <= 4 && !strings.Contains(text, ".") {
		return json.Number(text), ""
	}
	figure, _, message := readFigure(strings.TrimSuffix(bare(text), unit), "", "")
	if message != "" || !figure.IsInteger() || figure.Abs().IntPart() > 9999 || figure.Exponent() > 4 {
		return nil, fmt.Sprintf("应为年份，如 2026，现为“%s”。", clipped(text, 20))
	}
	return json.Number(figure.Truncate(0).String()), ""
}
