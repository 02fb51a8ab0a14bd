package web

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang/checks"
)

// measuresPage is the text of the Measures, each article with the rules that hold dossiers against it.
type measuresPage struct {
	frame
	Count    int // of the articles
	Chapters []measuresChapter
}

type measuresChapter struct {
	Title    string
	Articles []measuresArticle
}

type measuresArticle struct {
	checks.Article
	Rules []checks.Entry
}

// measuresShow shows the Measures: GET /measures.
func (s *site) measuresShow(c *gin.Context) error {
	byArticle := map[string][]checks.Entry{}
	for _, e := range s.Rules.Entries() {
		head := headOf(e.Article)
		byArticle[head] = append(byArticle[head], e)
	}
	page := measuresPage{frame: s.frame(c, "厅市会商工作管理办法")}
	for _, chapter := range checks.Measures() {
		shown := measuresChapter{Title: chapter.Title}
		for _, article := range chapter.Articles {
			page.Count++
			shown.Articles = append(shown.Articles, measuresArticle{article, byArticle[article.Number]})
		}
		page.Chapters = append(page.Chapters, shown)
	}
	s.show(c, http.StatusOK, "measures_show", page)
	return nil
}

// headOf is the article that holds an item: 第十九条 of 第十九条（二）.
func headOf(article string) string {
	head, _, _ := strings.Cut(article, "（")
	return head
}
