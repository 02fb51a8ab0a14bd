package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/courier"
	"huishang/generator"
	"huishang/generator/report"
	"huishang/proceeding"
	"huishang/store"
)

// dossierPage is where one year's consultation of a city stands, and everything it has.
type dossierPage struct {
	frame
	ID       string
	City     string
	Year     int
	First    bool
	Merging  bool // both procedures run as one (article 18)
	Trashed  string
	Discard  string // where it goes into the trash; empty when it may not
	Lines    []line
	Next     []nextStep
	Links    []menuLink
	Rounds   []roundOfDocuments
	Log      []logEntry
	Departed []string // how the log departs from the Measures
	Items    []report.ItemStanding
	Opinions []opinionState
	Findings openFindings
	Contacts []contact
}

// A nextStep is a step that may come next.
type nextStep struct {
	huishang.Choice
	Yours bool   // who looks may record it
	Path  string // of the page it is taken on; empty when there is none for who looks
	Makes []string
	Shown []huishang.Lack // of what is missing
	More  int             // that is not shown
}

// shownLacks is how much of what a step still lacks is listed; the page of the step has all of it.
const shownLacks = 5

// dossierShow shows one year's consultation: GET /dossiers/:id.
func (s *site) dossierShow(c *gin.Context) error {
	g, err := s.ground(c)
	if err != nil {
		return err
	}
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	defer done()
	if g.Others, err = s.others(c, g); err != nil {
		return err
	}
	choices, err := s.steps.Next(g, s.Today())
	if err != nil {
		return err
	}
	page := dossierPage{ID: g.Record.ID, City: g.Record.Name, Year: g.Record.Year, First: g.Content.History.IsFirstMeeting}
	page.frame = s.frame(c, fmt.Sprintf("%s %d年会商", page.City, page.Year)).at(s.placeAt(c, g, choices))
	if !g.Record.TrashedAt.IsZero() {
		page.Trashed = fmt.Sprintf("%s于%s移入回收站", g.Record.TrashedBy, minuteOf(g.Record.TrashedAt))
	}
	page.stand(g, s.Today())
	for _, choice := range choices {
		page.Next = append(page.Next, s.nextStepOf(c, g, choice))
	}
	if err := s.fillDossierPage(c, g, &page); err != nil {
		return err
	}
	if page.Trashed == "" && len(page.Log) == 0 {
		page.Discard = s.paths.to(asker(c).Role, "/dossiers/:id/trash", page.ID)
	}
	s.show(c, http.StatusOK, "dossier_show", page)
	return nil
}

// stand tells how far both procedures have come.
func (p *dossierPage) stand(g proceeding.Ground, today huishang.Date) {
	standing := g.Standing(today)
	p.Merging = standing.Merging
	p.Lines = []line{lineOf("est.", "建立程序", standing.Founding, g.Log), lineOf("mtg.", "会议程序", standing.Meeting, g.Log)}
	for _, departure := range standing.Departures {
		p.Departed = append(p.Departed, departure.Error())
	}
	p.Opinions = opinionStates(g.Content, standing)
}

func (s *site) nextStepOf(c *gin.Context, g proceeding.Ground, choice huishang.Choice) nextStep {
	n := nextStep{Choice: choice, Yours: slices.Contains(choice.Roles, asker(c).Role),
		Shown: choice.Missing[:min(len(choice.Missing), shownLacks)], More: max(0, len(choice.Missing)-shownLacks)}
	if n.Yours {
		n.Path = s.paths.to(asker(c).Role, "/dossiers/:id/steps/:step", g.Record.ID, string(choice.Step))
	}
	for _, name := range choice.Documents {
		if kind, known := generator.KindOf(name); known {
			n.Makes = append(n.Makes, kind.Title)
		}
	}
	return n
}

// fillDossierPage adds what the store keeps beside the dossier.
func (s *site) fillDossierPage(c *gin.Context, g proceeding.Ground, page *dossierPage) error {
	var documents []store.Document
	var reports []store.Progress
	var found store.Findings
	if err := s.view(c, func(tx *store.Tx) (err error) {
		if documents, err = documentsOf(tx, g.Record.ID); err != nil {
			return err
		}
		if reports, err = tx.Progress(g.Record.ID); err != nil {
			return err
		}
		found, err = findingsAt(tx, g.Record.ID, g.Version.N)
		return err
	}); err != nil {
		return err
	}
	page.Rounds, page.Log = byRound(documents), logOf(g.Log, documents)
	source := report.Source{Today: s.Today(), Progress: courier.Reported(g.Content, reports)}
	page.Items = source.Items(g.Content)
	page.Contacts = contactsOf(g.Content, seesPhones(asker(c).Role))
	page.Links = s.dossierLinks(asker(c).Role, g)
	return page.Findings.read(found, g.Settled)
}

// dossierLinks lead on from a dossier, as far as there are such pages.
func (s *site) dossierLinks(role huishang.Role, g proceeding.Ground) []menuLink {
	var links []menuLink
	if path := s.paths.to(role, "/submissions/new"); path != "" {
		links = append(links, menuLink{Label: "报送材料", Path: submissionNewPath(strconv.Itoa(g.Record.Year))})
	}
	for _, l := range []menuEntry{
		{label: "协议书草案", path: "/dossiers/:id/agreement"}, {label: "征求意见", path: "/dossiers/:id/opinions"},
		{label: "意见汇总", path: "/dossiers/:id/summary"}, {label: "版本和差异", path: "/dossiers/:id/versions"}, {label: "落实进展", path: "/dossiers/:id/progress"},
		{label: "修改内容", path: "/dossiers/:id/parts"}, {label: "归入文件", path: "/dossiers/:id/documents/new"},
	} {
		if path := s.paths.to(role, l.path, g.Record.ID); path != "" {
			links = append(links, menuLink{Label: l.label, Path: path})
		}
	}
	return links
}
