package scheduler

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/goccy/go-yaml/ast"

	"huishang"
	"huishang/yamlfile"
)

// Table is one year as the State Council arranges it.
type Table struct {
	Year     int             `json:"year"`
	Source   string          `json:"source"` // the notice it is taken from
	Holidays []huishang.Date `json:"holidays"`
	Makeup   []huishang.Date `json:"makeup_workdays"` // Saturdays and Sundays that are worked
	Note     string          `json:"note,omitempty"`
}

// tableKeys are the keys of a table, in the order they are written.
var tableKeys = []string{"year", "source", "holidays", "makeup_workdays", "note"}

// The years a table may be of: those a dossier may speak of.
const (
	firstYear = 1900
	lastYear  = 2199
)

// ReadTable reads the table of one year: JSON with year, source, holidays and makeup_workdays, the days written 2006-01-02. A day
// outside the year, one written twice, one both free and worked, and a make-up workday that is worked anyway are faults. The
// error is [Faults] and holds all of them at once; file is the name they are told under.
func ReadTable(file string, data []byte) (Table, error) {
	r := tableReader{page: newPage(file), free: map[huishang.Date]int{}, worked: map[huishang.Date]int{}}
	root := r.Read(data)
	if root == nil {
		return Table{}, r.faults
	}
	entries := r.Mapping(root, tableKeys...)
	for _, e := range entries { // the days are held against the year
		switch e.Key {
		case "year":
			r.table.Year = r.year(e.Value)
		case "source":
			r.table.Source = r.Text(e.Value)
		case "note":
			r.table.Note = r.Text(e.Value)
		}
	}
	for _, e := range entries {
		switch e.Key {
		case "holidays":
			r.table.Holidays = r.days(e.Value, r.free)
		case "makeup_workdays":
			r.table.Makeup = r.days(e.Value, r.worked)
		}
	}
	if entries != nil {
		r.whole(root, entries)
	}
	if err := r.faults.orNil(); err != nil {
		return Table{}, err
	}
	return r.table, nil
}

// tableReader reads one table. Days stand with the line they are written in.
type tableReader struct {
	*page
	table        Table
	free, worked map[huishang.Date]int
}

func (r *tableReader) year(n ast.Node) int {
	year, err := strconv.Atoi(r.Text(n))
	if err != nil || year < firstYear || year > lastYear {
		r.Fault(n, fmt.Sprintf("年份应是 %d 到 %d 之间的数", firstYear, lastYear))
		return 0
	}
	return year
}

// days reads a list of days and notes them in seen.
func (r *tableReader) days(n ast.Node, seen map[huishang.Date]int) []huishang.Date {
	if _, ok := n.(*ast.SequenceNode); !ok {
		r.Fault(n, "这里应是日期的列表，如 [\"2027-01-01\"]")
		return nil
	}
	days := []huishang.Date{}
	for _, item := range r.Sequence(n) {
		if day, ok := r.day(item, seen); ok {
			seen[day] = item.GetToken().Position.Line
			days = append(days, day)
		}
	}
	return days
}

func (r *tableReader) day(n ast.Node, seen map[huishang.Date]int) (huishang.Date, bool) {
	before := len(r.faults)
	written := r.Text(n)
	if len(r.faults) > before {
		return huishang.Date{}, false
	}
	day, err := huishang.ParseDate(written)
	switch {
	case err != nil:
		r.Fault(n, "“"+yamlfile.Clip(written)+"”不是日期，应写成 2027-01-01，并且是历法上有的日子")
		return day, false
	case r.table.Year != 0 && day.Year() != r.table.Year:
		r.Fault(n, fmt.Sprintf("%s不在%d年，请核对年份", day.Chinese(), r.table.Year))
		return day, false
	case seen[day] != 0:
		r.Fault(n, fmt.Sprintf("%s写了两次，前一次在第%d行，请删去一处", day.Chinese(), seen[day]))
		return day, false
	}
	r.contradict(n, day)
	return day, true
}

// contradict tells a day that is said to be both free and worked, and a make-up workday that needs no making up.
func (r *tableReader) contradict(n ast.Node, day huishang.Date) {
	line, also := r.free[day], "放假"
	if line == 0 {
		line, also = r.worked[day], "调休上班"
	}
	if line != 0 {
		r.Fault(n, fmt.Sprintf("%s既列为放假又列为调休上班，第%d行已列为%s，请核对通知后删去一处", day.Chinese(), line, also))
	}
}

// whole holds what only shows once the whole table is read.
func (r *tableReader) whole(root ast.Node, entries []yamlfile.Entry) {
	written := map[string]ast.Node{}
	for _, e := range entries {
		written[e.Key] = e.Value
	}
	for _, key := range []string{"year", "source", "holidays", "makeup_workdays"} {
		if written[key] == nil {
			r.Fault(root, "缺少“"+key+"”")
		}
	}
	if n := written["holidays"]; n != nil && len(r.table.Holidays) == 0 && len(r.faults) == 0 {
		r.Fault(n, "没有一天放假，请核对通知")
	}
	if n := written["makeup_workdays"]; n != nil {
		for _, item := range r.Sequence(n) {
			if day, err := huishang.ParseDate(item.GetToken().Value); err == nil && r.free[day] == 0 && weekdayOf(day) {
				r.Fault(item, day.Chinese()+"是"+Weekday(day)+"，本来就上班，不应列为调休上班日")
			}
		}
	}
}

func weekdayOf(day huishang.Date) bool {
	return day.Weekday() != time.Saturday && day.Weekday() != time.Sunday
}

// Weekday is the day of the week in Chinese.
func Weekday(day huishang.Date) string {
	return [...]string{"星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"}[day.Weekday()]
}

// Write gives the table as a file [ReadTable] reads.
func (t Table) Write() ([]byte, error) {
	data, err := json.MarshalIndent(t, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write the table of %d: %w", t.Year, err)
	}
	return append(data, '\n'), nil
}
