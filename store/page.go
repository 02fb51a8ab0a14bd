package store

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"hash/crc32"
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

// cursorOf writes where a list has come to: the key of its last record, behind a checksum of it. What somebody made up or copied half is told
// from a place by that; nobody sees more by a cursor than what they may see anyway.
func cursorOf(key ...any) (string, error) {
	data, err := json.Marshal(key)
	return base64.RawURLEncoding.EncodeToString(append(checksumOf(data), data...)), err
}

func checksumOf(key []byte) []byte {
	return binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(key))
}

// read takes a cursor apart. It reports whether there is one.
func (p Page) read(key ...any) (bool, error) {
	if p.After == "" {
		return false, nil
	}
	const sum = 4 // bytes of the checksum
	data, err := base64.RawURLEncoding.DecodeString(p.After)
	var parts []json.RawMessage
	if err != nil || len(data) < sum || !bytes.Equal(checksumOf(data[sum:]), data[:sum]) || json.Unmarshal(data[sum:], &parts) != nil || len(parts) != len(key) {
		return false, errPlace
	}
	for i, part := range parts {
		if json.Unmarshal(part, key[i]) != nil {
			return false, errPlace // of another list
		}
	}
	return true, nil
}

var errPlace = Refused{"翻页的位置不对，请回到第一页。"}
