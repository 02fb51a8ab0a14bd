package xlsx

import (
	"bytes"
	"strconv"
	"strings"
)

// digitsShown is how many significant digits Excel keeps of a number.
const digitsShown = 15

// decimalOf writes a number as Excel shows it in a cell without a format: at 15
// significant digits, without an exponent. It works on the digits themselves.
func decimalOf(raw string) (string, bool) {
	if plainDecimal(raw) {
		return raw, true
	}
	digits, point, negative, ok := readDecimal(raw)
	if !ok {
		return "", false
	}
	if len(digits) > digitsShown {
		digits, point = rounded(digits, point)
	}
	digits = strings.TrimRight(digits, "0")
	if digits == "" {
		return "0", true
	}
	var b strings.Builder
	if negative {
		b.WriteByte('-')
	}
	switch {
	case point <= 0:
		b.WriteString("0." + strings.Repeat("0", -point) + digits)
	case point >= len(digits):
		b.WriteString(digits + strings.Repeat("0", point-len(digits)))
	default:
		b.WriteString(digits[:point] + "." + digits[point:])
	}
	return b.String(), true
}

// plainDecimal reports a number that stands as Excel shows it already.
func plainDecimal(s string) bool {
	n := strings.TrimPrefix(s, "-")
	if n == "" || len(n) > digitsShown || n[0] == '0' && s != "0" && !strings.HasPrefix(n, "0.") {
		return false
	}
	point := -1
	for i := range len(n) {
		switch {
		case n[i] == '.' && point < 0:
			point = i
		case n[i] < '0' || n[i] > '9':
			return false
		}
	}
	return point < 0 || point > 0 && n[len(n)-1] >= '1'
}

// readDecimal takes -12.50E3 apart: digits 1250 without leading noughts, and
// where the point stands among them. A double ends at 1E308.
func readDecimal(s string) (digits string, point int, negative, ok bool) {
	if s != "" && (s[0] == '-' || s[0] == '+') {
		negative, s = s[0] == '-', s[1:]
	}
	mantissa, exponent := s, 0
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		e, err := strconv.Atoi(s[i+1:])
		if err != nil || e > 400 || e < -400 {
			return "", 0, false, false
		}
		mantissa, exponent = s[:i], e
	}
	whole, part, _ := strings.Cut(mantissa, ".")
	digits = whole + part
	if digits == "" || len(digits) > 400 || strings.Trim(digits, "0123456789") != "" {
		return "", 0, false, false
	}
	bare := strings.TrimLeft(digits, "0")
	return bare, len(whole) + exponent - (len(digits) - len(bare)), negative, true
}

// rounded keeps fifteen digits, halves away from nought.
func rounded(digits string, point int) (string, int) {
	kept := []byte(digits[:digitsShown])
	if digits[digitsShown] < '5' {
		return string(kept), point
	}
	i := len(kept) - 1
	for ; i >= 0 && kept[i] == '9'; i-- {
		kept[i] = '0'
	}
	if i < 0 {
		return "1" + string(kept), point + 1
	}
	kept[i]++
	return string(kept), point
}

// wholeNumber reads a small number that is not negative; -1 for anything else.
func wholeNumber(b []byte) int {
	b = bytes.TrimSpace(b)
	if len(b) == 0 || len(b) > 9 {
		return -1
	}
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// cellPlace reads B7; a row of 0 is no place.
func cellPlace(b []byte) (row, col int) {
	i := 0
	for ; i < len(b) && i < 3 && b[i]|0x20 >= 'a' && b[i]|0x20 <= 'z'; i++ {
		col = col*26 + int(b[i]|0x20-'a') + 1
	}
	if row = wholeNumber(b[i:]); i == 0 || row < 1 {
		return 0, 0
	}
	return row, col
}

// kindName is the type of a cell without a copy of its letters.
func kindName(b []byte) string {
	switch string(b) {
	case "s":
		return "s"
	case "n":
		return "n"
	}
	return string(b)
}
