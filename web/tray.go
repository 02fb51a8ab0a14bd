package web

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang/guard"
	"huishang/intake"
	"huishang/store"
)

// mostTray bounds what lies in one tray: it is held in memory while it is handed in.
const mostTray = 40 << 20

// A trayFile is a file somebody has chosen for a submission, as the page and its script show it.
type trayFile struct {
	ID     string   `json:"id,omitempty"` // empty when it is not kept
	Name   string   `json:"name"`
	Size   int64    `json:"size"`
	Faults []string `json:"faults,omitempty"` // why it is not kept, or not handed in
}

// trayOf lists what lies in the tray of who asks.
func (s *site) trayOf(c *gin.Context) (files []trayFile, err error) {
	err = s.view(c, func(tx *store.Tx) error {
		all, err := tx.Tray()
		files = toldEach(all, func(t store.Trayed) trayFile { return trayFile{ID: t.ID, Name: t.Name, Size: t.Size} })
		return err
	})
	return files, err
}

// A choosing takes the files of one request into the tray. A file that cannot be handed in is told, and keeps none of the others out.
type choosing struct {
	site   *site
	c      *gin.Context
	fields map[string]string
	files  []trayFile // in the order they came, with what is wrong with each
}

// fillTray reads the files of a request into the tray of who asks.
func (s *site) fillTray(c *gin.Context) (*choosing, error) {
	ch := &choosing{site: s, c: c, fields: map[string]string{}}
	err := readParts(c, ch.fields, ch.put)
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		drain(c)
		if n := len(ch.files); n > 0 && ch.files[n-1].ID == "" {
			return ch, nil
		}
		err = nil
		ch.refuse("其余的文件", "这一次选的文件合计超过 20 MB，后面的没有收到。请分几次选。")
	}
	return ch, err
}

// refuse tells what is wrong with a file.
func (ch *choosing) refuse(name string, faults ...string) {
	ch.files = append(ch.files, trayFile{Name: guard.DisplayName(name), Faults: faults})
}

// refused are the files that are not in the tray.
func (ch *choosing) refused() (all []trayFile) {
	for _, f := range ch.files {
		if f.ID == "" {
			all = append(all, f)
		}
	}
	return all
}

// put looks into one file and lays it into the tray. The error is the body's own: then nothing more comes.
func (ch *choosing) put(name string, content io.Reader) error {
	data, err := io.ReadAll(content)
	if err != nil {
		if err = unfinished(err); errors.Is(err, errNotForm) {
			return err
		}
		ch.refuse(name, "文件太大，最多 20 MB。请压缩图片，或把扫描件分成几个文件。")
		return err
	}
	if len(data) == 0 && name == "" {
		return nil
	}
	return ch.keep(name, data)
}

// keep lays a file into the tray that stands up to a look.
func (ch *choosing) keep(name string, data []byte) error {
	seen, err := ch.look(name, data)
	if err != nil {
		return err
	}
	if len(seen.Faults) > 0 {
		ch.refuse(name, messagesOf(seen.Faults)...)
		return nil
	}
	var full string
	err = ch.site.update(ch.c, func(tx *store.Tx) error {
		there, err := tx.Tray()
		if err != nil {
			return err
		}
		if full = overfull(there, seen.Name, len(data)); full != "" {
			return nil
		}
		kept, err := tx.PutInTray(seen.Name, data)
		ch.files = append(ch.files, trayFile{ID: kept.ID, Name: kept.Name, Size: kept.Size})
		return err
	})
	if full != "" {
		ch.refuse(name, full)
	}
	return err
}

// look finds out what is wrong with one file by itself.
func (ch *choosing) look(name string, data []byte) (intake.Seen, error) {
	done, err := ch.site.busy(ch.c)
	if err != nil {
		return intake.Seen{}, err
	}
	defer done()
	var basket intake.Basket
	if err := basket.Put(name, bytes.NewReader(data)); err != nil {
		return intake.Seen{}, err
	}
	return basket.Look(intake.Expect{Form: "proposal", City: asker(ch.c).City})[0], nil
}

// overfull says why a file finds no more room in a tray, or nothing. One of the same name makes room.
func overfull(there []store.Trayed, name string, size int) string {
	count, total := 1, int64(size)
	for _, t := range there {
		if t.Name != name {
			count++
			total += t.Size
		}
	}
	switch most := guard.DefaultLimits.Files; {
	case count > most:
		return fmt.Sprintf("一次最多报送%d个文件，请先移去不报送的。", most)
	case total > mostTray:
		return fmt.Sprintf("要报送的文件合计超过 %s，请先移去不报送的，或压缩图片。", sizeOf(mostTray))
	}
	return ""
}

// messagesOf are faults of one file, without its name.
func messagesOf(faults []intake.Fault) []string {
	return toldEach(faults, func(f intake.Fault) string {
		f.File = ""
		return f.String()
	})
}
