package web

import (
	"os"
	"slices"
	"sync"
	"time"

	"github.com/chromedp/cdproto/browser"
)

// arrivals are the files that windows of a browser were sent.
type arrivals struct {
	mutex sync.Mutex
	list  []arrival
}

// An arrival is a file that comes or has come.
type arrival struct {
	id, frame, name, path string
	state                 browser.DownloadProgressState
}

// note notes what the browser says of its downloads.
func (a *arrivals) note(event any) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	switch e := event.(type) {
	case *browser.EventDownloadWillBegin:
		a.list = append(a.list, arrival{id: e.GUID, frame: string(e.FrameID), name: e.SuggestedFilename})
	case *browser.EventDownloadProgress:
		if i := slices.IndexFunc(a.list, func(one arrival) bool { return one.id == e.GUID }); i >= 0 {
			a.list[i].state, a.list[i].path = e.State, e.FilePath
		}
	}
}

// of lists what a window was sent.
func (a *arrivals) of(frame string) []arrival {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	return slices.DeleteFunc(slices.Clone(a.list), func(one arrival) bool { return one.frame != frame })
}

// downloads presses what says the words and gives the file that comes, under the name the browser keeps it by.
func (w *window) downloads(words string) paper {
	w.t.Helper()
	before := len(w.browser.of(w.frame))
	w.presses(words)
	for start := time.Now(); time.Since(start) < patience; time.Sleep(30 * time.Millisecond) {
		list := w.browser.of(w.frame)
		if len(list) == before || list[before].state == browser.DownloadProgressStateInProgress || list[before].state == "" {
			continue
		}
		got := list[before]
		data, err := os.ReadFile(got.path)
		if err != nil || got.state != browser.DownloadProgressStateCompleted {
			w.t.Fatalf("the download “%s”: %s, %v", got.name, got.state, err)
		}
		return paper{got.name, data}
	}
	w.t.Fatalf("nothing came of “%s”:\n%s", words, w.text())
	return paper{}
}
