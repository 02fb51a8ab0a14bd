// Package opc opens the zip that Word and Excel files are (Open Packaging
// Conventions, ECMA-376 part 2): under limits, every member held against what
// its header says. It knows nothing of what the parts mean.
package opc

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// A Kind is what a file has to be, in the words its refusals use.
type Kind struct {
	Err      error  // the cause every refusal wraps
	Old, New string // the extension of the old format and of the one that is read
	Program  string // what saves the file anew
}

// Limits bound what a file may unpack to.
type Limits struct {
	Entries int // members of the zip
	Part    int // unpacked bytes of one member
	Total   int // unpacked bytes of all members
	Ratio   int // unpacked to packed, for members over 1 MiB
}

// An Entry is one member of the zip.
type Entry struct {
	Name   string
	Data   []byte // unpacked and checked; nil when it is left packed
	Packed []byte // as it stands in the zip
	Header Header
	open   bool // unpacked
	read   bool // read to its end once
}

// An Archive is the zip of a file.
type Archive struct {
	Source  []byte
	Entries []Entry
	kind    Kind
	byName  map[string]int
	u       unpacker
}

// Open unpacks every member. A header that lies about sizes or checksums, a
// bomb, an encrypted or doubled member are refused.
func Open(b []byte, k Kind, l Limits) (*Archive, error) { return OpenUnpacked(b, k, l, nil) }

// OpenUnpacked is Open for a file of which somebody unpacked members before; before may be nil.
func OpenUnpacked(b []byte, k Kind, l Limits, before Unpacked) (*Archive, error) {
	a, err := OpenPacked(b, k, l)
	if err != nil {
		return nil, err
	}
	a.Trust(before)
	for i := range a.Entries {
		if a.Entries[i].open {
			continue
		}
		if err := a.unpack(&a.Entries[i]); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// OpenPacked unpacks nothing yet: members are read with Load or Stream, and
// Finish holds what nobody read.
func OpenPacked(b []byte, k Kind, l Limits) (*Archive, error) {
	a := &Archive{Source: b, kind: k}
	list, err := a.directory(l)
	if err != nil {
		return nil, err
	}
	a.byName = make(map[string]int, len(list))
	a.Entries = make([]Entry, 0, len(list))
	total := uint64(0)
	for _, f := range list {
		e, err := a.member(f, l, total)
		if err != nil {
			return nil, err
		}
		total += f.UncompressedSize64
		a.byName[e.Name] = len(a.Entries)
		a.Entries = append(a.Entries, e)
	}
	return a, nil
}

// Unpacked tells of a member that somebody unpacked before, by what the directory says of it: held when it was held against its size and
// checksum then, with its bytes when they were kept.
type Unpacked func(name string, size uint64, checksum uint32) (data []byte, held bool)

// Trust takes over what was unpacked before: it is not unpacked again. Nil has unpacked nothing.
func (a *Archive) Trust(before Unpacked) {
	if before == nil {
		return
	}
	for i := range a.Entries {
		e := &a.Entries[i]
		data, held := before(e.Name, e.Header.UncompressedSize64, e.Header.CRC32)
		if !held {
			continue
		}
		e.read = true
		if data != nil {
			e.Data, e.open = data, true
		}
	}
}

// Get is a member that is unpacked. A leading slash of the name does not count.
func (a *Archive) Get(name string) ([]byte, bool) {
	i, ok := a.byName[strings.TrimPrefix(name, "/")]
	if !ok || !a.Entries[i].open {
		return nil, false
	}
	return a.Entries[i].Data, true
}

// Size is how many bytes a member unpacks to; 0 when there is none of the name.
func (a *Archive) Size(name string) uint64 {
	i, ok := a.byName[strings.TrimPrefix(name, "/")]
	if !ok {
		return 0
	}
	return a.Entries[i].Header.UncompressedSize64
}

// Load is a member, unpacked now if it was not.
func (a *Archive) Load(name string) (data []byte, there bool, err error) {
	i, ok := a.byName[strings.TrimPrefix(name, "/")]
	if !ok {
		return nil, false, nil
	}
	e := &a.Entries[i]
	if !e.open {
		if err := a.unpack(e); err != nil {
			return nil, true, err
		}
	}
	return e.Data, true, nil
}

func (a *Archive) unpack(e *Entry) error {
	data, err := a.u.unpack(e)
	if err != nil {
		return a.damaged(e.Name, fault(err))
	}
	e.Data, e.open, e.read = data, true, true
	return nil
}

// Stream reads a member from its beginning. What is wrong with it is told at its end.
func (a *Archive) Stream(name string) (r io.Reader, there bool) {
	i, ok := a.byName[strings.TrimPrefix(name, "/")]
	if !ok {
		return nil, false
	}
	e := &a.Entries[i]
	if e.open {
		return bytes.NewReader(e.Data), true
	}
	return &stream{a: a, e: e, from: open(e)}, true
}

// Finish reads to their ends the members nobody has read.
func (a *Archive) Finish() error {
	for i := range a.Entries {
		e := &a.Entries[i]
		if e.read {
			continue
		}
		from, err := a.u.reader(e)
		if err == nil {
			_, err = io.Copy(io.Discard, &stream{a: a, e: e, from: from})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (a *Archive) damaged(name, what string) error {
	return a.refuse("“%s”已损坏（%s）；请用%s或WPS打开后另存一份", name, what, a.kind.Program)
}

func (a *Archive) refuse(format string, args ...any) error {
	return fmt.Errorf("%w："+format, append([]any{a.kind.Err}, args...)...)
}
