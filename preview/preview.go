// Package preview shows a document that is kept as pages on a screen: as pictures made by LibreOffice and pdftoppm where they are installed, or
// else as a plain reading view of what the document says.
//
// The documents come from outside. A program that opens one runs caged: with a profile of its own that is thrown away, no network, little of the
// environment, bounded time and memory; and one after the other.
package preview

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"
)

var (
	// ErrNone means that the programs a document of its kind needs are not installed.
	ErrNone = errors.New("服务器上没有装 LibreOffice，不能显示版面")
	// ErrBusy means that too many documents wait already.
	ErrBusy = errors.New("正在生成的预览太多，请稍后再试")
)

// Failed is a document no pages could be made of.
type Failed struct{ Reason string }

func (e Failed) Error() string { return e.Reason }

// A Desk makes the pages of documents and keeps them. It is safe for concurrent use.
type Desk struct {
	config Config
	cage   cage
	shelf  *shelf
	turn   chan struct{}
	life   context.Context // ends with the desk
	end    context.CancelFunc

	mu     sync.Mutex
	making map[string]*making
	failed map[string]failure
}

// A making is a document whose pages are being made.
type making struct {
	done  chan struct{}
	pages int
	err   error
}

// A failure is remembered for a while, so that a document that hangs is not tried again with every look at it.
type failure struct {
	err error
	at  time.Time
}

const remembered = 10 * time.Minute

// Open makes a desk. The folder is emptied.
func Open(c Config) (*Desk, error) {
	c.Limits = c.Limits.orDefault()
	shelf, err := openShelf(c.Folder, c.Limits.Cache)
	if err != nil {
		return nil, fmt.Errorf("open the folder of previews: %w", err)
	}
	d := &Desk{config: c, cage: newCage(), shelf: shelf, turn: make(chan struct{}, 1), making: map[string]*making{}, failed: map[string]failure{}}
	d.life, d.end = context.WithCancel(context.Background())
	return d, nil
}

// Close ends the programs that run and empties the folder. Pages are not made any more.
func (d *Desk) Close() error {
	d.end()
	d.turn <- struct{}{} // whoever was at work has ended
	return os.RemoveAll(d.config.Folder)
}

func (l Limits) orDefault() Limits {
	d := defaultLimits
	if l.Time > 0 {
		d.Time = l.Time
	}
	if l.Memory > 0 {
		d.Memory = l.Memory
	}
	if l.Pages > 0 {
		d.Pages = l.Pages
	}
	if l.Cache > 0 {
		d.Cache = l.Cache
	}
	if l.Waiting > 0 {
		d.Waiting = l.Waiting
	}
	return d
}

// Shows reports whether pages of such documents can be made here.
func (d *Desk) Shows(k Kind) bool {
	return d.config.Painter != "" && (k == PDF || d.config.Office != "")
}

// MostPages is how many pages of a document are shown.
func (d *Desk) MostPages() int { return d.config.Limits.Pages }

// Isolated reports whether the programs run without a network.
func (d *Desk) Isolated() bool { return d.cage.isolated }

// Ready is the number of pages of a document that are made already.
func (d *Desk) Ready(sha256 string) (pages int, ready bool) { return d.shelf.pages(sha256) }

// Page is the picture of a page, from 1, as PNG.
func (d *Desk) Page(sha256 string, n int) ([]byte, error) { return d.shelf.page(sha256, n) }

// Pages makes the pages of a document, unless they are there, and gives their number. The error is ErrNone, ErrBusy, or [Failed]. Who stops
// waiting does not stop the work: whoever comes next finds it done.
func (d *Desk) Pages(ctx context.Context, p Paper) (int, error) {
	if !d.Shows(p.Kind) {
		return 0, ErrNone
	}
	if pages, ready := d.Ready(p.SHA256); ready {
		return pages, nil
	}
	m, err := d.begin(p)
	if err != nil {
		return 0, err
	}
	select {
	case <-m.done:
		return m.pages, m.err
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

// begin joins the making of a document, or begins it.
func (d *Desk) begin(p Paper) (*making, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if m := d.making[p.SHA256]; m != nil {
		return m, nil
	}
	if f, known := d.failed[p.SHA256]; known && time.Since(f.at) < remembered {
		return nil, f.err
	}
	if len(d.making) >= d.config.Limits.Waiting {
		return nil, ErrBusy
	}
	m := &making{done: make(chan struct{})}
	d.making[p.SHA256] = m
	go d.finish(p, m)
	return m, nil
}

func (d *Desk) finish(p Paper, m *making) {
	select {
	case d.turn <- struct{}{}:
		m.pages, m.err = d.convert(d.life, p)
		<-d.turn
	case <-d.life.Done():
		m.err = d.life.Err()
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.making, p.SHA256)
	delete(d.failed, p.SHA256)
	if errors.As(m.err, &Failed{}) {
		d.forgetOld()
		d.failed[p.SHA256] = failure{m.err, time.Now()}
	}
	close(m.done)
}

// forgetOld drops failures that are not told any more.
func (d *Desk) forgetOld() {
	for sum, f := range d.failed {
		if time.Since(f.at) >= remembered {
			delete(d.failed, sum)
		}
	}
}
