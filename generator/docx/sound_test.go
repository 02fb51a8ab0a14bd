package docx_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// holdSound holds what every rendered document must keep: well-formed parts,
// containers that end in a paragraph, tables that do not touch, identifiers
// that are unique over all parts, ranges and fields that are whole.
func holdSound(t testing.TB, doc []byte) {
	t.Helper()
	for _, fault := range unsound(members(t, doc)) {
		t.Error(fault)
	}
}

func unsound(parts map[string][]byte) []string {
	var faults []string
	seen := map[string]string{}
	for _, name := range sortedNames(parts) {
		if !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".rels") {
			continue
		}
		root, err := readXML(parts[name])
		if err != nil {
			faults = append(faults, fmt.Sprintf("%s: %v\n%s", name, err, parts[name]))
			continue
		}
		c := checker{part: name, seen: seen, open: map[string]int{}}
		c.check(root)
		for what, n := range c.open {
			if n != 0 {
				c.fault("%s begins %+d times more than it ends", what, n)
			}
		}
		faults = append(faults, c.faults...)
	}
	return faults
}

type checker struct {
	part   string
	seen   map[string]string // identifiers of all parts
	open   map[string]int    // ranges and fields of this one
	faults []string
}

func (c *checker) fault(format string, args ...any) {
	c.faults = append(c.faults, c.part+": "+fmt.Sprintf(format, args...))
}

func (c *checker) check(e *element) {
	if e.name == "Fallback" {
		return // the same content for old readers
	}
	c.shape(e)
	c.identifiers(e)
	c.pairs(e)
	for _, k := range e.kids {
		c.check(k)
	}
}

// endInParagraph lists the containers that must not end in anything else.
var endInParagraph = []string{"tc", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent"}

func (c *checker) shape(e *element) {
	var blocks []string
	for _, k := range e.kids {
		switch k.name {
		case "p", "tbl", "sdt":
			blocks = append(blocks, k.name)
		}
	}
	if slices.Contains(endInParagraph, e.name) && (len(blocks) == 0 || blocks[len(blocks)-1] == "tbl") {
		c.fault("%s does not end in a paragraph", e.name)
	}
	for i := 1; i < len(blocks); i++ {
		if blocks[i] == "tbl" && blocks[i-1] == "tbl" {
			c.fault("two tables touch")
		}
	}
	if e.name == "tbl" && len(e.all("tr")) == 0 {
		c.fault("a table without rows")
	}
	if e.name == "tr" && len(e.all("tc")) == 0 {
		c.fault("a row without cells")
	}
}

func (c *checker) identifiers(e *element) {
	unique := func(kind, id string) {
		if id == "" {
			return
		}
		if first, twice := c.seen[kind+id]; twice {
			c.fault("%s %s was already used in %s", kind, id, first)
		}
		c.seen[kind+id] = c.part
	}
	unique("paraId", e.attrs["paraId"])
	switch e.name {
	case "docPr":
		unique("docPr", e.attrs["id"])
	case "bookmarkStart":
		unique("bookmark", e.attrs["id"])
		unique("bookmark name ", e.attrs["name"])
	case "id":
		if e.parent.name == "sdtPr" {
			unique("sdt", e.attrs["val"])
		}
	case "shape", "rect":
		unique("shape", e.attrs["id"])
	}
}

func (c *checker) pairs(e *element) {
	switch e.name {
	case "bookmarkStart", "commentRangeStart":
		c.open[strings.TrimSuffix(e.name, "Start")+e.attrs["id"]]++
	case "bookmarkEnd", "commentRangeEnd":
		c.open[strings.TrimSuffix(e.name, "End")+e.attrs["id"]]--
	case "fldChar":
		switch e.attrs["fldCharType"] {
		case "begin":
			c.open["field"]++
		case "end":
			c.open["field"]--
		}
	}
}
