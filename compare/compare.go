// Package compare tells what changed between two texts: which paragraphs came, went or were rewritten, and within one of them which words.
package compare

import (
	"fmt"
	"strings"

	"huishang/generator/docx"
)

// A Mark says what became of a piece of text.
type Mark string

// The marks.
const (
	Same    Mark = ""
	Added   Mark = "added"
	Removed Mark = "removed"
)

// A Piece is a stretch of text with one mark.
type Piece struct {
	Mark Mark
	Text string
}

// A Line is one paragraph: as it stands, as it came or went, or rewritten, in pieces.
type Line struct {
	Pieces  []Piece
	Skipped int // instead of a paragraph: so many in a row are the same and left out
}

// Changed reports whether the paragraph is not as it was.
func (l Line) Changed() bool {
	for _, p := range l.Pieces {
		if p.Mark != Same {
			return true
		}
	}
	return false
}

// Words tells how one text became another. A text that was rewritten altogether is one that went and one that came.
func Words(before, after string) []Piece {
	if before == after {
		return pieces(Same, before)
	}
	one, other := []rune(before), []rune(after)
	steps, done := script(one, other, mostWords)
	if !done || scattered(steps, len(one), len(other)) {
		return append(pieces(Removed, before), pieces(Added, after)...)
	}
	var all []Piece
	for _, s := range steps {
		of := one
		if s.mark == Added {
			of = other
		}
		all = append(all, Piece{s.mark, string(of[s.from:s.to])})
	}
	return all
}

// scattered reports whether so little is the same that the pieces could not be read.
func scattered(steps []step, one, other int) bool {
	same := 0
	for _, s := range steps {
		if s.mark == Same {
			same += s.to - s.from
		}
	}
	return same*3 < min(one, other) || len(steps) > 60
}

func pieces(mark Mark, text string) []Piece {
	if text == "" {
		return nil
	}
	return []Piece{{mark, text}}
}

// Paragraphs tells how one list of paragraphs became another. A paragraph that went where another came is told as rewritten. Of those that are
// the same, only the nearest to a change are there.
func Paragraphs(before, after []string) []Line {
	steps, done := script(before, after, mostParagraphs)
	if !done {
		steps = []step{{Removed, 0, len(before)}, {Added, 0, len(after)}}
	}
	var all []Line
	for i := 0; i < len(steps); i++ {
		s := steps[i]
		switch {
		case s.mark == Same:
			for _, text := range before[s.from:s.to] {
				all = append(all, Line{Pieces: []Piece{{Same, text}}})
			}
		case s.mark == Removed && i+1 < len(steps) && steps[i+1].mark == Added:
			i++
			all = append(all, rewritten(before[s.from:s.to], after[steps[i].from:steps[i].to])...)
		case s.mark == Removed:
			all = append(all, lines(Removed, before[s.from:s.to])...)
		default:
			all = append(all, lines(Added, after[s.from:s.to])...)
		}
	}
	return near(all)
}

func lines(mark Mark, texts []string) []Line {
	var all []Line
	for _, text := range texts {
		all = append(all, Line{Pieces: []Piece{{mark, text}}})
	}
	return all
}

// rewritten puts the paragraphs that went and those that came in their place side by side.
func rewritten(before, after []string) []Line {
	var all []Line
	both := min(len(before), len(after))
	for i := range both {
		all = append(all, Line{Pieces: Words(before[i], after[i])})
	}
	return append(append(all, lines(Removed, before[both:])...), lines(Added, after[both:])...)
}

// around is how many paragraphs are shown before and behind a change.
const around = 2

// near leaves out the paragraphs no change is near to.
func near(all []Line) []Line {
	keep := make([]bool, len(all))
	for i, line := range all {
		if line.Changed() {
			for j := max(i-around, 0); j <= min(i+around, len(all)-1); j++ {
				keep[j] = true
			}
		}
	}
	var out []Line
	for i, line := range all {
		switch {
		case keep[i]:
			out = append(out, line)
		case len(out) > 0 && out[len(out)-1].Skipped > 0:
			out[len(out)-1].Skipped++
		default:
			out = append(out, Line{Skipped: 1})
		}
	}
	return out
}

// Documents tells how one Word document became another, by paragraph. Empty paragraphs are no matter.
func Documents(before, after []byte) ([]Line, error) {
	one, err := textOf(before)
	if err != nil {
		return nil, fmt.Errorf("read the earlier document: %w", err)
	}
	other, err := textOf(after)
	if err != nil {
		return nil, fmt.Errorf("read the later document: %w", err)
	}
	return Paragraphs(one, other), nil
}

func textOf(data []byte) ([]string, error) {
	d, err := docx.Read(data)
	if err != nil {
		return nil, err
	}
	var all []string
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		if text := strings.TrimSpace(p.Label + p.Text()); text != "" {
			all = append(all, text)
		}
	}
	return all, nil
}
