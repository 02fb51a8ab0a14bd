package store

import (
	"container/list"
	"sync"

	"huishang"
)

// mostDecoded bounds what is remembered by the bytes of its text; decoded it weighs some four times as much.
const mostDecoded = 6 << 20

// decoded remembers what versions say by their hash, those read last: a version never changes, and reading one anew takes longer than all that
// is done with it. What it gives shares nothing with what it keeps. Nil remembers nothing.
type decoded struct {
	mu    sync.Mutex
	known map[string]*list.Element // by hash
	order list.List                // of *decodedVersion, the last read first
	size  int64
}

type decodedVersion struct {
	sha256  string
	size    int64
	content *huishang.Dossier
}

// get gives what the version of a hash says, or nil when it is not remembered.
func (d *decoded) get(sha256 string) *huishang.Dossier {
	if d == nil {
		return nil
	}
	d.mu.Lock()
	found := d.known[sha256]
	if found == nil {
		d.mu.Unlock()
		return nil
	}
	d.order.MoveToFront(found)
	kept := found.Value.(*decodedVersion).content
	d.mu.Unlock()
	return kept.Clone()
}

// put remembers what the version of a hash says. It keeps the dossier, which nobody else may have any more.
func (d *decoded) put(sha256 string, size int64, content *huishang.Dossier) {
	if d == nil {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.known == nil {
		d.known = map[string]*list.Element{}
	}
	if d.known[sha256] != nil || size > mostDecoded {
		return
	}
	d.known[sha256] = d.order.PushFront(&decodedVersion{sha256, size, content})
	for d.size += size; d.size > mostDecoded; {
		last := d.order.Back()
		gone := d.order.Remove(last).(*decodedVersion)
		d.size -= gone.size
		delete(d.known, gone.sha256)
	}
}
