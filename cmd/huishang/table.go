package main

import (
	"io"
	"strings"
	"unicode"
)

// writeTable writes rows in columns two spaces apart. A Chinese character is as wide as two letters.
func writeTable(w io.Writer, rows [][]string) error {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], screenWidth(cell))
		}
	}
	var out strings.Builder
	for _, row := range rows {
		for i, cell := range row {
			out.WriteString(cell)
			if i < len(row)-1 {
				out.WriteString(strings.Repeat(" ", widths[i]-screenWidth(cell)+2))
			}
		}
		out.WriteByte('\n')
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// screenWidth counts the columns a text takes on a screen.
func screenWidth(text string) int {
	width := 0
	for _, letter := range text {
		width++
		if unicode.Is(unicode.Han, letter) || letter >= 0x3000 && letter <= 0x303F || letter >= 0xFF00 && letter <= 0xFF60 ||
			strings.ContainsRune("“”‘’—…", letter) {
			width++
		}
	}
	return width
}
