package guard

import "strings"

// CSVText is a text as a cell of a CSV file may hold it. A text that a spreadsheet would take for a formula, because it begins
// with = + - @ or their full-width forms, a tab or the end of a line, gets an apostrophe before it. Figures are not texts: they are
// written as they are, negative ones too.
func CSVText(text string) string {
	if first := strings.IndexAny(text, "=+-@\t\r\n＝＋－＠"); first == 0 {
		return "'" + text
	}
	return text
}
