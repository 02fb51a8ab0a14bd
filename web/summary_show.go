package web

import (
	"net/http"
	"slices"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/generator"
	"huishang/generator/tags"
	"huishang/intake"
	"huishang/proceeding"
	"huishang/store"
)

// summaryPage shows what the divisions said, by topic, and what became of it.
type summaryPage struct {
	frame
	City     string
	Year     int
	Path     string
	May      bool // who looks may say what becomes of an opinion
	Subjects []summedSubject
	Choices  []string // what may become of an opinion
	Items    []string // of the agreement
	Faults   []string
	Open     int // opinions that ask for something and nobody has dealt with
	Total    int
}

// A summedSubject is what was said about the protocol, or about the proposal.
type summedSubject struct {
	Title, Kind string // the document that sums it up
	Ready       bool   // that can be made
	Draft       bool   // it can be made with marks where something is missing
	Topics      []summedTopic
}

// A summedTopic is what was said about one topic.
type summedTopic struct {
	ID, Title string
	Opinions  []summedOpinion
}

// A summedOpinion is one opinion with what became of it.
type summedOpinion struct {
	huishang.Opinion
	ID       string // empty for one that came with the dossier and is only shown
	Revision int
	Fault    string // why what was typed was not kept
}

// Asks reports whether the division wants something changed.
func (o summedOpinion) Asks() bool {
	return o.Verdict == huishang.VerdictAmend || o.Verdict == huishang.VerdictDisagree
}

// summaryShow shows the opinions on a dossier: GET /dossiers/:id/summary.
func (s *site) summaryShow(c *gin.Context) error { return s.showSummary(c, http.StatusOK, nil, nil) }

func (s *site) showSummary(c *gin.Context, status int, faults []string, typed []typedAdoption) error {
	g, kept, err := s.opinionsOf(c)
	if err != nil {
		return err
	}
	at, err := s.placeOf(c, g)
	if err != nil {
		return err
	}
	page := summaryPage{frame: s.frame(c, "意见汇总").at(at), City: g.Record.Name, Year: g.Record.Year, Path: "/dossiers/" + g.Record.ID + "/summary",
		May: asker(c).Role == huishang.RoleLiaison && !g.Superseded(), Faults: faults, Choices: []string{string(huishang.AdoptedFully), string(huishang.AdoptedPartly), string(huishang.AdoptedNot)}}
	if g.Content.Agreement != nil {
		for _, item := range g.Content.Agreement.Items {
			page.Items = append(page.Items, item.ID)
		}
	}
	for _, subject := range []struct {
		title, kind string
		given       []huishang.Opinion
		on          store.Subject
	}{{"对议题建议", "opinion-summary", g.Content.Opinions.Agreement, store.OnAgreement}, {"对议定书（草案）", "protocol-opinion-summary", g.Content.Opinions.Protocol, store.OnProtocol}} {
		if len(subject.given) == 0 {
			continue
		}
		one := summedSubject{Title: subject.title, Kind: subject.kind, Topics: summed(g.Content, subject.given, kept[subject.on])}
		one.Ready, one.Draft = s.summable(g, subject.kind)
		page.Subjects = append(page.Subjects, one)
	}
	page.lay(typed)
	s.show(c, status, "summary_show", page)
	return nil
}

// opinionsOf reads a dossier and the opinions the store keeps about it.
func (s *site) opinionsOf(c *gin.Context) (g proceeding.Ground, kept map[store.Subject][]store.Opinion, err error) {
	if g, err = s.steps.Read(c.Request.Context(), asker(c).scope(), c.Param("id")); err != nil {
		return g, nil, err
	}
	kept = map[store.Subject][]store.Opinion{}
	return g, kept, s.view(c, func(tx *store.Tx) error {
		for _, subject := range []store.Subject{store.OnProtocol, store.OnAgreement} {
			if kept[subject], err = tx.Opinions(g.Record.ID, subject); err != nil {
				return err
			}
		}
		return nil
	})
}

// summed sorts opinions by topic, in the order of the proposal; within a topic they stay in order.
func summed(d *huishang.Dossier, given []huishang.Opinion, kept []store.Opinion) []summedTopic {
	var topics []summedTopic
	if d.Proposal != nil {
		for _, t := range d.Proposal.Topics {
			topics = append(topics, summedTopic{ID: t.ID, Title: t.Title})
		}
	}
	for _, o := range given {
		at := slices.IndexFunc(topics, func(t summedTopic) bool { return t.ID == o.TopicID })
		if at < 0 {
			at = len(topics)
			topics = append(topics, summedTopic{ID: o.TopicID})
		}
		one := summedOpinion{Opinion: o}
		for _, k := range kept {
			if k.Division == o.Division && k.TopicID == o.TopicID && max(k.Round, 1) == max(o.Round, 1) {
				one.ID, one.Revision = intake.OpinionID(k), k.Revision
			}
		}
		topics[at].Opinions = append(topics[at].Opinions, one)
	}
	return slices.DeleteFunc(topics, func(t summedTopic) bool { return len(t.Opinions) == 0 })
}

// summable reports whether the document that sums the opinions up can be made now, and whether it can be made as a draft.
func (s *site) summable(g proceeding.Ground, kind string) (ready, draft bool) {
	_, err := generator.Fill(kind, g.Content, s.options())
	if err == nil {
		return true, true
	}
	_, err = generator.Draft(kind, g.Content, s.options(), tags.Mark)
	return false, err == nil
}

// lay puts what was typed and not kept over what is there, and counts.
func (p *summaryPage) lay(typed []typedAdoption) {
	for i := range p.Subjects {
		for j := range p.Subjects[i].Topics {
			list := p.Subjects[i].Topics[j].Opinions
			for k := range list {
				o := &list[k]
				if p.Total++; o.Asks() && o.Adopted == "" {
					p.Open++
				}
				for _, t := range typed {
					if t.ID == o.ID && o.ID != "" {
						o.Adopted, o.Reason, o.AgreementItemID, o.Fault = t.Adoption.Adopted, t.Reason, t.AgreementItemID, t.fault
					}
				}
			}
		}
	}
}
