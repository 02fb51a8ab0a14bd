package web

import (
	"context"
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang/preview"
)

// A leaf is what a page shows of a document: pictures of its pages, or else what it says.
type leaf struct {
	shownPaper
	Wait    bool  // the pages are not made yet
	Pages   []int // their numbers
	Most    int   // when there may be more pages, how many are shown
	Note    string
	Reading *preview.Reading
}

// paperPage shows a document by itself.
type paperPage struct {
	frame
	Leaf leaf
}

// paperShow shows a document: GET /documents/:id and /submissions/:id/files/:n.
func (s *site) paperShow(find paperFinder) func(*gin.Context) error {
	return func(c *gin.Context) error {
		p, err := find(c)
		if err != nil {
			return err
		}
		return s.showPaper(c, p, s.leafSoon(c.Request.Context(), p))
	}
}

// paperPages shows the pages of a document once they are made, on a page of their own or as a part of one: GET …/pages.
func (s *site) paperPages(find paperFinder) func(*gin.Context) error {
	return func(c *gin.Context) error {
		p, err := find(c)
		if err != nil {
			return err
		}
		l, err := s.leafNow(c.Request.Context(), p)
		if err != nil {
			return err
		}
		if c.GetHeader("HX-Request") != "" {
			s.showPart(c, "paper_show", "leaf", l)
			return nil
		}
		return s.showPaper(c, p, l)
	}
}

func (s *site) showPaper(c *gin.Context, p shownPaper, l leaf) error {
	page := paperPage{s.frame(c, p.Name), l}
	if p.Dossier != "" {
		here, err := s.placeOfDossier(c, p.Dossier)
		if err != nil {
			return err
		}
		page.frame = page.frame.at(here)
	}
	s.show(c, http.StatusOK, "paper_show", page)
	return nil
}

// placeOfDossier is the place of a page about a dossier, by its id.
func (s *site) placeOfDossier(c *gin.Context, dossier string) (place, error) {
	g, err := s.steps.Read(c.Request.Context(), asker(c).scope(), dossier)
	if err != nil {
		return place{}, err
	}
	return s.placeOf(c, g)
}

// leafSoon is what can be shown of a document at once.
func (s *site) leafSoon(ctx context.Context, p shownPaper) leaf {
	l := leaf{shownPaper: p}
	switch {
	case p.Picture():
		l.Pages = []int{1}
	case s.Previews == nil || p.kind() == "" || !s.Previews.Shows(p.kind()):
		l.read(ctx, "")
	default:
		if pages, ready := s.Previews.Ready(p.sum); ready {
			l.number(pages, s.Previews.MostPages())
		} else {
			l.Wait = true
		}
	}
	return l
}

// leafNow waits for the pages of a document. When none can be made, it tells why and what the document says.
func (s *site) leafNow(ctx context.Context, p shownPaper) (leaf, error) {
	l := s.leafSoon(ctx, p)
	if !l.Wait {
		return l, nil
	}
	l.Wait = false
	pages, err := s.Previews.Pages(ctx, p.shown())
	var failed preview.Failed
	switch {
	case errors.As(err, &failed):
		l.read(ctx, failed.Reason+"。")
		return l, nil
	case errors.Is(err, preview.ErrBusy):
		return l, errBusy
	case err != nil:
		return l, err
	}
	l.number(pages, s.Previews.MostPages())
	return l, nil
}

// number tells the pages there are.
func (l *leaf) number(pages, most int) {
	for n := range pages {
		l.Pages = append(l.Pages, n+1)
	}
	if pages == most {
		l.Most = most
	}
}

// read shows what the document says instead of its pages, and why.
func (l *leaf) read(ctx context.Context, why string) {
	if k := l.kind(); k == preview.Word || k == preview.Excel {
		data, err := l.bytes(ctx)
		if err == nil {
			if r, err := preview.Read(k, data); err == nil {
				l.Note, l.Reading = why+"以下是阅读视图：只有内容，版面以下载的文件为准。", &r
				return
			}
		}
	}
	l.Note = why + errNoPages.Error()
}
