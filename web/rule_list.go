package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang/checks"
	"huishang/checks/format"
)

// rulesPage is the catalogue of the rules, narrowed as was asked.
type rulesPage struct {
	frame
	Filter   ruleFilter
	Articles []string // that have rules
	Stages   []string
	Levels   []checks.Level
	All      int // rules there are
	Found    []checks.Entry
	Layout   []format.Rule
	Settings []checks.Threshold
	Version  string
	Standard string // of the layout
}

// ruleFilter narrows the catalogue. What is empty narrows nothing.
type ruleFilter struct {
	Article, Stage string
	Level          checks.Level
	Words          string
}

// ruleList shows the catalogue: GET /rules.
func (s *site) ruleList(c *gin.Context) error {
	page := rulesPage{frame: s.frame(c, "规则"), Stages: checks.Stages(), Levels: []checks.Level{checks.Error, checks.Warning, checks.Note},
		Filter: ruleFilter{c.Query("article"), c.Query("stage"), checks.Level(c.Query("level")), strings.TrimSpace(c.Query("q"))},
		Layout: format.Rules(), Settings: s.Rules.Thresholds(), Version: s.Rules.Version, Standard: format.Standard}
	for _, e := range s.Rules.Entries() {
		page.All++
		if head := headOf(e.Article); !slices.Contains(page.Articles, head) {
			page.Articles = append(page.Articles, head)
		}
		if page.Filter.fits(e) {
			page.Found = append(page.Found, e)
		}
	}
	s.show(c, http.StatusOK, "rule_list", page)
	return nil
}

// fits reports whether a rule is one that is asked for.
func (f ruleFilter) fits(e checks.Entry) bool {
	return (f.Article == "" || headOf(e.Article) == f.Article) && (f.Stage == "" || slices.Contains(e.Stages, f.Stage)) &&
		(f.Level == "" || e.Level == f.Level) &&
		(f.Words == "" || strings.Contains(strings.Join([]string{e.ID, e.Title, e.Quote, e.Message, e.Remedy}, "\n"), f.Words))
}

// Any reports whether anything narrows the catalogue.
func (f ruleFilter) Any() bool { return f != ruleFilter{} }

// levelClass is how a badge shows a level; those of the Measures and of the layout have the same names.
func levelClass(level any) string {
	switch fmt.Sprint(level) {
	case string(checks.Error):
		return "error"
	case string(checks.Warning):
		return "warning"
	}
	return "note"
}
