package xlsx

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Bounds of what excelize is asked: formulas, and cells they look at together.
const (
	maxAsked = 2000
	maxCells = 200_000
)

// asked are the functions excelize is asked about. The others make values of
// any size, read what the formula does not name, or change from hour to hour:
// their values are left to whoever opens the file.
var asked = functionSet(`ABS AGGREGATE AND AVERAGE AVERAGEA AVERAGEIF AVERAGEIFS CEILING CHOOSE COLUMN COLUMNS CONCAT CONCATENATE COUNT
	COUNTA COUNTBLANK COUNTIF COUNTIFS DATE DATEDIF DAY DAYS EDATE EOMONTH EXACT FIND FLOOR GEOMEAN HARMEAN HLOOKUP IF IFERROR IFNA IFS INDEX INT
	ISBLANK ISERR ISERROR ISNA ISNUMBER ISTEXT LARGE LEFT LEN LOOKUP LOWER MATCH MAX MAXA MAXIFS MEDIAN MID MIN MINA MINIFS MOD MODE MONTH
	NETWORKDAYS NOT OR PERCENTILE POWER PRODUCT QUARTILE QUOTIENT RANK RANK.AVG RANK.EQ REPLACE RIGHT ROUND ROUNDDOWN ROUNDUP ROW ROWS SEARCH
	SIGN SMALL SQRT STDEV STDEV.P STDEV.S STDEVP SUBSTITUTE SUBTOTAL SUM SUMIF SUMIFS SUMPRODUCT SUMSQ SWITCH TEXT TEXTJOIN TRIM TRUNC UPPER
	VALUE VAR VAR.P VAR.S VARP VLOOKUP WEEKDAY XLOOKUP YEAR`)

func functionSet(names string) map[string]bool {
	out := map[string]bool{}
	for _, n := range strings.Fields(names) {
		out[n] = true
	}
	return out
}

// unknown lists the formulas that only excelize may compute. It follows
// references by itself, so nothing is asked unless every formula is harmless.
func (r *renderer) unknown() []*job {
	var out []*job
	cells := 0
	for _, w := range r.sheets {
		for _, j := range w.jobs {
			if j.done && j.result.kind != valUnknown {
				cells += j.cells() / 100 // read again only by those that ask for it
			} else {
				cells += j.cells()
				out = append(out, j)
			}
			if cells > maxCells || len(out) > maxAsked || !j.f.harmless() {
				return nil
			}
		}
	}
	return withoutCircles(out)
}

// cells is how many cells a formula looks at.
func (j *job) cells() int {
	n := 1
	for _, list := range j.refs {
		for _, t := range list {
			n = min(n+(t.r2-t.r1+1)*(t.c2-t.c1+1), 1<<40)
		}
	}
	return n
}

var calls = regexp.MustCompile(`([\p{L}_][\p{L}\p{N}_.]*)\s*\(`)

// harmless reports whether a formula calls only functions excelize is asked about.
func (f *formula) harmless() bool {
	for _, p := range f.pieces {
		if p.ref != nil || p.str {
			continue
		}
		for _, m := range calls.FindAllStringSubmatch(p.text, -1) {
			if !asked[strings.TrimPrefix(strings.ToUpper(m[1]), "_XLFN.")] {
				return false
			}
		}
	}
	return true
}

// ask lets excelize compute what is unknown, from the workbook as it is so far,
// and reports whether it knew anything.
func (r *renderer) ask(doc []byte, list []*job) bool {
	f, err := excelize.OpenReader(bytes.NewReader(doc), excelize.Options{RawCellValue: true,
		UnzipSizeLimit: int64(r.tpl.limits.Output), UnzipXMLSizeLimit: int64(r.tpl.limits.Output)})
	if err != nil {
		return false
	}
	defer f.Close()
	any := false
	for _, j := range list {
		s, ok := calculated(f, j)
		if !ok {
			continue
		}
		any = true
		j.done, j.result = true, answer(s, j.f)
	}
	return any
}

// calculated asks excelize for one value; a formula it stumbles over has none.
func calculated(f *excelize.File, j *job) (s string, ok bool) {
	defer func() {
		if recover() != nil {
			s, ok = "", false
		}
	}()
	s, err := f.CalcCellValue(j.w.name, cellName(j.row, j.col))
	return s, err == nil && s != ""
}

// answer gives what excelize said its type back.
func answer(s string, f *formula) val {
	if s == "TRUE" || s == "FALSE" {
		v := val{kind: valBool}
		if s == "TRUE" {
			v.num = 1
		}
		return v
	}
	if n, err := strconv.ParseFloat(s, 64); err == nil && plainNumber.MatchString(s) && !f.givesText() {
		return val{kind: valNumber, num: n}
	}
	return val{kind: valText, str: s}
}

// givesText reports whether the outermost function gives text, also when that
// reads like a number.
func (f *formula) givesText() bool {
	if len(f.pieces) == 0 {
		return false
	}
	head, _, _ := strings.Cut(strings.ToUpper(f.pieces[0].text), "(")
	switch head {
	case "TEXT", "LEFT", "RIGHT", "MID", "CONCAT", "CONCATENATE", "TEXTJOIN", "TRIM", "SUBSTITUTE", "REPLACE", "UPPER", "LOWER", "REPT", "FIXED":
		return true
	}
	return false
}
