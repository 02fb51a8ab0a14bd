package generator

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
)

// A stamp says which form a workbook is. It stands on a hidden sheet and, for programs that drop such sheets, among the properties
// of the document.
type stamp struct {
	Kind     string
	Version  int
	CityCode string
	City     string // its name
	Year     int
	Quarter  int
}

// stampProperty is the property of the document that repeats the stamp.
const stampProperty = "会商表格"

// The words of a stamp, in the order they stand.
const (
	stampKind    = "表种"
	stampVersion = "版本"
	stampCity    = "城市代码"
	stampName    = "城市"
	stampYear    = "年份"
	stampQuarter = "季度"
	stampCheck   = "校验"
)

func (s stamp) lines() [][2]string {
	return [][2]string{{stampKind, s.Kind}, {stampVersion, strconv.Itoa(s.Version)}, {stampCity, s.CityCode}, {stampName, s.City}, {stampYear, strconv.Itoa(s.Year)},
		{stampQuarter, strconv.Itoa(s.Quarter)}, {stampCheck, s.check()}}
}

// check is the fingerprint of what the stamp says.
func (s stamp) check() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "huishang form %s %d %s %s %d %d", s.Kind, s.Version, s.CityCode, s.City, s.Year, s.Quarter))
	return hex.EncodeToString(sum[:8])
}

func (s stamp) text() string {
	var parts []string
	for _, line := range s.lines() {
		parts = append(parts, line[0]+"="+line[1])
	}
	return strings.Join(parts, ";")
}

// readStamp reads what lines wrote. The fault says what is wrong with it, or is empty.
func readStamp(words map[string]string) (s stamp, fault string) {
	if words[stampKind] == "" || words[stampCheck] == "" {
		return s, "没有会商系统的标识"
	}
	s.Kind, s.CityCode, s.City = words[stampKind], words[stampCity], words[stampName]
	for word, number := range map[string]*int{stampVersion: &s.Version, stampYear: &s.Year, stampQuarter: &s.Quarter} {
		n, err := strconv.Atoi(words[word])
		if err != nil {
			return s, "标识里的“" + word + "”不是数字"
		}
		*number = n
	}
	if words[stampCheck] != s.check() {
		return s, "标识被改动过"
	}
	return s, ""
}

// stampWords parts the text of a property.
func stampWords(text string) map[string]string {
	words := map[string]string{}
	for part := range strings.SplitSeq(text, ";") {
		if word, value, ok := strings.Cut(part, "="); ok {
			words[word] = value
		}
	}
	return words
}
