package preview

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"huishang/testdata/need"
)

// paper is a document of the templates; its digest is told by the name.
func paper(t testing.TB, name string) Paper {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "templates", name))
	if err != nil {
		t.Fatal(err)
	}
	return Paper{Kind: Kind(strings.TrimPrefix(filepath.Ext(name), ".")), SHA256: "digest-of-" + name, Read: func(context.Context) ([]byte, error) { return data, nil }}
}

func deskOf(t testing.TB, c Config) *Desk {
	t.Helper()
	c.Folder, c.Log = filepath.Join(t.TempDir(), "pages"), slog.New(slog.DiscardHandler)
	d, err := Open(c)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// program writes a script that stands in for a program.
func program(t testing.TB, script string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "program")
	if err := os.WriteFile(name, []byte("#!/bin/sh\n"+script), 0o755); err != nil {
		t.Fatal(err)
	}
	return name
}

// paints stands in for pdftoppm: it makes as many pages as the document says.
const paints = `for last; do :; done; n=1; while [ $n -le $(cat document.pdf) ]; do echo page $n > "$last-$n.png"; n=$((n+1)); done`

// prints stands in for LibreOffice: it makes a document of three pages.
const prints = `echo 3 > document.pdf`

func TestDocumentsBecomePictures(t *testing.T) {
	d := deskOf(t, Config{Office: need.Tool(t, "soffice"), Painter: need.Tool(t, "pdftoppm")})
	for _, name := range []string{"agreement.docx", "report-one-page.xlsx"} {
		p := paper(t, name)
		pages, err := d.Pages(t.Context(), p)
		if err != nil || pages == 0 {
			t.Fatalf("%s: %d pages, %v", name, pages, err)
		}
		data, err := d.Page(p.SHA256, 1)
		if err != nil {
			t.Fatal(err)
		}
		if picture, err := png.Decode(bytes.NewReader(data)); err != nil || picture.Bounds().Dx() < 600 {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := d.Page(p.SHA256, pages+1); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: a page behind the last: %v", name, err)
		}
	}
	if left, err := filepath.Glob(filepath.Join(d.config.Folder, "work-*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

// A document on which the programs hang, die or fill the disk costs its limits and nothing more; the next one is shown.
func TestRogueDocuments(t *testing.T) {
	for name, script := range map[string]string{
		"hangs":            "sleep 600",
		"hangs with sons":  "sleep 600 & sleep 601",
		"ignores signals":  "trap '' TERM INT HUP; while :; do sleep 600; done",
		"fails":            "echo broken >&2; exit 1",
		"says nothing":     "exit 0",
		"says much":        "yes 胡说 | head -c 5000000; exit 1",
		"makes no picture": "echo 0 > document.pdf",
	} {
		t.Run(name, func(t *testing.T) {
			d := deskOf(t, Config{Office: program(t, script), Painter: program(t, paints), Limits: Limits{Time: 300 * time.Millisecond}})
			_, err := d.Pages(t.Context(), paper(t, "agreement.docx"))
			if !errors.As(err, &Failed{}) {
				t.Fatalf("got %v", err)
			}
			if _, again := d.Pages(t.Context(), paper(t, "agreement.docx")); again != err {
				t.Errorf("it was tried again: %v", again)
			}
			d.config.Office, d.config.Limits.Time = program(t, prints), time.Minute
			if pages, err := d.Pages(t.Context(), paper(t, "minutes.docx")); err != nil || pages != 3 {
				t.Errorf("the next one: %d pages, %v", pages, err)
			}
		})
	}
}

func TestProgramsAreCaged(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	t.Setenv("HUISHANG_SECRET", "secret")
	port := listener.Addr().(*net.TCPAddr).Port
	script := fmt.Sprintf(`
(ulimit -v; ulimit -t; env; pwd; cat /proc/net/tcp | grep -ic :%04X) > "$SAW"; echo 1 > document.pdf`, port)
	saw := filepath.Join(t.TempDir(), "saw")
	d := deskOf(t, Config{Office: program(t, strings.ReplaceAll(script, "$SAW", saw)), Painter: program(t, paints), Limits: Limits{Memory: 1 << 30, Time: 20 * time.Second}})
	if _, err := d.Pages(t.Context(), paper(t, "agreement.docx")); err != nil {
		t.Fatal(err)
	}
	said, err := os.ReadFile(saw)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(said)), "\n")
	if lines[0] != "1048576" || lines[1] != "21" {
		t.Errorf("limits %s KB, %s s", lines[0], lines[1])
	}
	if strings.Contains(string(said), "secret") || !strings.Contains(string(said), "HOME="+d.config.Folder) {
		t.Errorf("environment:\n%s", said)
	}
	if d.Isolated() && lines[len(lines)-1] != "0" {
		t.Error("it sees the sockets of this machine")
	}
}

// The address space is bounded: a program that wants more does not get it.
func TestMemoryIsBounded(t *testing.T) {
	d := deskOf(t, Config{Office: program(t, `dd if=/dev/zero of=/dev/null bs=900M count=1 || exit 3`), Painter: program(t, paints), Limits: Limits{Memory: 200 << 20}})
	if _, err := d.Pages(t.Context(), paper(t, "agreement.docx")); !errors.As(err, &Failed{}) {
		t.Errorf("got %v", err)
	}
}

func TestPagesAreMadeOnceAndKeptWithinBounds(t *testing.T) {
	count := filepath.Join(t.TempDir(), "count")
	d := deskOf(t, Config{Office: program(t, "echo x >> "+count+"; sleep 0.1; "+prints), Painter: program(t, paints), Limits: Limits{Cache: 50}})
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if pages, err := d.Pages(t.Context(), paper(t, "agreement.docx")); err != nil || pages != 3 {
				t.Errorf("%d pages, %v", pages, err)
			}
		})
	}
	all.Wait()
	if said, err := os.ReadFile(count); err != nil || string(said) != "x\n" {
		t.Errorf("made %q times, %v", said, err)
	}
	for _, name := range []string{"minutes.docx", "agenda.docx"} {
		if _, err := d.Pages(t.Context(), paper(t, name)); err != nil {
			t.Fatal(err)
		}
	}
	if _, ready := d.Ready(paper(t, "agreement.docx").SHA256); ready {
		t.Error("the oldest is still there")
	}
	if _, ready := d.Ready(paper(t, "agenda.docx").SHA256); !ready {
		t.Error("the newest is gone")
	}
	if folders, err := os.ReadDir(d.config.Folder); err != nil || len(folders) != 2 {
		t.Errorf("%d folders, %v", len(folders), err)
	}
}

