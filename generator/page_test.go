package generator_test

import (
	"encoding/xml"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"huishang/testdata/need"
)

// The type area of GB/T 9704-2012 in points: margins of 37, 35, 28 and 26 mm, 22 lines of 28 characters.
const (
	areaTop    = 104.9
	areaBottom = 742.7
	areaLeft   = 79.4
	areaRight  = 521.6
	lineHeight = 28.95
	fullPage   = 22
	fullLine   = 28
)

// A word is a piece of text on a page with its box in points.
type word struct {
	XMin float64 `xml:"xMin,attr"`
	XMax float64 `xml:"xMax,attr"`
	YMin float64 `xml:"yMin,attr"`
	YMax float64 `xml:"yMax,attr"`
	Text string  `xml:",chardata"`
}

func (w word) middle() float64 { return (w.YMin + w.YMax) / 2 }

// A page is what a printer would put on paper.
type page struct {
	Words []word `xml:"flow>block>line>word"`
	rows  []row
}

// A row is a line of the page: the words of one height.
type row struct {
	y     float64
	words []word
}

func (r row) text() string {
	var b strings.Builder
	for _, w := range r.words {
		b.WriteString(w.Text)
	}
	return b.String()
}

// wide counts the characters of a row that holds none but full-width ones, else it gives 0.
func (r row) wide() int {
	text := []rune(r.text())
	for _, c := range text {
		if c < 0x80 || unicode.IsSpace(c) {
			return 0
		}
	}
	return len(text)
}

// body gives the rows inside the type area.
func (p page) body() []row {
	var out []row
	for _, r := range p.rows {
		if r.y > areaTop && r.y < areaBottom {
			out = append(out, r)
		}
	}
	return out
}

func (p page) text() string {
	var b strings.Builder
	for _, r := range p.rows {
		b.WriteString(r.text() + "\n")
	}
	return b.String()
}

// pagesOf measures a PDF.
func pagesOf(t *testing.T, pdf string) []page {
	t.Helper()
	out, err := exec.Command(need.Tool(t, "pdftotext"), "-bbox-layout", pdf, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext %s: %v", pdf, err)
	}
	var doc struct {
		Pages []page `xml:"body>doc>page"`
	}
	d := xml.NewDecoder(strings.NewReader(string(out)))
	d.Strict, d.Entity = false, xml.HTMLEntity
	if err := d.Decode(&doc); err != nil {
		t.Fatalf("read the boxes of %s: %v", pdf, err)
	}
	for i := range doc.Pages {
		doc.Pages[i].sort()
	}
	return doc.Pages
}

func (p *page) sort() {
	slices.SortFunc(p.Words, func(a, b word) int {
		if math.Abs(a.middle()-b.middle()) > 4 {
			return sign(a.middle() - b.middle())
		}
		return sign(a.XMin - b.XMin)
	})
	for _, w := range p.Words {
		if n := len(p.rows); n > 0 && math.Abs(p.rows[n-1].y-w.middle()) <= 4 {
			p.rows[n-1].words = append(p.rows[n-1].words, w)
			continue
		}
		p.rows = append(p.rows, row{w.middle(), []word{w}})
	}
}

func sign(d float64) int {
	switch {
	case d < 0:
		return -1
	case d > 0:
		return 1
	}
	return 0
}

// print turns every .docx of a folder into a PDF, with stand-ins for the official typefaces.
func print(t *testing.T, dir string, files []string) {
	t.Helper()
	soffice := need.Tool(t, "soffice")
	fonts, err := filepath.Abs("../templates/testdata/fonts.conf")
	if err != nil {
		t.Fatal(err)
	}
	environment := append(os.Environ(), "FONTCONFIG_FILE="+fonts)
	match := exec.Command(need.Tool(t, "fc-match"), "仿宋_GB2312")
	match.Env = environment
	if name, err := match.Output(); err != nil || !strings.Contains(string(name), "Fandol") {
		need.Lack(t, "the Fandol fonts are not installed")
	}
	args := append([]string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", dir}, files...)
	command := exec.Command(soffice, args...)
	command.Env = environment
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
}
