package xlsx

// Limits bound what a template may cost. A zero field means the default.
type Limits struct {
	Entries int // parts in the file
	Part    int // unpacked bytes of one part
	Total   int // unpacked bytes of all parts
	Ratio   int // unpacked to packed, for parts over 1 MiB
	Output  int // bytes of one filled sheet
	Depth   int // blocks within blocks
	Turns   int // repetitions of all blocks together
	Sheets  int // sheets of one filled workbook
	Cells   int // cells that hold something, of a workbook that is read
}

// DefaultLimits hold every template an office would make.
var DefaultLimits = Limits{Entries: 5000, Part: 128 << 20, Total: 256 << 20, Ratio: 300, Output: 1 << 30, Depth: 32, Turns: 4_000_000, Sheets: 1000, Cells: 6_000_000}

// What a sheet can hold (ECMA-376 and the limits of Excel).
const (
	maxRows   = 1048576
	maxCols   = 16384
	maxText   = 32767 // characters of a cell
	streaming = 50000 // rows beyond which a sheet is not kept for a second look
	packedRow = 64    // bytes a row of a long sheet takes in the file, about
)

func (l Limits) orDefault() Limits {
	d := DefaultLimits
	pick := func(v *int, def int) {
		if *v == 0 {
			*v = def
		}
	}
	pick(&l.Entries, d.Entries)
	pick(&l.Part, d.Part)
	pick(&l.Total, d.Total)
	pick(&l.Ratio, d.Ratio)
	pick(&l.Output, d.Output)
	pick(&l.Depth, d.Depth)
	pick(&l.Turns, d.Turns)
	pick(&l.Sheets, d.Sheets)
	pick(&l.Cells, d.Cells)
	return l
}
