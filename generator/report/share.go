package report

import (
	"github.com/shopspring/decimal"

	"huishang"
)

// places are kept of a computed percentage; the sheet shows fewer.
const places = 4

// percentOf is part in whole, in percent; unknown when either is, or when the whole is not positive.
func percentOf(part, whole huishang.Decimal) huishang.Decimal {
	p, known := part.Value()
	w, also := whole.Value()
	if !known || !also || !w.IsPositive() {
		return huishang.Decimal{}
	}
	return huishang.NewDecimal(p.Shift(2).DivRound(w, places))
}

// growth is how much a figure grew from one year to the next, in percent; unknown when either is, or when there was nothing to
// grow from.
func growth(before, after huishang.Decimal) huishang.Decimal {
	return percentOf(minus(after, before), before)
}

func minus(a, b huishang.Decimal) huishang.Decimal {
	x, known := a.Value()
	y, also := b.Value()
	if !known || !also {
		return huishang.Decimal{}
	}
	return huishang.NewDecimal(x.Sub(y))
}

// outgrew reports whether one figure grew by a greater share than another, before any rounding (article 13); ok is false when
// one of the two growths is not known.
func outgrew(sci, sciBefore, revenue, revenueBefore huishang.Decimal) (more, ok bool) {
	a, known1 := sci.Value()
	a0, known2 := sciBefore.Value()
	b, known3 := revenue.Value()
	b0, known4 := revenueBefore.Value()
	if !known1 || !known2 || !known3 || !known4 || !a0.IsPositive() || !b0.IsPositive() {
		return false, false
	}
	return a.Mul(b0).GreaterThan(b.Mul(a0)), true
}

// completion is how far a target is reached, in percent: what was reached in what was aimed at; of a target met by less, the way
// that was gone in the way there was to go, which without a starting point is not known.
func completion(t huishang.Target, actual huishang.Decimal) huishang.Decimal {
	if t.Direction == huishang.DirectionDown {
		return percentOf(minus(t.Baseline, actual), minus(t.Baseline, t.Value))
	}
	return percentOf(actual, t.Value)
}

func compare(a, b huishang.Decimal) (int, bool) {
	x, known := a.Value()
	y, also := b.Value()
	if !known || !also {
		return 0, false
	}
	return x.Cmp(y), true
}

func sum(list ...huishang.Decimal) huishang.Decimal {
	total, any := decimal.Zero, false
	for _, d := range list {
		if v, known := d.Value(); known {
			total, any = total.Add(v), true
		}
	}
	if !any {
		return huishang.Decimal{}
	}
	return huishang.NewDecimal(total)
}

// whole is a count as a figure.
func whole(n int) huishang.Decimal { return huishang.NewDecimal(decimal.NewFromInt(int64(n))) }
