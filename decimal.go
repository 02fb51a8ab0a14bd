package huishang

import (
	"errors"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// ErrNumber is returned for text that is no number a dossier may hold.
var ErrNumber = errors.New("not a number")

// maxDigits bounds the digits before and after the point: no figure of a dossier comes near it, and a number such as 1e999999999
// would fill the memory once written out.
const maxDigits = 30

// Decimal is a figure that may be missing. Its zero value is the missing one, which differs from nought.
type Decimal struct {
	value decimal.Decimal // its zero value when the figure is missing
}

// NewDecimal makes a known figure.
func NewDecimal(value decimal.Decimal) Decimal {
	if value == (decimal.Decimal{}) {
		value = decimal.New(0, 0)
	}
	return Decimal{value}
}

// ParseDecimal reads a number as JSON writes it. The error is [ErrNumber].
func ParseDecimal(text string) (Decimal, error) {
	value, err := decimal.NewFromString(text)
	if err != nil {
		return Decimal{}, fmt.Errorf("parse %q: %w", text, ErrNumber)
	}
	exponent := int(value.Exponent())
	if exponent > maxDigits || exponent < -maxDigits || value.NumDigits()+exponent > maxDigits {
		return Decimal{}, fmt.Errorf("parse %q: %w", text, ErrNumber)
	}
	return NewDecimal(value), nil
}

// IsZero reports whether the figure is missing; a known nought is not zero in this sense.
func (d Decimal) IsZero() bool { return d.value == decimal.Decimal{} }

// Value gives the figure and whether it is known.
func (d Decimal) Value() (decimal.Decimal, bool) { return d.value, !d.IsZero() }

// String writes the figure with the decimals it was given with, or nothing when it is missing.
func (d Decimal) String() string {
	if d.IsZero() {
		return ""
	}
	return d.value.StringFixed(max(0, -d.value.Exponent()))
}

// MarshalJSON writes a number, or null when the figure is missing.
func (d Decimal) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	return []byte(d.String()), nil
}

// UnmarshalJSON takes a number or null; a number in quotes is refused.
func (d *Decimal) UnmarshalJSON(data []byte) error {
	text := strings.TrimSpace(string(data))
	if text == "null" {
		*d = Decimal{}
		return nil
	}
	parsed, err := ParseDecimal(text)
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}
