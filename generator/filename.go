package generator

import (
	"fmt"
	"strings"
)

// filename is what staff call the file: 唐山市_厅市会商2026年_议题建议_20260612.docx.
func (k Kind) filename(b base) string {
	day := k.dated(b)
	if day.IsZero() {
		day = b.Today
	}
	year := day.Year()
	if k.ofMeeting() && b.Meets > 0 {
		year = b.Meets
	}
	name := fmt.Sprintf("%s_厅市会商%d年_%s_%s.docx", b.City.Name, year, k.Title, strings.ReplaceAll(day.String(), "-", ""))
	return strings.Map(safe, name)
}

// ofMeeting reports whether the document belongs to a meeting rather than to the founding of the consultation.
func (k Kind) ofMeeting() bool {
	return k.Article == "第十七条" || k.Article == "第十九条" || k.Article == "第二十一条"
}

// safe replaces what a file name may not hold on any system.
func safe(r rune) rune {
	if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
		return '_'
	}
	return r
}
