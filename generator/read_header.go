package generator

import (
	"fmt"
	"slices"
	"strings"

	"huishang/generator/xlsx"
)

// locateHeader finds the row of a sheet that says the most of the headers of a list: at least half of them.
func (r *formReader) locateHeader(b *block, s *xlsx.Sheet) bool {
	counts := map[int]int{}
	asked := 0
	for _, a := range b.asks {
		if a.shown {
			continue
		}
		asked++
		rows := map[int]bool{}
		for _, at := range r.words[s][a.bare] {
			if !rows[at.row] {
				rows[at.row] = true
				counts[at.row]++
			}
		}
	}
	best := 0
	for row, n := range counts {
		if n > counts[best] || n == counts[best] && row < best {
			best = row
		}
	}
	if counts[best]*2 < asked {
		return false
	}
	b.sheet, b.header = s, best
	return true
}

// locateColumns finds the column of every header, and tells which are missing.
func (r *formReader) locateColumns(b *block) FormFaults {
	var faults FormFaults
	b.cols, b.units = make([]int, len(b.asks)), make([]string, len(b.asks))
	for i, a := range b.asks {
		spots := r.inHeader(b, a)
		switch len(spots) {
		case 0:
			continue
		case 1:
		default:
			named, ok := r.named(a)
			same := slices.IndexFunc(spots, func(s spot) bool { return ok && named.Sheet == b.sheet && s.col == named.Col })
			if same < 0 && !a.shown {
				faults = append(faults, FormFault{b.sheet.Name, refOf(b.header, spots[1].col), "", fmt.Sprintf("表头“%s”有两处（%s 和 %s），请只保留一处。",
					a.label, refOf(b.header, spots[0].col), refOf(b.header, spots[1].col))})
			}
			spots = spots[max(same, 0):]
		}
		b.cols[i], b.units[i] = spots[0].col, spots[0].unit
	}
	for i, a := range b.asks {
		if b.cols[i] == 0 && !a.shown {
			if b.cols[i] = r.renamed(b, a); b.cols[i] == 0 {
				faults = append(faults, FormFault{Sheet: b.sheet.Name, Message: fmt.Sprintf("缺少表头“%s”（应在第%d行）。请恢复这一列，或重新下载表格。", a.label, b.header)})
			}
		}
	}
	if at := r.words[b.sheet][bare(countHeader)]; len(at) > 0 {
		if i := slices.IndexFunc(at, func(s spot) bool { return s.row == b.header }); i >= 0 {
			b.count = at[i].col
		}
	}
	return faults
}

func (r *formReader) inHeader(b *block, a ask) []spot {
	var out []spot
	for _, at := range r.words[b.sheet][a.bare] {
		if at.row == b.header {
			out = append(out, at)
		}
	}
	return out
}

// renamed finds a column whose header was reworded: the defined name still points to it, and the new words share a character with
// the old ones. Names that a program left behind when it moved columns point to columns already taken, or to other words.
func (r *formReader) renamed(b *block, a ask) int {
	at, ok := r.named(a)
	if !ok || at.Sheet != b.sheet || at.Row != b.header || slices.Contains(b.cols, at.Col) {
		return 0
	}
	if text := bare(b.sheet.Cell(at.Row, at.Col).Text()); !strings.ContainsAny(text, a.label) {
		return 0
	}
	return at.Col
}
