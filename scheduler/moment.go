package scheduler

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"huishang"
	"huishang/yamlfile"
)

// Moment says when, in the words of the notice: counted from the due day (前12个月, 当日, 后3个工作日, 后每1个月), from the base
// day (满10个月), or a day of the year of the base day (12月1日).
type Moment struct {
	words string
	from  origin
	n     int // how many units; the month of a day of the year
	unit  measure
	day   int // of the month
}

// origin is what a moment is counted from.
type origin int

const (
	onDue     origin = iota // 当日
	beforeDue               // 前
	afterDue                // 后
	everyDue                // 后每
	sinceBase               // 满
	ofYear                  // 月日
)

type measure string

const (
	months   measure = "个月"
	workdays measure = "个工作日"
	days     measure = "天"
)

// longestMoment bounds what a moment may count: a century of months.
const longestMoment = 1200

var (
	counted  = regexp.MustCompile(`^(前|后|后每|满)([0-9]{1,4})(个月|个工作日|天)$`)
	calendar = regexp.MustCompile(`^([0-9]{1,2})月([0-9]{1,2})日$`)
	origins  = map[string]origin{"前": beforeDue, "后": afterDue, "后每": everyDue, "满": sinceBase}
)

// howToWrite says how a moment is written.
const howToWrite = "应写成 前12个月、前15个工作日、前60天、当日、后3个工作日、后每1个月、满10个月 或 12月1日 的样子"

// ParseMoment reads a moment. The error says in Chinese how one is written.
func ParseMoment(words string) (Moment, error) {
	if words == "当日" {
		return Moment{words: words, from: onDue}, nil
	}
	if part := counted.FindStringSubmatch(words); part != nil {
		n, err := strconv.Atoi(part[2])
		m := Moment{words: words, from: origins[part[1]], n: n, unit: measure(part[3])}
		if err != nil || n == 0 || n > longestMoment || m.from == everyDue && m.unit != months {
			return Moment{}, fmt.Errorf("时点“%s”不行：数要在 1 到 %d 之间，“后每”只能按月", words, longestMoment)
		}
		return m, nil
	}
	if part := calendar.FindStringSubmatch(words); part != nil {
		month, errMonth := strconv.Atoi(part[1])
		day, errDay := strconv.Atoi(part[2])
		if errMonth != nil || errDay != nil || month < 1 || month > 12 || day < 1 || day > lastOf(month) {
			return Moment{}, fmt.Errorf("时点“%s”不是每年都有的日子", words)
		}
		return Moment{words: words, from: ofYear, n: month, day: day}, nil
	}
	return Moment{}, fmt.Errorf("看不懂时点“%s”，%s", yamlfile.Clip(words), howToWrite)
}

// lastOf is the last day the month has in every year.
func lastOf(month int) int { return huishang.NewDate(2023, time.Month(month)+1, 0).Day() }

// String gives the moment as it is written.
func (m Moment) String() string { return m.words }
