package report

import "huishang"

// Money is a figure of an item, in 万元, or a share of it in percent. In a table of targets it stands with the first target of
// its item only, so that a total counts it once; there it says 未报 when nobody gave it, below it is blank.
type Money struct {
	Amount huishang.Decimal
	Here   bool
}

// shown is what a cell shows, if anything.
func (m Money) shown() (any, bool) {
	if !m.Here {
		return nil, false
	}
	if amount, known := m.Amount.Value(); known {
		return amount, true
	}
	return "未报", true
}
