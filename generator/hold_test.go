package generator_test

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// holdNumbers: — 1 — in 14 points, one character in from the outer edge, its dash 7 mm under the type area; a letter's first page
// has none.
func holdNumbers(t *testing.T, kind string, pages []page) {
	t.Helper()
	letter := kind == "request-letter" || kind == "protocol-letter" || kind == "meeting-letter"
	for i, p := range pages {
		foot := p.rows[len(p.rows)-1]
		if letter && i == 0 {
			if strings.Contains(foot.text(), "—") {
				t.Errorf("the first page of a letter has a number: %s", foot.text())
			}
			continue
		}
		if want := "—" + strconv.Itoa(i+1) + "—"; foot.text() != want {
			t.Errorf("page %d: foot %q, want %q", i+1, foot.text(), want)
			continue
		}
		first, last := foot.words[0], foot.words[len(foot.words)-1]
		if i%2 == 0 && math.Abs(last.XMax-(areaRight-14)) > 1 {
			t.Errorf("page %d: the number ends at %.1f, not one character from the right edge", i+1, last.XMax)
		}
		if i%2 == 1 && math.Abs(first.XMin-(areaLeft+14)) > 1 {
			t.Errorf("page %d: the number begins at %.1f, not one character from the left edge", i+1, first.XMin)
		}
		if under := (foot.y - areaBottom) / 72 * 25.4; math.Abs(under-7) > 0.5 {
			t.Errorf("page %d: the number is %.1f mm under the type area, not 7", i+1, under)
		}
	}
}

// holdArea: no text left or right of the type area but punctuation that hangs, and none between body and page number.
func holdArea(t *testing.T, pages []page) {
	t.Helper()
	for i, p := range pages {
		for _, r := range p.body() {
			for _, w := range r.words {
				if w.XMin < areaLeft-1 || w.XMax > areaRight+16.5 {
					t.Errorf("page %d: %q from %.1f to %.1f", i+1, w.Text, w.XMin, w.XMax)
				}
			}
		}
		if n := len(p.body()); n == 0 {
			t.Errorf("page %d is empty", i+1)
		}
	}
}

// holdGrid: 22 lines on a page full of text and 28 characters on a line full of them. A line may fall short where the next
// would begin with a mark that must not stand there, or with a figure that is not parted.
func holdGrid(t *testing.T, pages []page) {
	t.Helper()
	full, exact := 0, 0
	for i, p := range pages {
		rows := p.body()
		if lines := evenly(rows); lines > fullPage {
			t.Errorf("page %d has %d lines", i+1, lines)
		} else if lines == fullPage {
			full++
		}
		for j, r := range rows[:len(rows)-1] {
			n := r.wide()
			if n == 0 || r.words[0].YMax-r.words[0].YMin < 20 || r.words[0].XMin > areaLeft+1 || r.words[len(r.words)-1].XMax < areaRight-17 {
				continue
			}
			switch {
			case n == fullLine:
				exact++
			case n > fullLine+1 || n < fullLine && !mustBreakBefore(rows[j+1].text()):
				t.Errorf("page %d: a line of %d characters: %s", i+1, n, r.text())
			}
		}
	}
	if full == 0 || exact < 3 {
		t.Errorf("%d pages of 22 lines, %d lines of 28 characters", full, exact)
	}
}

// evenly counts the lines of a page of text; a page with a table or a title has none.
func evenly(rows []row) int {
	for i := 1; i < len(rows); i++ {
		if math.Abs(rows[i].y-rows[i-1].y-lineHeight) > 1 {
			return 0
		}
	}
	return len(rows)
}

func mustBreakBefore(next string) bool {
	letters := []rune(next)
	return letters[0] < 0x80 || strings.ContainsRune("“‘（《〔", letters[0]) || len(letters) > 1 && strings.ContainsRune("。，、；：”’）》〕", letters[1])
}

var heading = regexp.MustCompile(`^[一二三四五六七八九十]+、[^。；]*$`)

// holdHeadings: no heading is the last line of its page.
func holdHeadings(t *testing.T, pages []page) {
	t.Helper()
	for i, p := range pages {
		if rows := p.body(); len(rows) > 0 && heading.MatchString(rows[len(rows)-1].text()) {
			t.Errorf("page %d ends with the heading %s", i+1, rows[len(rows)-1].text())
		}
	}
}

// holdSignature: the page both sides sign, or that carries the sender and the date, carries text too.
func holdSignature(t *testing.T, pages []page) {
	t.Helper()
	closing := regexp.MustCompile(`（三）(生效|其他)。`)
	for i, p := range pages {
		if strings.Contains(p.text(), "（印章）") && !closing.MatchString(p.text()) {
			t.Errorf("page %d is signed without text:\n%s", i+1, p.text())
		}
		rows := p.body()
		if len(rows) > 0 && regexp.MustCompile(`^附件：|^20\d\d年\d+月\d+日$`).MatchString(rows[0].text()) {
			t.Errorf("page %d begins with the end of a letter: %s", i+1, rows[0].text())
		}
	}
}
