package store

import (
	"encoding/base64"
	"encoding/json"
)

// Page asks for a part of a list: so many after a cursor. Lists go on from the last record one has seen, so that what is added
// meanwhile neither repeats nor skips any.
type Page struct {
	After string // the cursor the page before ended with; empty for the first
	Limit int    // how many at most; 0 for the usual number
}

// How many records a page holds.
const (
	usualPage = 50
	largePage = 500
)

func (p Page) limit() int {
	if p.Limit <= 0 {
		return usualPage
	}
	return min(p.Limit, largePage)
}

// cursorOf writes where a list has come to: the key of its last record.
func cursorOf(key ...any) (string, error) {
	data, err := json.Marshal(key)
	return base64.RawURLEncoding.EncodeToString(data), err
}

// read takes a cursor apart. It reports whether there is one.
func (p Page) read(key ...any) (bool, error) {
	if p.After == "" {
		return false, nil
	}
	data, err := base64.RawURLEncoding.DecodeString(p.After)
	if err == nil {
		err = json.Unmarshal(data, &key)
	}
	if err != nil {
		return false, Refused{"翻页的位置不对，请回到第一页。"}
	}
	return true, nil
}
