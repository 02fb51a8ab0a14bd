package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"

	"github.com/gin-gonic/gin"

	"huishang/guard"
	"huishang/preview"
	"huishang/store"
)

// errNoPages is a document nothing of can be shown.
var errNoPages = errors.New("这份文件没有可以显示的版面，请下载后查看。")

// A shownPaper is a document somebody may look at: one that was filed, or a file of a submission.
type shownPaper struct {
	ID                 string // of a filed document
	Title, Name, Media string
	Path               string // of its page
	Download           string
	Above              *menuLink // what it belongs to, where its place does not say that
	Dossier            string    // the dossier it belongs to, or empty
	sum                string    // SHA-256 of its bytes
	size               int64
	bytes              func(context.Context) ([]byte, error)
}

// paperOf is a filed document.
func paperOf(d store.Document) shownPaper {
	return shownPaper{ID: d.ID, Title: tellDocument(d).Title, Name: d.Name, Media: d.Media, Path: "/documents/" + d.ID,
		Download: apiRoot + "dossiers/" + d.Dossier + "/documents/" + d.ID, Dossier: d.Dossier, sum: d.File.SHA256, size: d.File.Size, bytes: d.File.Bytes}
}

// handedIn is a file of a submission.
func handedInPaper(s store.Submission, f store.SubmittedFile) shownPaper {
	below := url.PathEscape(s.ID) + "/files/" + strconv.Itoa(f.N)
	return shownPaper{Title: "报送的文件", Name: f.Name, Media: f.Media, Path: "/submissions/" + below, Download: apiRoot + "submissions/" + below,
		Dossier: s.Dossier, sum: f.File.SHA256, size: f.File.Size, bytes: f.File.Bytes}
}

// Size is how many bytes it has.
func (p shownPaper) Size() int64 { return p.size }

// Picture reports whether it is a picture itself, and its own only page.
func (p shownPaper) Picture() bool {
	return p.Media == mediaOf[guard.PNG] || p.Media == mediaOf[guard.JPEG]
}

// Word reports whether its paragraphs can be read.
func (p shownPaper) Word() bool { return p.Media == wordType }

// kind is what the preview takes it for, or empty.
func (p shownPaper) kind() preview.Kind {
	switch p.Media {
	case wordType:
		return preview.Word
	case excelType:
		return preview.Excel
	case mediaOf[guard.PDF]:
		return preview.PDF
	}
	return ""
}

func (p shownPaper) shown() preview.Paper {
	return preview.Paper{Kind: p.kind(), SHA256: p.sum, Read: p.bytes}
}

// filedPaper finds the filed document of the address.
func (s *site) filedPaper(c *gin.Context) (p shownPaper, err error) {
	err = s.view(c, func(tx *store.Tx) error {
		d, err := tx.Document(c.Param("id"))
		p = paperOf(d)
		return err
	})
	return p, err
}

// submittedPaper finds the file of a submission of the address.
func (s *site) submittedPaper(c *gin.Context) (shownPaper, error) {
	told, n, err := s.fileOf(c)
	if err != nil {
		return shownPaper{}, err
	}
	return handedInPaper(told.Submission, told.Files[n-1]), nil
}

// A paperFinder finds the document of an address within the scope of who asks.
type paperFinder func(*gin.Context) (shownPaper, error)

// paperPicture gives one page of a document as a picture: GET …/pages/:page.
func (s *site) paperPicture(find paperFinder) func(*gin.Context) error {
	return func(c *gin.Context) error {
		p, err := find(c)
		if err != nil {
			return err
		}
		n, err := strconv.Atoi(c.Param("page"))
		if err != nil || n < 1 {
			return store.NotFound{What: "一页"}
		}
		if fresh(c, hashTag(p.sum+"-"+strconv.Itoa(n))) {
			return nil
		}
		if p.Picture() {
			return sendPicture(c, p)
		}
		if p.kind() == "" || s.Previews == nil || !s.Previews.Shows(p.kind()) {
			return errNoPages
		}
		pages, err := s.Previews.Pages(c.Request.Context(), p.shown())
		if err != nil {
			return previewError(err)
		}
		if n > pages {
			return store.NotFound{What: "一页"}
		}
		data, err := s.Previews.Page(p.sum, n)
		if err != nil {
			return errBusy // it was dropped just now; whoever asks again gets it made again
		}
		c.Data(http.StatusOK, "image/png", data)
		return nil
	}
}

func sendPicture(c *gin.Context, p shownPaper) error {
	data, err := p.bytes(c.Request.Context())
	if err != nil {
		return err
	}
	c.Data(http.StatusOK, p.Media, data)
	return nil
}

// previewError is why there are no pages, as the site tells it.
func previewError(err error) error {
	switch {
	case errors.Is(err, preview.ErrBusy):
		return errBusy
	case errors.Is(err, preview.ErrNone), errors.As(err, &preview.Failed{}):
		return errNoPages
	}
	return err
}
