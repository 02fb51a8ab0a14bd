package web

import (
	"cmp"
	"net/http"
	"slices"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/intake"
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
	calendar, err := s.Courier.WorkingDays(c.Request.Context())
	if err != nil {
		return err
	}
	who, here := asker(c), g.Standing(s.Today())
	page := opinionsPage{City: g.Record.Name, Year: g.Record.Year, Path: "/dossiers/" + g.Record.ID + "/opinions", Round: here.Meeting.Round, Due: here.Meeting.Due,
		Asked: len(here.Meeting.Asked) > 0, Version: g.Version.N, Own: who.Division, Faults: faults, Late: late}
	page.frame = s.frame(c, "征求意见").at(s.placeAt(c, g, next))
	page.May = (who.Role == huishang.RoleDivision || who.Role == huishang.RoleLiaison) && !g.Superseded() && g.Content.Proposal != nil &&
		(who.Role == huishang.RoleLiaison || !intake.SummedUp(here.Meeting))
	page.Registers = who.Role == huishang.RoleLiaison && slices.ContainsFunc(next, func(n huishang.Choice) bool { return n.Step == huishang.MtgDivisionFeedback })
	page.AskPath = askPath(next, who.Role, g.Record.ID)
	page.Summary = s.paths.to(who.Role, "/dossiers/:id/summary", g.Record.ID)
	page.SentOn = sentOn(g.Log, huishang.MtgConsult)
	page.Divisions = s.askedDivisions(calendar, page, g, here.Meeting, g.Content.Opinions.Agreement)
	page.Protocol = s.askedDivisions(calendar, opinionsPage{Path: page.Path}, g, here.Founding, g.Content.Opinions.Protocol)
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
