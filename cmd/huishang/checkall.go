package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"
)

// checkAll checks many files on all processors and gives what came of them in the order of the names.
func (h holding) checkAll(names []string, m *meter) []checked {
	all := make([]checked, len(names))
	next := make(chan int)
	var working sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(names)) {
		working.Go(func() {
			for i := range next {
				all[i] = h.checkOne(names[i])
				m.step()
			}
		})
	}
	for i := range names {
		next <- i
	}
	close(next)
	working.Wait()
	return all
}

// A meter shows how far a long work has come, on a screen only: a file that collects the messages is spared.
type meter struct {
	mu       sync.Mutex
	out      io.Writer // nil when there is nothing to show
	doing    string
	done, of int
}

func newMeter(w io.Writer, doing string, of int) *meter {
	m := &meter{doing: doing, of: of}
	if onScreen(w) && of > 1 {
		m.out = w
	}
	return m
}

func (m *meter) step() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.done++
	if m.out == nil {
		return
	}
	fmt.Fprintf(m.out, "\r\033[K%s %d/%d", m.doing, m.done, m.of)
	if m.done == m.of {
		fmt.Fprint(m.out, "\r\033[K")
	}
}

// onScreen reports whether somebody looks at what is written.
func onScreen(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
