package xlsx

type refKind uint8

const (
	refCell refKind = iota
	refRange
	refRows    // 1:3
	refColumns // A:C
)

// A corner is one end of a reference.
type corner struct {
	row, col       int
	absRow, absCol bool
}

// A ref is a reference in a formula, to cells of one sheet.
type ref struct {
	kind     refKind
	sheet    string // unquoted; "" for the sheet of the formula
	spelled  string // the sheet as it is written
	from, to corner
	grows    bool // an argument that takes a range: SUM(E5)
	variadic bool // the function takes any number of such arguments
}

// A piece is a stretch of a formula: literal text, or a reference.
type piece struct {
	text string
	ref  *ref
	str  bool // a string literal, quotes included
}

// A formula is compiled once and written for every copy of its cell.
type formula struct {
	pieces []piece
	refs   []*ref
	tagged *formulaTags // string literals that hold tags
	calc   *calc        // how to compute it, nil when only excelize may know
}

// aggregates are functions whose cell arguments become ranges; true when they
// take any number of arguments.
var aggregates = map[string]bool{
	"SUM": true, "AVERAGE": true, "AVERAGEA": true, "COUNT": true, "COUNTA": true, "MAX": true, "MAXA": true, "MIN": true, "MINA": true,
	"PRODUCT": true, "MEDIAN": true, "STDEV": true, "STDEVP": true, "STDEV.S": true, "STDEV.P": true, "VAR": true, "VARP": true, "VAR.S": true,
	"VAR.P": true, "SUMSQ": true, "SUBTOTAL": true, "AGGREGATE": true, "GEOMEAN": true, "HARMEAN": true, "MODE": true,
	"COUNTBLANK": false, "COUNTIF": false, "COUNTIFS": false, "SUMIF": false, "SUMIFS": false, "AVERAGEIF": false, "AVERAGEIFS": false,
	"SUMPRODUCT": false, "RANK": false, "RANK.EQ": false, "RANK.AVG": false, "LARGE": false, "SMALL": false, "PERCENTILE": false, "QUARTILE": false,
	"MATCH": false, "INDEX": false, "LOOKUP": false, "VLOOKUP": false, "XLOOKUP": false, "MAXIFS": false, "MINIFS": false, "TEXTJOIN": false, "CONCAT": false,
	"CORREL": false, "SLOPE": false, "ROWS": false, "COLUMNS": false, "UNIQUE": false, "SORT": false, "FILTER": false,
}

// parseFormula cuts a formula, without its leading =, into pieces.
func parseFormula(s string) *formula {
	c := &scanner{s: s}
	for c.at < len(s) {
		c.step()
	}
	c.flush()
	f := &formula{pieces: c.out}
	for i := range f.pieces {
		if r := f.pieces[i].ref; r != nil {
			f.refs = append(f.refs, r)
		}
	}
	return f
}
