package xlsx

import (
	"fmt"
	"huishang/generator/opc"
	"huishang/generator/tags"
	"strings"
)

// quoted fills a string literal of a formula: values stay text.
func (r *renderer) quoted(t *text, scope *tags.Scope) string {
	var b strings.Builder
	for _, k := range r.pieces(nil, t.ops, scope, nil) {
		if k.tag != nil {
			s, err := r.plainText(k, scope)
			if err != nil {
				r.faultAt(k.tag, scope, err.Error(), false)
			}
			if bad := tags.BadRune(s); bad >= 0 {
				r.faultAt(k.tag, scope, fmt.Sprintf("的值里有不能写入文件的控制字符（U+%04X），请删去", bad), false)
				s = ""
			}
			k.text = s
		}
		b.WriteString(k.text)
	}
	return `"` + strings.ReplaceAll(b.String(), `"`, `""`) + `"`
}

// formula writes one copy of a cell that computes.
func (f *filler) formula(p place, c *cell) {
	if f.blank && f.r.tpl.empty != KeepRow {
		f.emptyCell(p, c)
		return
	}
	if c.array.r1 > 0 && c.formula == nil {
		f.emptyCell(p, c)
		return
	}
	s, refs := f.r.rewrite(f.w, &p, c.formula, f.scope)
	if len(s) > maxFormula {
		f.longFormula(p)
		return
	}
	f.start(p, c.style, c.extra)
	j := &job{w: f.w, row: p.outRow, col: p.outCol, f: c.formula, refs: refs, typeAt: len(f.out)}
	f.out = append(append(append(f.out, `><`...), f.prefix...), 'f')
	f.out = append(f.out, f.formulaAttrs(p, c)...)
	f.out = opc.AppendText(append(f.out, '>'), s)
	f.out = append(append(append(f.out, `</`...), f.prefix...), `f>`...)
	j.valueAt = len(f.out)
	f.out = append(append(append(f.out, `</`...), f.prefix...), `c>`...)
	f.put(p, j)
}

// formulaAttrs are the attributes of an array formula, its range moved along.
func (f *filler) formulaAttrs(p place, c *cell) []byte {
	if c.array.r1 == 0 {
		return c.fAttrs
	}
	a := c.array
	moved := area{p.outRow, p.outCol, p.outRow + a.r2 - a.r1, p.outCol + a.c2 - a.c1}
	return setAttr(c.fAttrs, "ref", moved.String())
}

func (f *filler) longFormula(p place) {
	if len(f.r.faults) < maxFaults {
		at := occurrence{sheet: f.w.name, row: p.row, col: p.col}
		f.r.faults = append(f.r.faults, at.fault(fmt.Sprintf("这里的公式填好后超过Excel的上限%d个字符；请让它引用连续的区域", maxFormula)))
	}
}
