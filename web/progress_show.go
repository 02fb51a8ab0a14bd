package web

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/courier"
	"huishang/generator"
	"huishang/generator/report"
	"huishang/proceeding"
	"huishang/store"
)

// progressPage shows how the items of the agreement get on, and takes the report of a quarter (articles 20 and 21).
type progressPage struct {
	frame
	Path     string // of the page
	City     string
	Year     int // of the agreement
	Items    []progressItem
	Closed   string // why nothing is reported here; empty when it is
	May      bool   // who looks reports
	Quarters []quarterChoice
	Quarter  quarter
	Faults   []string  // why the form that was sent was not taken
	Found    []finding // what the rules found in what was reported
}

// A progressItem is an item of the agreement with what was reported of it.
type progressItem struct {
	report.ItemStanding
	Targets []progressTarget
	Next    string
	Earlier []store.Progress // the last first
}

// A progressTarget is a target with what was reached of it.
type progressTarget struct {
	huishang.Target
	Actual huishang.Decimal
}

// A quarter is a quarter of a year.
type quarter struct{ Year, N int }

// Query asks for it.
func (q quarter) Query() string { return fmt.Sprintf("year=%d&quarter=%d", q.Year, q.N) }

// Path is how addresses write it.
func (q quarter) Path() string { return fmt.Sprintf("%d-%d", q.Year, q.N) }

// Name is how staff call it.
func (q quarter) Name() string { return fmt.Sprintf("%d年第%d季度", q.Year, q.N) }

// A quarterChoice is a quarter one may report on.
type quarterChoice struct {
	quarter
	Current bool
}

// progressShow shows the items and where a quarter is reported on: GET /dossiers/:id/progress?year=&quarter=.
func (s *site) progressShow(c *gin.Context) error {
	return s.showProgress(c, http.StatusOK, func(*progressPage) {})
}

// showProgress shows the page with what a report came to.
func (s *site) showProgress(c *gin.Context, status int, add func(*progressPage)) error {
	g, err := s.ground(c)
	if err != nil {
		return err
	}
	page := progressPage{Path: "/dossiers/" + g.Record.ID + "/progress", City: g.Record.Name}
	if page.Quarter, err = s.quarterOf(c); err != nil {
		return err
	}
	at, err := s.placeOf(c, g)
	if err != nil {
		return err
	}
	page.frame = s.frame(c, "落实进展").at(at)
	for _, q := range quartersTo(s.Today()) {
		page.Quarters = append(page.Quarters, quarterChoice{q, q == page.Quarter})
	}
	page.May = slices.Contains([]huishang.Role{huishang.RoleBureau, huishang.RoleDivision, huishang.RoleLiaison}, asker(c).Role)
	if page.Closed = unreported(g); page.Closed == "" {
		if page.Items, err = s.progressItems(c, g); err != nil {
			return err
		}
		page.Year = g.Content.Agreement.Year
	}
	add(&page)
	s.show(c, status, "progress_show", page)
	return nil
}

// unreported says why there is nothing to report on in a dossier, or nothing.
func unreported(g proceeding.Ground) string {
	switch {
	case !g.Content.Agreed() && g.Content.PreviousAgreement != nil:
		return fmt.Sprintf("%d年的协议书还没有签署。上一次协议书（%d年）的进展，请在那一年的卷宗里填报。", g.Record.Year, g.Content.PreviousAgreement.Year)
	case g.Content.Agreement == nil || len(g.Content.Agreement.Items) == 0:
		return "还没有签署协议书，没有要填报进展的事项。"
	}
	return ""
}

// progressItems are the items of the agreement with what was reported of each.
func (s *site) progressItems(c *gin.Context, g proceeding.Ground) ([]progressItem, error) {
	var reports []store.Progress
	if err := s.view(c, func(tx *store.Tx) (err error) {
		reports, err = tx.Progress(g.Record.ID)
		return err
	}); err != nil {
		return nil, err
	}
	source := report.Source{Today: s.Today(), Progress: courier.Reported(g.Content, reports)}
	var items []progressItem
	standings := source.Items(g.Content) // those of this agreement first
	for i, agreed := range g.Content.Agreement.Items {
		item := progressItem{ItemStanding: standings[i]}
		for _, r := range reports {
			if r.ItemID == agreed.ID {
				item.Earlier = append([]store.Progress{r}, item.Earlier...)
			}
		}
		item.tell(agreed)
		items = append(items, item)
	}
	return items, nil
}

// tell says what the last report said of the targets.
func (i *progressItem) tell(agreed huishang.Item) {
	var last huishang.SummaryItem
	if len(i.Earlier) > 0 {
		last = i.Earlier[0].SummaryItem
	}
	i.Next = last.NextStep
	for _, t := range agreed.Targets {
		told := progressTarget{Target: t}
		for _, a := range last.Targets {
			if a.Name == t.Name {
				told.Actual = a.Actual
			}
		}
		i.Targets = append(i.Targets, told)
	}
}

// quarterOf is the quarter of the address, or the one that ended last.
func (s *site) quarterOf(c *gin.Context) (q quarter, err error) {
	if q.Year, err = yearOfQuery(c); err != nil {
		return q, err
	}
	if q.N, err = numberOf(c, "quarter", 1, 4); err != nil {
		return q, err
	}
	if q.Year == 0 || q.N == 0 {
		return quartersTo(s.Today())[1], nil
	}
	return q, nil
}

// quartersTo are the quarter of a day and the three before it, the latest first.
func quartersTo(today huishang.Date) (all []quarter) {
	for back := range 4 {
		day := today.AddMonths(-3 * back)
		all = append(all, quarter{day.Year(), (int(day.Month()) + 2) / 3})
	}
	return all
}

// progressBlank gives the form to be filled in for a quarter: GET /dossiers/:id/progress/blank?year=&quarter=.
func (s *site) progressBlank(c *gin.Context) error {
	q, err := s.quarterOf(c)
	if err != nil {
		return err
	}
	kind, _ := generator.FormKindOf("progress")
	return s.sendForm(c, c.Param("id"), kind, generator.FormOptions{Today: s.Today(), Year: q.Year, Quarter: q.N})
}
