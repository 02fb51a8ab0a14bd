package guard

// Limits bound what a file may cost. A zero field means the default.
type Limits struct {
	File    int // bytes of a file
	Files   int // files of one request
	Entries int // members of a package
	Part    int // unpacked bytes of one member
	Total   int // unpacked bytes of all members, those of embedded packages included
	Ratio   int // unpacked to packed bytes, for members over 1 MiB
	Depth   int // packages within packages
	Pixels  int // of a picture
}

// DefaultLimits hold every file an office would hand in. They keep a look into the worst of files under 2 s and 256 MB.
var DefaultLimits = Limits{
	File: 20 << 20, Files: 40, Entries: 5000, Part: 64 << 20, Total: 128 << 20, Ratio: 300, Depth: 3, Pixels: 200_000_000,
}

func (l Limits) orDefault() Limits {
	d := DefaultLimits
	for _, pick := range []struct {
		value *int
		or    int
	}{
		{&l.File, d.File}, {&l.Files, d.Files}, {&l.Entries, d.Entries}, {&l.Part, d.Part}, {&l.Total, d.Total},
		{&l.Ratio, d.Ratio}, {&l.Depth, d.Depth}, {&l.Pixels, d.Pixels},
	} {
		if *pick.value == 0 {
			*pick.value = pick.or
		}
	}
	return l
}

// sparseRatio is the size under which no ratio is looked at: a small part of blanks is no bomb.
const sparseRatio = 1 << 20

// mostEffort bounds what is looked at closely in one file: fields, formulas, pictures. A mark of a field counts ten times.
const (
	mostEffort  = 1_000_000
	fieldEffort = 10
)
