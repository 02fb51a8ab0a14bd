package xlsx

import (
	"fmt"
	"strings"

	"huishang/generator/tags"
)

// A target is what a reference became: cells of one sheet of the output.
type target struct {
	w *sheetOut
	area
}

// targets finds what a reference became, seen from a cell; p is nil outside of cells.
func (r *renderer) targets(own *sheetOut, p *place, rf *ref) (list []target, known bool) {
	first := r.out(own, rf.sheet)
	if first == nil {
		return nil, false
	}
	sheets := []*sheetOut{first}
	if rf.grows && rf.variadic && (own == nil || own.tpl != first.tpl) {
		sheets = r.bySheet[first.tpl]
	}
	for _, w := range sheets {
		var rowCtx, colCtx *instance
		if p != nil && w == own {
			rowCtx, colCtx = p.rowIn, p.colIn
		}
		rows, cols := []stretch{{1, maxRows}}, []stretch{{1, maxCols}}
		if rf.kind != refColumns {
			rows = w.rows.follow(rf, rf.from.row, rf.to.row, rf.from.absRow, rf.to.absRow, rowCtx)
		}
		if rf.kind != refRows {
			cols = w.cols.follow(rf, rf.from.col, rf.to.col, rf.from.absCol, rf.to.absCol, colCtx)
		}
		for _, a := range rows {
			for _, b := range cols {
				list = append(list, target{w, area{a.from, b.from, a.to, b.to}})
			}
		}
	}
	if len(list) > 1 && !(rf.grows && rf.variadic) {
		list = bounding(list)
	}
	return list, true
}

// bounding is the smallest rectangle around the cells of one sheet.
func bounding(list []target) []target {
	out := list[0]
	for _, t := range list[1:] {
		out.r1, out.c1 = min(out.r1, t.r1), min(out.c1, t.c1)
		out.r2, out.c2 = max(out.r2, t.r2), max(out.c2, t.c2)
	}
	return []target{out}
}

// follow gives the output positions of a reference along one axis.
func (l *layout) follow(rf *ref, a, b int, absA, absB bool, ctx *instance) []stretch {
	if !l.axis.repeats() {
		return []stretch{{a, b}}
	}
	if rf.kind == refCell {
		return l.followOne(rf, a, absA, ctx)
	}
	upA, okA := l.above(a, ctx)
	upB, okB := l.above(b, ctx)
	okA, okB = okA && !absA, okB && !absB
	switch {
	case okA && (okB || ctx.blk.holds(b)):
		if !okB {
			upB, _ = l.last(b, ctx)
		}
		return keepStretch(nil, upA, upB)
	case absA && okB:
		from, _ := l.first(a, l.anchored(a, ctx))
		return keepStretch(nil, from, upB)
	case absA == absB:
		if absA {
			ctx = l.anchored(a, ctx)
		}
		return l.runs(a, b, ctx)
	}
	ctxA, ctxB := ctx, ctx
	if absA {
		ctxA = l.anchored(a, ctx)
	}
	if absB {
		ctxB = l.anchored(b, ctx)
	}
	from, _ := l.first(a, ctxA)
	to, _ := l.last(b, ctxB)
	return keepStretch(nil, from, to)
}

// followOne follows a reference to one row or column.
func (l *layout) followOne(rf *ref, pos int, abs bool, ctx *instance) []stretch {
	inner := l.axis.innermost(pos)
	switch {
	case abs && ctx != nil && ctx.blk == inner && inner != l.axis.whole:
		ctx = ctx.parent
	case ctx.within(inner) == nil && inner != l.axis.whole && rf.grows:
		return l.runs(pos, pos, ctx)
	case !abs:
		if up, ok := l.above(pos, ctx); ok {
			return []stretch{{up, up}}
		}
	}
	if out, exact := l.first(pos, ctx); exact {
		return []stretch{{out, out}}
	}
	return nil
}

// anchored is where an absolute position is looked for: from a block's own rows
// that is around the block, so that $E$5 is always the first of its copies.
func (l *layout) anchored(pos int, ctx *instance) *instance {
	if b := l.axis.innermost(pos); ctx != nil && ctx.blk == b && ctx.parent != nil {
		return ctx.parent
	}
	return ctx
}

// maxFormula is the longest formula Excel takes, and maxArguments how many
// arguments of one function.
const (
	maxFormula   = 8192
	maxArguments = 250
)

// rewrite writes a formula as it has to stand at a place, and gives what its
// references became.
func (r *renderer) rewrite(own *sheetOut, p *place, f *formula, scope *tags.Scope) (string, [][]target) {
	out := make([]byte, 0, 64)
	var refs [][]target
	for i, piece := range f.pieces {
		if piece.ref == nil {
			if f.tagged != nil && f.tagged.texts[i] != nil && scope != nil {
				out = append(out, r.quoted(f.tagged.texts[i], scope)...)
				continue
			}
			out = append(out, piece.text...)
			continue
		}
		list, known := r.targets(own, p, piece.ref)
		if !known {
			out = piece.ref.write(out, piece.ref.sheet, piece.ref.bounds())
			refs = append(refs, nil)
			continue
		}
		out = appendTargets(out, piece.ref, list)
		refs = append(refs, list)
	}
	return string(out), refs
}

func appendTargets(out []byte, rf *ref, list []target) []byte {
	if len(list) == 0 {
		if rf.grows && rf.variadic {
			return append(out, '0')
		}
		return append(out, "#REF!"...)
	}
	if len(list) > maxArguments {
		out = append(out, '(')
	}
	for i, t := range list {
		if i > 0 {
			out = append(out, ',')
		}
		name := rf.sheet
		if name != "" {
			name = t.w.name
		}
		out = rf.write(out, name, t.area)
	}
	if len(list) > maxArguments {
		out = append(out, ')')
	}
	return out
}

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
	f.out = appendText(append(f.out, '>'), s)
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
