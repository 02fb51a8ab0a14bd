package docx

// Limits bound what a template may cost. A zero field means the default.
type Limits struct {
	Entries int // parts in the file
	Part    int // unpacked bytes of one part
	Total   int // unpacked bytes of all parts
	Ratio   int // unpacked to packed, for parts over 1 MiB
	Output  int // bytes of one filled part
	Depth   int // blocks within blocks
	Nesting int // documents within documents
	Turns   int // repetitions of all blocks together
}

// DefaultLimits hold every template an office would make.
var DefaultLimits = Limits{Entries: 5000, Part: 128 << 20, Total: 256 << 20, Ratio: 300, Output: 512 << 20, Depth: 64, Nesting: 8, Turns: 20_000_000}

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
	pick(&l.Nesting, d.Nesting)
	pick(&l.Turns, d.Turns)
	return l
}
