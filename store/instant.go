package store

import (
	"errors"
	"fmt"
	"time"

	"huishang"
)

// instantLayout writes an instant in UTC, always as long, so that its text sorts as time does.
const instantLayout = "2006-01-02T15:04:05.000000Z"

// shanghai is the time the offices keep. It has had no summer time since 1991.
var shanghai = time.FixedZone("北京时间", 8*60*60)

func instantText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(instantLayout)
}

// instants writes instants of which most are the same as the one before.
type instants struct {
	last time.Time
	as   string
}

func (i *instants) text(t time.Time) string {
	if i.as == "" || !t.Equal(i.last) {
		i.last, i.as = t, instantText(t)
	}
	return i.as
}

func parseInstant(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(instantLayout, text)
	if err != nil || instantText(t) != text { // a sign among the decimals is taken for a digit
		return t, errors.Join(fmt.Errorf("read the instant %q", text), err)
	}
	return t, nil
}

// instant scans a column that holds an instant; empty is the zero time.
type instant struct{ to *time.Time }

// Scan implements [database/sql.Scanner].
func (i instant) Scan(value any) error {
	text, err := columnText(value)
	if err == nil {
		*i.to, err = parseInstant(text)
	}
	return err
}

// civil scans a column that holds a date; empty is no date.
type civil struct{ to *huishang.Date }

// Scan implements [database/sql.Scanner].
func (c civil) Scan(value any) error {
	text, err := columnText(value)
	if err != nil {
		return err
	}
	return c.to.UnmarshalText([]byte(text))
}

func columnText(value any) (string, error) {
	switch v := value.(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	case []byte:
		return string(v), nil
	}
	return "", fmt.Errorf("read a text column: it holds %T", value)
}
