package docx_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"html"
	"io"
	"regexp"
	"slices"
	"strings"
)

// A partText is a part as the collection describes it: the text of each
// paragraph, the text outside of them, and how many elements there are.
type partText struct {
	Paragraphs []string       `json:"paragraphs"`
	Loose      string         `json:"loose"`
	Counts     map[string]int `json:"counts"`
}

var (
	fallback = regexp.MustCompile(`(?s)<mc:Fallback.*?</mc:Fallback>`)
	token    = regexp.MustCompile(`<([^>]+)>|([^<]+)`)
	blank    = regexp.MustCompile(`[\s\x{00a0}\x{3000}]+`)
	placed   = regexp.MustCompile(`w:val|w:pos`)
	noText   = regexp.MustCompile(`(?:<w:tc(?: [^>]*)?>|</w:tcPr>|<w:tcPr/>)</w:tc>`)
	drawnAs  = regexp.MustCompile(`<wp:docPr [^>]*?\bid="(\d+)"`)
)

// counted are the elements a rendering must neither lose nor add.
var counted = []string{"tbl", "tr", "tc", "drawing", "sectPr", "sdt", "hyperlink"}

// describe reads a part the way the collection was made.
func describe(part string) partText {
	out := partText{Counts: map[string]int{}}
	var open []int // paragraphs, by index
	inText := false
	write := func(s string) {
		if len(open) > 0 {
			out.Paragraphs[open[len(open)-1]] += s
		}
	}
	for _, m := range token.FindAllStringSubmatch(fallback.ReplaceAllString(part, ""), -1) {
		if m[1] == "" {
			if text := html.UnescapeString(m[2]); inText && len(open) > 0 {
				write(text)
			} else if inText {
				out.Loose += text
			}
			continue
		}
		tag := m[1]
		ends, closed := tag[0] == '/', strings.HasSuffix(tag, "/")
		name := strings.FieldsFunc(strings.TrimLeft(tag, "/"), func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '/' })[0]
		local := strings.TrimPrefix(name, "w:")
		switch {
		case name == "w:p" && !ends:
			out.Paragraphs = append(out.Paragraphs, "")
			if !closed {
				open = append(open, len(out.Paragraphs)-1)
			}
		case name == "w:p" && len(open) > 0:
			open = open[:len(open)-1]
		case name == "w:t" || name == "a:t" || name == "m:t":
			inText = !ends && !closed
		case ends:
		case slices.Contains(counted, local) && local != name:
			out.Counts[local]++
		case name == "w:tab" && !placed.MatchString(tag):
			write("\t")
		case name == "w:br":
			write("\n")
		}
	}
	return out
}

func squeeze(s string) string { return blank.ReplaceAllString(s, "") }

// spoken are the paragraphs that say something.
func spoken(paragraphs []string) []string {
	var out []string
	for _, s := range paragraphs {
		if s = squeeze(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// compare tells how the parts differ from what is expected: their text, the
// main part's paragraphs and its structure.
func (e expectation) compare(parts map[string][]byte) []string {
	var faults []string
	for _, name := range sortedNames(e.Parts) {
		want := e.Parts[name]
		data, ok := parts[name]
		if !ok {
			faults = append(faults, name+" is lost")
			continue
		}
		got := describe(string(data))
		if a, b := squeeze(strings.Join(got.Paragraphs, "")+got.Loose), squeeze(strings.Join(want.Paragraphs, "")+want.Loose); a != b {
			faults = append(faults, fmt.Sprintf("%s says %.200q, want %.200q", name, a, b))
		}
		if name != "word/document.xml" {
			continue
		}
		if a, b := spoken(got.Paragraphs), spoken(want.Paragraphs); !slices.Equal(a, b) {
			faults = append(faults, fmt.Sprintf("paragraphs %q, want %q", a, b))
		}
		for _, what := range counted {
			if got.Counts[what] != want.Counts[what] {
				faults = append(faults, fmt.Sprintf("%d w:%s, want %d", got.Counts[what], what, want.Counts[what]))
			}
		}
	}
	return faults
}

// insane tells what would keep a reader from opening the document.
func insane(parts map[string][]byte) []string {
	var faults []string
	if parts["[Content_Types].xml"] == nil {
		faults = append(faults, "no content types")
	}
	for _, name := range sortedNames(parts) {
		if !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".rels") || len(bytes.TrimSpace(parts[name])) == 0 {
			continue
		}
		if err := wellFormed(parts[name]); err != nil {
			faults = append(faults, name+": "+err.Error())
		}
	}
	main := string(parts["word/document.xml"])
	if noText.MatchString(main) {
		faults = append(faults, "a cell without a paragraph")
	}
	seen := map[string]bool{}
	for _, m := range drawnAs.FindAllStringSubmatch(main, -1) {
		if seen[m[1]] {
			faults = append(faults, "drawing id "+m[1]+" twice")
		}
		seen[m[1]] = true
	}
	return faults
}

func wellFormed(part []byte) error {
	dec := xml.NewDecoder(bytes.NewReader(part))
	dec.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	for {
		if _, err := dec.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}
