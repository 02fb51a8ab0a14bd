package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/proceeding"
)

// opinionsPage shows how far the divisions have answered, and takes their answers.
type opinionsPage struct {
	frame
	City      string
	Year      int
	Path      string
	Asked     bool // the divisions have been asked about the proposal in this round
	AskPath   string
	Round     int
	SentOn    huishang.Date
	Due       huishang.Date
	Divisions []askedDivision
	Waiting   int
	Protocol  []askedDivision // what they were asked about the protocol, if they were
	Version   int             // what an overdue note rests on
	Own       string          // the division of who looks
	May       bool            // who looks may hand in answers
	Registers bool            // who looks may note that a division is overdue
	Answer    *answerPart
	Faults    []string // why what was sent was not taken
	Late      latePart
	Summary   string // the address of the summary, where who looks may see it
}

// An askedDivision is how far one division has answered.
type askedDivision struct {
	Name     string
	Light    string // class of the light
	Word     string // 待反馈, 已反馈, 逾期
	Why      string
	Verdicts []verdictCount
	Returned huishang.Date
	SignedBy string
	Late     bool   // it can be noted as overdue
	Note     string // of that
	Form     string // the form to fill in, empty for who may not
	Answer   string // where it answers on the page
}

// A latePart is what was typed to note that a division is overdue.
type latePart struct{ Division, Note, Fault string }

// opinionsShow shows the state of the divisions: GET /dossiers/:id/opinions?division=.
func (s *site) opinionsShow(c *gin.Context) error {
	return s.showOpinions(c, http.StatusOK, nil, latePart{}, answerPart{})
}

func (s *site) showOpinions(c *gin.Context, status int, faults []string, late latePart, typed answerPart) error {
	g, err := s.steps.Read(c.Request.Context(), asker(c).scope(), c.Param("id"))
	if err != nil {
		return err
	}
	next, err := s.steps.Next(g, s.Today())
	if err != nil {
		return err
	}
	who, here := asker(c), g.Standing(s.Today())
	page := opinionsPage{City: g.Record.Name, Year: g.Record.Year, Path: "/dossiers/" + g.Record.ID + "/opinions", Round: here.Meeting.Round, Due: here.Meeting.Due,
		Asked: len(here.Meeting.Asked) > 0, Version: g.Version.N, Own: who.Division, Faults: faults, Late: late}
	page.frame = s.frame(c, "征求意见").at(s.placeAt(c, g, next))
	page.May = (who.Role == huishang.RoleDivision || who.Role == huishang.RoleLiaison) && !g.Superseded() && g.Content.Proposal != nil
	page.Registers = who.Role == huishang.RoleLiaison && slices.ContainsFunc(next, func(n huishang.Choice) bool { return n.Step == huishang.MtgDivisionFeedback })
	page.AskPath = askPath(next, who.Role, g.Record.ID)
	page.Summary = s.paths.to(who.Role, "/dossiers/:id/summary", g.Record.ID)
	page.SentOn = sentOn(g.Log, huishang.MtgConsult)
	page.Divisions = s.askedDivisions(page, g, here.Meeting, g.Content.Opinions.Agreement)
	page.Protocol = s.askedDivisions(opinionsPage{Path: page.Path}, g, here.Founding, g.Content.Opinions.Protocol)
	for _, d := range page.Divisions {
		if d.Word != "已反馈" {
			page.Waiting++
		}
	}
	if page.May {
		page.Answer = answering(g, here.Meeting, chosenDivision(c, who), typed)
	}
	s.show(c, status, "opinions_show", page)
	return nil
}

// askPath is where the divisions are asked, when that may come next and who looks takes it.
func askPath(next []huishang.Choice, role huishang.Role, dossier string) string {
	for _, n := range next {
		if n.Step == huishang.MtgConsult && slices.Contains(n.Roles, role) {
			return stepPath(dossier, n.Step)
		}
	}
	return ""
}

// chosenDivision is whose answer is typed: of a division its own, else the one of the address, or nobody's.
func chosenDivision(c *gin.Context, who identity) string {
	if who.Role == huishang.RoleDivision {
		return who.Division
	}
	return cmp.Or(c.PostForm("division"), c.Query("division"))
}

// askedDivisions tells of each division that was asked, and of those that answered without having been asked.
func (s *site) askedDivisions(page opinionsPage, g proceeding.Ground, here huishang.Position, given []huishang.Opinion) []askedDivision {
	names := slices.Clone(here.Asked)
	for _, o := range given {
		if max(o.Round, 1) == here.Round && !slices.Contains(names, o.Division) {
			names = append(names, o.Division)
		}
	}
	var all []askedDivision
	for _, name := range names {
		own := slices.DeleteFunc(slices.Clone(given), func(o huishang.Opinion) bool { return o.Division != name || max(o.Round, 1) != here.Round })
		d := s.askedDivision(name, here, own, overdueNote(g.Log, here.Round, name))
		d.Late = page.Registers && d.Word == "逾期"
		if page.May && (page.Own == "" || page.Own == name) {
			d.Form = apiRoot + "dossiers/" + g.Record.ID + "/forms/opinion?division=" + url.QueryEscape(name)
			d.Answer = page.Path + "?division=" + url.QueryEscape(name) + "#answer"
		}
		all = append(all, d)
	}
	return all
}

// askedDivision is the light of one division: red once its day has passed, amber while it is waited for, green when it has answered.
func (s *site) askedDivision(name string, here huishang.Position, own []huishang.Opinion, overdue string) askedDivision {
	d := askedDivision{Name: name, Light: "amber", Word: "待反馈", Note: overdue}
	for _, o := range own {
		if d.Returned = o.ReturnedOn; d.SignedBy == "" {
			d.SignedBy = o.SignedBy
		}
	}
	for _, v := range []huishang.Verdict{huishang.VerdictAgree, huishang.VerdictAmend, huishang.VerdictDisagree, huishang.VerdictUnrelated} {
		n := 0
		for _, o := range own {
			if o.Verdict == v {
				n++
			}
		}
		if n > 0 {
			d.Verdicts = append(d.Verdicts, verdictCount{v, n})
		}
	}
	today := s.Today()
	switch {
	case len(d.Verdicts) > 0:
		d.Light, d.Word = "green", "已反馈"
	case overdue != "":
		d.Light, d.Word, d.Why = "grey", "视为无意见", overdue
	case here.Due.IsZero():
	case today.After(here.Due):
		d.Light, d.Word, d.Why = "red", "逾期", "过期 "+strconv.Itoa(s.calendar.Between(here.Due, today))+" 个工作日"
	default:
		d.Why = "还有 " + strconv.Itoa(s.calendar.Between(today, here.Due)) + " 个工作日"
	}
	return d
}
