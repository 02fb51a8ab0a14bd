package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang/checks"
	"huishang/generator/report"
	"huishang/guard"
	"huishang/proceeding"
	"huishang/store"
	"huishang/templates"
)

// reportSheet gives a report in Excel, with the rows the same query lists on the page: GET /reports/:report/sheet.
func (s *site) reportSheet(c *gin.Context) error {
	kind, known := report.KindOf(c.Param("report"))
	if !known || kind.Name != c.Param("report") {
		return errNoPage
	}
	model, err := s.reportModel(c, kind)
	if err != nil {
		return err
	}
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	defer done()
	set, err := s.sheets()
	if err != nil {
		return err
	}
	data, err := set.Lay(model)
	if err != nil {
		return err
	}
	day := strings.ReplaceAll(s.Today().String(), "-", "")
	c.Header("Content-Disposition", guard.Attachment("report-"+kind.Name+".xlsx", fmt.Sprintf("厅市会商_%s_%s.xlsx", kind.Title, day)))
	c.Data(http.StatusOK, mediaOf[guard.Excel], data)
	return nil
}

// sheets are the templates of the reports: those of the staff's folder, or of the program.
func (s *site) sheets() (*report.Templates, error) {
	if s.Courier != nil && s.Courier.Reports != nil {
		return s.Courier.Reports, nil
	}
	return s.ownSheets()
}

// ownSheets compiles the reports' templates of the program.
func ownSheets() (*report.Templates, error) { return report.Load(templates.FS) }

// reportModel computes a report from the cards of the cities who asks may see.
func (s *site) reportModel(c *gin.Context, kind report.Kind) (any, error) {
	if _, listed := ledgerOf(kind.Name); listed {
		l, rows, err := s.ledgerRows(c)
		if err != nil {
			return nil, err
		}
		list := reflect.MakeSlice(reflect.TypeOf(l.rows(&card{})), 0, len(rows))
		cities := map[string]bool{}
		for _, row := range rows {
			list, cities[row.card.Code] = reflect.Append(list, row.value), true
		}
		return l.model(s.heading(len(cities)), list), nil
	}
	cards, err := s.cards(c)
	if err != nil {
		return nil, err
	}
	if kind.Name == "one-page" {
		return s.onePageModel(cards), nil
	}
	return s.findingsModel(c, cards)
}

func (s *site) heading(cities int) report.Heading {
	return report.Heading{Today: s.Today(), Rules: s.Rules.Version, Count: cities}
}

// sheetAlerts is how many alerts fit on the sheet.
const sheetAlerts = 8

func (s *site) onePageModel(cards []*card) report.OnePage {
	page := report.OnePage{Heading: s.heading(len(cards))}
	var alerts []report.Alert
	for i, c := range cards {
		page.Cities, alerts = append(page.Cities, c.Stand), append(alerts, c.Alerts...)
		if i == 0 {
			page.Year = c.ComparedYear
		} else if page.Year != c.ComparedYear {
			page.Year = "各市最新"
		}
	}
	report.SortAlerts(alerts)
	page.Headline = headlineOf(cards)
	page.Alerts = alerts[:min(len(alerts), sheetAlerts)]
	page.More = len(alerts) - len(page.Alerts)
	return page
}

// findingsModel counts what was found in the last version of each city's newest dossier, with what people wrote on it.
func (s *site) findingsModel(c *gin.Context, cards []*card) (report.Findings, error) {
	source := report.Source{Today: s.Today(), Rules: s.Rules.Version}
	err := s.view(c, func(tx *store.Tx) error {
		for _, one := range cards {
			outline, err := tx.Outline(one.Newest().ID)
			if err != nil {
				return err
			}
			source.Dossiers = append(source.Dossiers, outline.Content)
			review, err := reviewOf(tx, outline)
			if err != nil {
				return err
			}
			source.Reviews = append(source.Reviews, review)
		}
		return nil
	})
	return report.NewFindings(source), err
}

func reviewOf(tx *store.Tx, o store.Outline) (report.Review, error) {
	review := report.Review{City: o.Record.Name}
	kept, err := findingsAt(tx, o.Record.ID, o.Record.Latest)
	if err != nil || kept.Content == nil {
		return review, err
	}
	written, err := tx.Explanations(o.Record.ID, o.Record.Latest)
	if err != nil {
		return review, err
	}
	var found []checks.Finding
	if err := json.Unmarshal(kept.Content, &found); err != nil {
		return review, fmt.Errorf("read the findings: %w", err)
	}
	settled := proceeding.SettledBy(written)
	for _, f := range found {
		f.Explanation = settled.Explanations[f.Rule]
		if release, released := settled.Releases[f.Rule]; released {
			f.Release = &release
		}
		review.Findings = append(review.Findings, report.Finding{Rule: f.Rule, Level: string(f.Level), Article: f.Article, Quote: f.Quote, Where: f.Place,
			Problem: f.Message, Remedy: f.Remedy, Settled: f.Settlement()})
	}
	return review, nil
}
