package xlsx

import "huishang/generator/tags"

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

// Inspect lists every tag, sheet by sheet, row by row.
func (t *Template) Inspect() []Info {
	var out []Info
	var open []*occurrence
	for _, o := range t.tags {
		if o.tag.Kind == tags.Close && len(open) > 0 {
			open = open[:len(open)-1]
		}
		info := Info{Tag: o.written, Kind: o.tag.Kind, Name: o.tag.Name, Names: o.tag.Paths(), Filters: o.tag.Filters(), Optional: o.tag.Optional, Place: o.place()}
		for _, b := range open {
			info.Inside = append(info.Inside, b.tag.Name)
		}
		if o.opens() && o.partner != nil {
			open = append(open, o)
		}
		out = append(out, info)
	}
	return out
}
