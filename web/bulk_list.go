package web

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang/generator"
	"huishang/store"
)

// bulksPage is where many documents are asked for at once, and what came of earlier requests.
type bulksPage struct {
	frame
	Query  string
	Year   int
	Years  []int
	Rounds []bulkChoice
	More   int // that are not shown
	All    bool
	Count  int // dossiers of the year
	Kinds  []bulkKind
	Fault  string
	Past   []store.Bulk
}

// A bulkChoice is a dossier that can be chosen.
type bulkChoice struct {
	ID, City, Stage string
	Chosen          bool
}

// A bulkKind is a kind of document that can be chosen.
type bulkKind struct {
	generator.Kind
	Chosen bool
}

// What is asked for at once, and shown to choose from.
const (
	bulkMost    = 5000 // documents
	bulkChoices = 200
)

// bulkList shows what can be made at once, and what was: GET /batches?year=&q=.
func (s *site) bulkList(c *gin.Context) error {
	page, err := s.bulksPage(c, c.Query("year"), c.Query("q"))
	if err != nil {
		return err
	}
	s.show(c, http.StatusOK, "bulk_list", page)
	return nil
}

func (s *site) bulksPage(c *gin.Context, year, query string) (bulksPage, error) {
	page := bulksPage{frame: s.frame(c, "批量生成"), Query: strings.TrimSpace(query)}
	cards, err := s.cards(c)
	if err != nil {
		return page, err
	}
	for _, one := range cards {
		for _, r := range one.Rounds {
			page.Years = append(page.Years, r.Year)
		}
	}
	slices.SortFunc(page.Years, func(a, b int) int { return cmp.Compare(b, a) })
	if page.Years = slices.Compact(page.Years); len(page.Years) > 0 {
		page.Year = page.Years[0]
	}
	if n, err := strconv.Atoi(year); err == nil && slices.Contains(page.Years, n) {
		page.Year = n
	}
	for _, one := range roundsOf(cards, page.Year) {
		if page.Count++; !strings.Contains(one.City, page.Query) {
			continue
		}
		if len(page.Rounds) == bulkChoices {
			page.More++
			continue
		}
		page.Rounds = append(page.Rounds, one)
	}
	for _, kind := range generator.Kinds() {
		page.Kinds = append(page.Kinds, bulkKind{Kind: kind})
	}
	return page, s.view(c, func(tx *store.Tx) (err error) {
		page.Past, err = tx.Bulks()
		return err
	})
}

// roundsOf are the dossiers of a year, by city.
func roundsOf(cards []*card, year int) []bulkChoice {
	var all []bulkChoice
	for _, one := range cards {
		for _, r := range one.Rounds {
			if r.Year == year {
				all = append(all, bulkChoice{ID: r.ID, City: one.Name, Stage: r.Stage()})
			}
		}
	}
	return all
}

// bulkCreate begins to make what was chosen: POST /batches.
func (s *site) bulkCreate(c *gin.Context) error {
	page, err := s.bulksPage(c, c.PostForm("year"), c.PostForm("q"))
	if err != nil {
		return err
	}
	asked, err := s.bulkOrder(c, &page)
	if err != nil {
		return err
	}
	if page.Fault != "" {
		s.show(c, http.StatusUnprocessableEntity, "bulk_list", page)
		return nil
	}
	begun, err := s.bulk.begin(c.Request.Context(), asker(c).scope(), asked)
	if err != nil {
		return err
	}
	c.Redirect(http.StatusSeeOther, "/batches/"+begun.ID)
	return nil
}

// bulkOrder reads what was chosen, and notes it on the page, which shows it again when something is wrong with it.
func (s *site) bulkOrder(c *gin.Context, page *bulksPage) (bulkOrder, error) {
	var asked bulkOrder
	cards, err := s.cards(c)
	if err != nil {
		return asked, err
	}
	chosen, kinds := c.PostFormArray("dossier"), c.PostFormArray("kind")
	page.All = c.PostForm("all") != ""
	for _, one := range roundsOf(cards, page.Year) {
		if page.All || slices.Contains(chosen, one.ID) {
			asked.rounds = append(asked.rounds, orderedRound{one.ID, fmt.Sprintf("%s %d年", one.City, page.Year)})
		}
	}
	for i := range page.Rounds {
		page.Rounds[i].Chosen = slices.Contains(chosen, page.Rounds[i].ID)
	}
	for i := range page.Kinds {
		if page.Kinds[i].Chosen = slices.Contains(kinds, page.Kinds[i].Name); page.Kinds[i].Chosen {
			asked.kinds = append(asked.kinds, page.Kinds[i].Kind)
		}
	}
	switch {
	case len(asked.rounds) == 0:
		page.Fault = "没有选择会商。请在“选会商”里勾选至少一个市，或者勾选全部。"
	case len(asked.kinds) == 0:
		page.Fault = "没有选择文种。请在“选文种”里勾选至少一种。"
	case asked.documents() > bulkMost:
		page.Fault = fmt.Sprintf("一次最多生成%d份，现在选了%d份。请少选一些，分几次生成。", bulkMost, asked.documents())
	}
	return asked, nil
}
