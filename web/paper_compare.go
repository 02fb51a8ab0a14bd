package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang/compare"
	"huishang/store"
)

// errNotWord is a comparison of what has no paragraphs.
var errNotWord = errQuery{"只有 Word 文件（.docx）可以逐段对照，请下载后对照。"}

// comparePage shows how one document became another.
type comparePage struct {
	frame
	Before, After shownPaper
	Lines         []compare.Line
	Same          bool
}

// paperCompare shows how one filed document became another, by paragraph: GET /documents/:id/differences/:other, the other being the earlier.
func (s *site) paperCompare(c *gin.Context) error {
	page := comparePage{}
	if err := s.view(c, func(tx *store.Tx) error {
		after, err := tx.Document(c.Param("id"))
		if err != nil {
			return err
		}
		before, err := tx.Document(c.Param("other"))
		if err == nil && before.Dossier != after.Dossier {
			err = store.NotFound{What: "份文件"}
		}
		page.Before, page.After = paperOf(before), paperOf(after)
		return err
	}); err != nil {
		return err
	}
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	defer done()
	if page.Lines, err = compareFiles(c, page.Before, page.After); err != nil {
		return err
	}
	page.Same = !changed(page.Lines)
	here, err := s.placeOfDossier(c, page.After.Dossier)
	if err != nil {
		return err
	}
	page.frame = s.frame(c, page.After.Title+"对照").at(here)
	s.show(c, http.StatusOK, "paper_compare", page)
	return nil
}

// compareFiles tells by paragraph how one Word document became another.
func compareFiles(c *gin.Context, before, after shownPaper) ([]compare.Line, error) {
	if !before.Word() || !after.Word() {
		return nil, errNotWord
	}
	one, err := before.bytes(c.Request.Context())
	if err != nil {
		return nil, err
	}
	other, err := after.bytes(c.Request.Context())
	if err != nil {
		return nil, err
	}
	return compare.Documents(one, other)
}

func changed(lines []compare.Line) bool {
	for _, l := range lines {
		if l.Changed() {
			return true
		}
	}
	return false
}
