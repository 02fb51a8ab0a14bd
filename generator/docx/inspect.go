package docx

import (
	"huishang/generator/tags"
)

// An Info is one tag of a template as inspection tells it.
type Info struct {
	Tag      string     `json:"tag"`  // as written
	Kind     tags.Kind  `json:"kind"` // 值, 循环, …
	Name     string     `json:"name"`
	Names    []string   `json:"names,omitempty"` // the dotted names it reads
	Filters  []string   `json:"filters,omitempty"`
	Optional bool       `json:"optional,omitempty"`
	Place    tags.Place `json:"place"`
	Inside   []string   `json:"inside,omitempty"` // the loops it stands in, the outermost first
}

// Inspect lists every tag in page order, part by part.
func (t *Template) Inspect() []Info {
	out := []Info{}
	for _, p := range t.parts {
		var open []string
		for _, o := range p.tags {
			info := Info{Tag: o.written, Kind: o.tag.Kind, Name: o.tag.Name, Names: o.tag.Paths(), Filters: o.tag.Filters(),
				Optional: o.tag.Optional, Place: placeOf(p.name, p.prog.t, o.start), Inside: append([]string(nil), open...)}
			switch o.tag.Kind {
			case tags.Open, tags.Inverted:
				open = append(open, o.tag.Name)
			case tags.Close:
				open = open[:len(open)-1]
				info.Inside = info.Inside[:len(open)]
			}
			out = append(out, info)
		}
	}
	return out
}