// Too many who wait are told so, and who leaves is not waited for.
func TestWaiting(t *testing.T) {
	d := deskOf(t, Config{Office: program(t, "sleep 600"), Painter: program(t, paints), Limits: Limits{Waiting: 1, Time: 2 * time.Second}})
	ctx, leave := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer leave()
	if _, err := d.Pages(ctx, paper(t, "agreement.docx")); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	if _, err := d.Pages(t.Context(), paper(t, "minutes.docx")); !errors.Is(err, ErrBusy) {
		t.Errorf("got %v", err)
	}
	if _, err := d.Pages(t.Context(), paper(t, "agreement.docx")); !errors.As(err, &Failed{}) {
		t.Errorf("got %v", err)
	}
}

// A desk that is closed leaves no program running and no page behind.
func TestClosing(t *testing.T) {
	alive := filepath.Join(t.TempDir(), "alive")
	d := deskOf(t, Config{Office: program(t, "echo $$ > "+alive+"; sleep 600 & sleep 601"), Painter: program(t, paints)})
	ended := make(chan error, 2)
	for _, name := range []string{"agreement.docx", "minutes.docx"} {
		go func() { _, err := d.Pages(context.Background(), paper(t, name)); ended <- err }()
	}
	for {
		if said, err := os.ReadFile(alive); err == nil && len(said) > 0 {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("who waited got %v", err)
		}
	}
	if _, err := os.Stat(d.config.Folder); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder: %v", err)
	}
}

func TestWithoutPrograms(t *testing.T) {
	d := deskOf(t, Config{})
	if _, err := d.Pages(t.Context(), paper(t, "agreement.docx")); !errors.Is(err, ErrNone) {
		t.Errorf("got %v", err)
	}
}

func TestReading(t *testing.T) {
	for _, name := range []string{"task-table.docx", "report-tasks.xlsx"} {
		p := paper(t, name)
		data, err := p.Read(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		r, err := Read(p.Kind, data)
		if err != nil {
			t.Fatal(err)
		}
		tables := 0
		for _, b := range r.Blocks {
			if b.Table == nil {
				continue
			}
			tables++
			for _, row := range b.Table.Rows {
				if len(row) != len(b.Table.Rows[0]) {
					t.Errorf("%s: a row of %d cells among %d", name, len(row), len(b.Table.Rows[0]))
				}
			}
		}
		if said := fmt.Sprintf("%+v", r.Blocks); tables == 0 {
			t.Errorf("%s has no table: %s", name, said)
		}
	}
	if _, err := Read(Word, []byte("nothing")); err == nil {
		t.Error("what is no Word file is read")
	}
}
