package web

import (
	"errors"
	"net/http"
	"slices"

	"github.com/gin-gonic/gin"

	"huishang/checks"
	"huishang/checks/format"
)

// rulePage is one rule of the Measures with all that is said of it.
type rulePage struct {
	frame
	Rule                checks.Details
	Previous, Next      string // ids of its neighbours in the catalogue
	Passing, NotPassing []checks.Example
}

// layoutRulePage is one rule of the layout.
type layoutRulePage struct {
	frame
	Rule     format.Rule
	Standard string
}

// errNoRule is a rule there is not.
var errNoRule = errors.New("没有这条规则。规则可能已停用或改过编号，请在规则目录里查找。")

// ruleShow shows one rule: GET /rules/{id}.
func (s *site) ruleShow(c *gin.Context) error {
	id := c.Param("id")
	layout := format.Rules()
	if at := slices.IndexFunc(layout, func(r format.Rule) bool { return r.ID == id }); at >= 0 {
		s.show(c, http.StatusOK, "rule_layout", layoutRulePage{s.frame(c, "规则 "+id), layout[at], format.Standard})
		return nil
	}
	rule, known := s.Rules.Rule(id)
	if !known {
		return errNoRule
	}
	page := rulePage{frame: s.frame(c, "规则 "+id+" "+rule.Title), Rule: rule}
	for _, e := range rule.Examples {
		if e.Passes {
			page.Passing = append(page.Passing, e)
		} else {
			page.NotPassing = append(page.NotPassing, e)
		}
	}
	page.Previous, page.Next = neighbours(s.Rules.Entries(), id)
	s.show(c, http.StatusOK, "rule_show", page)
	return nil
}

// neighbours are the rules before and after one, empty at the ends.
func neighbours(all []checks.Entry, id string) (before, after string) {
	for i, e := range all {
		if e.ID != id {
			continue
		}
		if i > 0 {
			before = all[i-1].ID
		}
		if i+1 < len(all) {
			after = all[i+1].ID
		}
	}
	return before, after
}
