package format

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// oldYears is RES-3: the year of an earlier round, left over from the text that was copied. Text that looks back says so.
var oldYears = Rule{ID: "RES-3", Subject: "往年年份", Level: Warning, Article: custom,
	Check: "会商年份、发文字号年份与本文件一致", hold: holdOldYears}

var (
	roundYear = regexp.MustCompile(`会商(?:制度)?(20\d{2})年(?:度)?(?:工作会议|会议|工作)`)
	dateYear  = regexp.MustCompile(`^(20\d{2})年`)
	madeYear  = regexp.MustCompile(`〔(20\d{2})〕`)
	backText  = regexp.MustCompile(`上阶段|上一阶段|上年|上一年|去年|上轮|上一轮|上次|前期|以往|历次|落实情况|回顾|总结|延续|此前|曾`)
)

func holdOldYears(s *sheet, v *verdict) {
	if own := s.ownYear(); own != 0 {
		s.holdRoundYear(v, own)
	}
	s.holdNumberYear(v)
}

// holdRoundYear finds earlier years of a round.
func (s *sheet) holdRoundYear(v *verdict, own int) {
	s.everyLine(func(l *line) {
		m := roundYear.FindStringSubmatch(l.text)
		if m == nil {
			return
		}
		v.holds()
		if year, _ := strconv.Atoi(m[1]); year < own && !backText.MatchString(l.text) {
			v.find(l.here(), fmt.Sprintf("这是%d年的文件，却写着“%s”", own, m[0]), fmt.Sprintf("改为%d年；确指往年的，请写明“上阶段”", own))
		}
	})
}

// holdNumberYear holds the year of the document's own number against its date.
func (s *sheet) holdNumberYear(v *verdict) {
	var signed int
	s.of(func(l *line) {
		if m := dateYear.FindStringSubmatch(l.text); m != nil && signed == 0 {
			signed, _ = strconv.Atoi(m[1])
		}
	}, date)
	if signed == 0 {
		return
	}
	s.of(func(l *line) {
		m := madeYear.FindStringSubmatch(l.text)
		if m == nil {
			return
		}
		v.holds()
		if year, _ := strconv.Atoi(m[1]); year != signed {
			v.find(l.here(), fmt.Sprintf("发文字号的年份是%d年，成文日期是%d年", year, signed), "核对发文字号和成文日期，改为同一年")
		}
	}, agencyNumber)
}

// ownYear is the year of the round a document is about: the one its title names.
func (s *sheet) ownYear() int {
	if s.options.Year != 0 {
		return s.options.Year
	}
	var heading strings.Builder
	s.of(func(l *line) { heading.WriteString(l.text) }, title)
	if backText.MatchString(heading.String()) {
		return 0
	}
	if m := roundYear.FindStringSubmatch(heading.String()); m != nil {
		year, _ := strconv.Atoi(m[1])
		return year
	}
	return 0
}
