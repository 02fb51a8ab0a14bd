package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"
)

// citiesPage lists the cities somebody sees.
type citiesPage struct {
	frame
	Query  string
	Cities []*card
	Pages  pager
}

// cityRows is how many cities one page lists.
const cityRows = 100

// cityList lists the cities: GET /cities?q=&page=. Who sees one only is led to it.
func (s *site) cityList(c *gin.Context) error {
	if own := asker(c).City; own != "" {
		c.Redirect(http.StatusSeeOther, "/cities/"+own)
		return nil
	}
	cards, err := s.cards(c)
	if err != nil {
		return err
	}
	page := citiesPage{frame: s.frame(c, "各市"), Query: strings.TrimSpace(c.Query("q"))}
	cards = slices.DeleteFunc(slices.Clone(cards), func(one *card) bool { return !strings.Contains(one.Name, page.Query) })
	if page.Pages, err = pagerOf(c, len(cards), cityRows); err != nil {
		return err
	}
	page.Cities = cards[page.Pages.From:page.Pages.To]
	s.show(c, http.StatusOK, "city_list", page)
	return nil
}
