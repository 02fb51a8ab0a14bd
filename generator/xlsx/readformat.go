package xlsx

import "strings"

// builtIn are the codes of the number formats a workbook has without saying so
// (ECMA-376 part 1, 18.8.30), as far as all languages have them alike.
var builtIn = map[int]string{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
	14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
	37: "#,##0;-#,##0", 38: "#,##0;[Red]-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;[Red]-#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
	48: "##0.0E+0", 49: "@"}

// Format is the code of the cell's number format; empty for the general one
// and for those that depend on the language of the program.
func (c Cell) Format() string { return c.sheet.book.styles.code(c.Style) }

// Percent reports a number that is shown a hundred times as large, with %.
func (c Cell) Percent() bool {
	return c.Kind == KindNumber && strings.Contains(unquotedCode(c.Format()), "%")
}

func (s *styles) code(style int) string {
	if style < 0 || style >= len(s.ids) {
		return ""
	}
	if code, own := s.codes[s.ids[style]]; own {
		return code
	}
	return builtIn[s.ids[style]]
}

// unquotedCode is a format code without the words it only shows.
func unquotedCode(code string) string {
	var b strings.Builder
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '"':
			if n := strings.IndexByte(code[i+1:], '"'); n >= 0 {
				i += n + 1
			}
		case '\\', '_', '*':
			i++
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
