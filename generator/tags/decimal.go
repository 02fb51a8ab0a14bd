package tags

import (
	"strconv"

	"github.com/shopspring/decimal"
)

// AppendDecimal writes a figure without needless zeros or an exponent, as its String does.
func AppendDecimal(out []byte, d decimal.Decimal) []byte {
	e := int(d.Exponent())
	if e > 0 || e < -maxShort || d.NumDigits() > maxShort {
		return append(out, d.String()...)
	}
	c := d.CoefficientInt64()
	for e < 0 && c%10 == 0 {
		c, e = c/10, e+1
	}
	if e == 0 {
		return strconv.AppendInt(out, c, 10)
	}
	if c < 0 {
		out, c = append(out, '-'), -c
	}
	unit := int64(1)
	for range -e {
		unit *= 10
	}
	out = append(strconv.AppendInt(out, c/unit, 10), '.')
	for c %= unit; unit > 1; {
		unit /= 10
		out = append(out, '0'+byte(c/unit%10))
	}
	return out
}

// maxShort is how many digits any int64 holds.
const maxShort = 18
