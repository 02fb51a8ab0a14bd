package web

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"huishang/guard"
	"huishang/store"
)

// bulkPage is how far a batch has come.
type bulkPage struct {
	frame
	Bulk    store.Bulk
	Until   string // how long the archive is kept
	Unmade  []store.Unmade
	Unshown int
}

// shownUnmade is how much of what was not made is listed; the list in the archive has all of it.
const shownUnmade = 200

// Running reports whether it still goes on.
func (p bulkPage) Running() bool { return p.Bulk.State == store.BulkRunning }

// Percent is how much of it was tried.
func (p bulkPage) Percent() int { return p.Bulk.Done * 100 / max(1, p.Bulk.Total) }

// bulkShow shows how far a batch has come: GET /batches/:id. While it goes on, the page asks again by itself.
func (s *site) bulkShow(c *gin.Context) error {
	b, err := s.bulkOf(c)
	if err != nil {
		return err
	}
	page := bulkPage{frame: s.frame(c, "批量生成："+b.State.Name()), Bulk: b, Until: minuteOf(b.CreatedAt.Add(bulkKept)), Unmade: b.Unmade}
	page.Unshown = max(0, len(b.Unmade)-shownUnmade)
	page.Unmade = b.Unmade[:len(b.Unmade)-page.Unshown]
	s.show(c, http.StatusOK, "bulk_show", page)
	return nil
}

// bulkOf is the batch the address names. One nobody goes on with is told as interrupted.
func (s *site) bulkOf(c *gin.Context) (b store.Bulk, err error) {
	err = s.view(c, func(tx *store.Tx) error {
		b, err = tx.Bulk(c.Param("id"))
		silent := tx.Now().Sub(b.Beat) > bulkSilence
		if err == nil && b.State == store.BulkRunning && b.Process != s.bulk.process && (silent || s.Accounts.Store.Alone()) {
			b.State = store.BulkInterrupted
		}
		return err
	})
	return b, err
}

// bulkStop ends a batch that goes on: POST /batches/:id/stop.
func (s *site) bulkStop(c *gin.Context) error {
	b, err := s.bulkOf(c)
	if err != nil {
		return err
	}
	if !s.bulk.stop(b.ID) {
		s.sayDone(c, "这次批量生成已经不在进行。")
	}
	c.Redirect(http.StatusSeeOther, "/batches/"+b.ID)
	return nil
}

// bulkResult gives the archive of a batch: GET /batches/:id/archive.
func (s *site) bulkResult(c *gin.Context) error {
	b, err := s.bulkOf(c)
	if err != nil {
		return err
	}
	if b.State != store.BulkDone || b.Size == 0 {
		return store.NotFound{What: "个压缩包，这次批量生成没有结果，请重新生成"}
	}
	c.Header("Content-Disposition", guard.Attachment("documents.zip", fmt.Sprintf("厅市会商_批量生成_%s.zip", b.CreatedAt.In(shanghai).Format("20060102_1504"))))
	c.Header("Content-Type", zipType)
	c.Header("Content-Length", strconv.FormatInt(b.Size, 10))
	c.Status(http.StatusOK)
	for n, sent := 0, int64(0); sent < b.Size; n++ {
		var piece []byte
		if err := s.view(c, func(tx *store.Tx) (err error) {
			piece, err = tx.BulkPiece(b.ID, n)
			return err
		}); err != nil {
			return err
		}
		if _, err := c.Writer.Write(piece); err != nil {
			return nil // who asked has gone
		}
		sent += int64(len(piece))
	}
	return nil
}

// Took is how long a batch took, in words.
func (p bulkPage) Took() string {
	took := p.Bulk.Beat.Sub(p.Bulk.CreatedAt).Round(time.Second)
	if took < time.Second {
		return "不到1秒"
	}
	if took < time.Minute {
		return fmt.Sprintf("%d秒", int(took.Seconds()))
	}
	return strings.TrimSuffix(fmt.Sprintf("%d分%d秒", int(took.Minutes()), int(took.Seconds())%60), "0秒")
}
