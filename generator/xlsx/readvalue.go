package xlsx

import (
	"bytes"
	"fmt"
	"strconv"

	"huishang/generator/tags"
)

// value takes the v element.
func (r *sheetReader) value(raw []byte) error {
	if r.kind == "str" {
		r.filled = true
		return addText(&r.all, raw)
	}
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 {
		return nil
	}
	r.filled = true
	if r.kind != "s" {
		return addText(&r.all, raw)
	}
	i, err := strconv.ParseUint(string(raw), 10, 32)
	if err != nil || i >= uint64(len(r.r.wb.texts.ends)) {
		return fmt.Errorf("%s的文字编号“%.20s”不在共享字符串表里", cellName(r.row, r.col), raw)
	}
	r.cell.at, r.cell.flags = uint32(i), r.cell.flags|flagShared
	return nil
}

// keep stores a cell that holds something.
func (r *sheetReader) keep() error {
	if !r.filled && !r.hasF {
		return nil
	}
	if r.r.cells++; r.r.cells > r.r.limits.Cells {
		return fmt.Errorf("有内容的单元格超过%d个；请分成几个文件", r.r.limits.Cells)
	}
	c := &r.cell
	if c.flags&flagShared == 0 {
		c.n = uint32(r.all.Len()) - c.at
	}
	if r.filled {
		c.flags |= flagStored
		c.kind = r.kindOf()
	}
	if r.hasF {
		c.flags |= flagFormula
		r.s.formulas = append(r.s.formulas, r.formula)
	}
	if n := len(r.s.rows); n == 0 || r.s.rows[n-1].row != int32(r.row) {
		r.s.rows = append(r.s.rows, storedRow{int32(r.row), uint32(len(r.s.cells))})
	}
	r.s.cells = append(r.s.cells, *c)
	if c.kind == KindText {
		r.holdLength()
	}
	return nil
}

func (r *sheetReader) kindOf() Kind {
	switch r.kind {
	case "s", "str", "inlineStr":
		return KindText
	case "b":
		return KindBool
	case "e":
		return KindError
	case "d":
		return KindDate
	}
	if _, ok := decimalOf(r.all.String()[r.cell.at:]); !ok {
		return KindText
	}
	if r.r.wb.styles.kind(int(r.cell.style)) == formatDate {
		return KindDate
	}
	return KindNumber
}

// holdLength reports a text that is longer than a cell may be. A shared text is
// counted once, however many cells name it.
func (r *sheetReader) holdLength() {
	b := r.r
	s := b.wb.texts.textOf(r.cell, &r.all)
	if len(s) <= maxText || len(b.wb.Faults) >= maxFaults {
		return
	}
	n, counted := b.lengths[r.cell.at]
	if shared := r.cell.flags&flagShared != 0; !shared || !counted {
		if n = utf16Length(s); shared {
			b.lengths[r.cell.at] = n
		}
	}
	if n > maxText {
		b.wb.Faults = append(b.wb.Faults, tags.Fault{Place: tags.Place{Sheet: r.s.Name, Ref: cellName(r.row, r.col)},
			Message: fmt.Sprintf("单元格里有%d个字符，超过Excel的上限%d个，请精简或分到几个单元格", n, maxText)})
	}
}
