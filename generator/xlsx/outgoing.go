package xlsx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"

	"huishang/generator/opc"
)

// An outgoing is a package that is written from another one.
type outgoing struct {
	archive *archive
	book    string // the workbook part
	added   additions
	changed map[string][]byte // parts written anew
	dropped map[string]bool   // parts left out
	packed  map[string]opc.Packed
	press   *press
}

func newOutgoing(a *archive, book string, p *press) outgoing {
	return outgoing{archive: a, book: book, changed: map[string][]byte{}, dropped: map[string]bool{}, packed: map[string]opc.Packed{}, press: p}
}

// zip writes the parts in the order of the template, the unchanged ones as they
// are, and then the new ones.
func (o *outgoing) zip() ([]byte, error) {
	for name, data := range o.changed {
		p, err := o.press.pack(data)
		if err != nil {
			return nil, fmt.Errorf("deflate %s: %w", name, err)
		}
		o.packed[name] = p
	}
	clear(o.changed)
	var buf bytes.Buffer
	buf.Grow(o.size())
	zw := zip.NewWriter(&buf)
	written := map[string]bool{}
	for i := range o.archive.Entries {
		e := &o.archive.Entries[i]
		name := e.Name
		written[name] = true
		if p, ok := o.packed[name]; ok {
			if err := opc.Write(zw, name, p); err != nil {
				return nil, err
			}
			continue
		}
		if o.dropped[name] {
			continue
		}
		if err := e.Copy(zw); err != nil {
			return nil, err
		}
	}
	var added []string
	for name := range o.packed {
		if !written[name] {
			added = append(added, name)
		}
	}
	slices.Sort(added)
	for _, name := range added {
		if err := opc.Write(zw, name, o.packed[name]); err != nil {
			return nil, err
		}
	}
	if err := zw.Close(); err != nil {
		return nil, fmt.Errorf("write zip: %w", err)
	}
	return buf.Bytes(), nil
}

// size is how large the file will be, about.
func (o *outgoing) size() int {
	n := len(o.archive.Source)
	for _, p := range o.packed {
		n += len(p.Data)
	}
	return n
}
