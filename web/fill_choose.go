package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang/generator"
	"huishang/web/excerpt"
)

// fillChoosePage is where one picks a dossier. After an upload that was refused it says why, above the same form.
type fillChoosePage struct {
	frame
	Demos   []demo
	Titles  []string // of the documents that can be made
	Refused *refusal
}

// A refusal tells what is wrong with an uploaded file and what to do.
type refusal struct {
	File    string // as it was named, or empty
	Message string
	Syntax  bool // what follows the fault was not read
	Faults  []shownFault
}

// A shownFault is a fault with the line it stands in.
type shownFault struct {
	fault
	Source excerpt.Excerpt
}

// fillChoose shows the first page: GET /fill.
func (s *site) fillChoose(c *gin.Context) error {
	s.choose(c, http.StatusOK, nil)
	return nil
}

func (s *site) choose(c *gin.Context, status int, refused *refusal) {
	page := fillChoosePage{s.frame(c, "由一份卷宗生成全套文件").with("drop.js", "fill.js"), s.demosOf(asker(c)), nil, refused}
	if refused != nil {
		page.Title = "文件有问题"
	}
	for _, k := range generator.Kinds() {
		page.Titles = append(page.Titles, k.Title)
	}
	s.show(c, status, "fill_choose", page)
}
