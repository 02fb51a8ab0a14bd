package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/proceeding"
	"huishang/store"
	"huishang/web/entry"
)

// agreementPage is where the topics are taken up, merged or left out, and what the draft of the agreement becomes of them (article 19, 2).
type agreementPage struct {
	frame
	Path    string
	May     bool // who looks may decide
	Settled bool // the directors have approved the text: nothing is decided any more
	Faults  []entry.Told
	Refused string
	Clash   *clash
	Topics  *entry.Form // nil when there is no proposal
	Base    int
	Items   []draftRow
	Left    []huishang.LeftOut
	Draft   string // the page on which the draft is worked out, when that comes next
}

// A draftRow is an item as the draft would have it now.
type draftRow struct {
	ID, Title, From string
}

// topicSheet asks what becomes of each topic, and says what the divisions said of it.
func topicSheet(d *huishang.Dossier) entry.Sheet {
	topic := func(fields ...string) []string { return below("/proposal/topics/*", fields...) }
	s := entry.Sheet{Parts: []string{"/proposal"}, Only: topic("id", "title", "decision", "merged_into", "reply"),
		Fixed: topic("id", "title"), Still: []string{"/proposal/topics"},
		Choices: map[string][]entry.Choice{"/proposal/topics/*/merged_into": topicsOf(d)}, Notes: map[string][]string{},
		Labels: map[string]string{"/proposal": "议题取舍", "/proposal/topics/*/reply": "厅答复（不纳入的，写明理由）"},
		Needs:  map[string]string{"/proposal/topics/*/reply": "不纳入时必填", "/proposal": "", "/proposal/topics": ""}}
	if d.Proposal == nil {
		return s
	}
	for i, t := range d.Proposal.Topics {
		at := "/proposal/topics/" + strconv.Itoa(i)
		for _, o := range d.Opinions.Agreement {
			if o.TopicID == t.ID && o.Verdict != huishang.VerdictUnrelated {
				s.Notes[at] = append(s.Notes[at], opinionLine(o))
			}
		}
	}
	return s
}

// opinionLine is an answer in one line.
func opinionLine(o huishang.Opinion) string {
	line := o.Division + "（" + string(o.Verdict) + "）"
	if o.Text != "" {
		line += "：" + strings.TrimSuffix(o.Text, "。")
	}
	if o.Adopted != "" {
		line += "。" + string(o.Adopted)
		if o.Reason != "" {
			line += "，" + o.Reason
		}
	}
	return line
}

// agreementShow shows what becomes of the topics: GET /dossiers/{id}/agreement.
func (s *site) agreementShow(c *gin.Context) error {
	g, err := s.ground(c)
	if err != nil {
		return err
	}
	page := agreementPage{}
	if g.Content.Proposal != nil {
		sheet := topicSheet(g.Content)
		if page.Topics, err = sheet.Show(g.Content); err != nil {
			return err
		}
	}
	return s.showAgreement(c, http.StatusOK, g, page)
}

func (s *site) showAgreement(c *gin.Context, status int, g proceeding.Ground, page agreementPage) error {
	next, err := s.steps.Next(g, s.Today())
	if err != nil {
		return err
	}
	page.frame = s.frame(c, "协议书草案").at(s.placeAt(c, g, next))
	page.Path, page.Base, page.May = "/dossiers/"+g.Record.ID+"/agreement", g.Version.N, asker(c).Role == huishang.RoleLiaison
	page.Settled = g.Standing(s.Today()).Meeting.Approved != ""
	if page.Topics != nil {
		page.Faults = page.Topics.Told()
	}
	draft, left := draftedAgreement(g.Content)
	if page.Settled && g.Content.Agreement != nil {
		draft, left = *g.Content.Agreement, nil
	}
	page.Left = left
	for _, item := range draft.Items {
		from := append([]string{}, item.MergedTopics...)
		if item.FromTopic != "" {
			from = append([]string{item.FromTopic}, from...)
		}
		page.Items = append(page.Items, draftRow{item.ID, item.Title, strings.Join(from, "、")})
	}
	if slices.ContainsFunc(next, func(c huishang.Choice) bool { return c.Step == huishang.MtgDraftAgreement }) && page.May {
		page.Draft = stepPath(g.Record.ID, huishang.MtgDraftAgreement)
	}
	s.show(c, status, "agreement_draft", page)
	return nil
}

// agreementDecide keeps what becomes of each topic: POST /dossiers/{id}/agreement.
func (s *site) agreementDecide(c *gin.Context) error {
	g, err := s.ground(c)
	if err != nil {
		return err
	}
	sent, err := readForm(c, 0)
	if err != nil {
		return err
	}
	if !sent.values.Has(formEnd) {
		return errUnread
	}
	base, err := baseOfForm(sent.values)
	if err != nil {
		return err
	}
	page := agreementPage{}
	if page.Topics, page.Clash, err = s.fillTopics(c, g, base, sent.values); err != nil {
		return err
	}
	if page.Clash != nil {
		return s.showAgreement(c, http.StatusConflict, g, page)
	}
	parts, err := page.Topics.Dossier()
	if err != nil {
		return err
	}
	if parts != nil && holdTopics(page.Topics, parts.Proposal) {
		err := s.keepTopics(c, g, parts)
		if !as[store.Refused](err) {
			return err
		}
		page.Refused = err.Error()
	}
	return s.showAgreement(c, http.StatusUnprocessableEntity, g, page)
}

func (s *site) fillTopics(c *gin.Context, g proceeding.Ground, base int, values url.Values) (*entry.Form, *clash, error) {
	if g.Content.Proposal == nil {
		return nil, nil, errQuery{"还没有议题建议，没有什么可以取舍的。"}
	}
	sheet := topicSheet(g.Content)
	w := &partWork{ground: g, sheet: sheet}
	return s.fillPart(c, w, base, values)
}

// holdTopics holds decisions to their reasons, beside their fields, and reports whether all have them.
func holdTopics(form *entry.Form, p *huishang.Proposal) bool {
	for i, t := range p.Topics {
		at := "/proposal/topics/" + strconv.Itoa(i)
		switch {
		case t.Decision == huishang.TopicLeftOut && strings.TrimSpace(t.Reply) == "":
			form.Blame(at+"/reply", "", "请写明不纳入的理由。")
		case t.Decision == huishang.TopicMerged && (t.MergedInto == "" || t.MergedInto == t.ID):
			form.Blame(at+"/merged_into", "", "请选择并入哪一项议题。")
		case t.Decision != huishang.TopicMerged && t.MergedInto != "":
			form.Blame(at+"/decision", "", "选了并入的议题，决定应为“合并”；不合并的，请清空“并入议题”。")
		case t.Decision == huishang.TopicMerged && slices.ContainsFunc(p.Topics, func(o huishang.Topic) bool {
			return o.ID == t.MergedInto && (o.Decision == huishang.TopicMerged || o.Decision == huishang.TopicLeftOut)
		}):
			form.Blame(at+"/merged_into", "", "并入的那一项议题自己没有纳入，请改选。")
		}
	}
	return !form.Faulty()
}

func (s *site) keepTopics(c *gin.Context, g proceeding.Ground, parts *huishang.Dossier) error {
	content, err := laidOver(g.Content, parts, "proposal")
	if err != nil {
		return err
	}
	changed, err := s.steps.Change(c.Request.Context(), asker(c).scope(), s.acting(c), g.Record.ID, g.Version.N, content, "议题取舍")
	if err != nil {
		return err
	}
	if err := s.update(c, func(tx *store.Tx) error { _, err := changed.Keep(tx); return err }); err != nil {
		return err
	}
	s.sayDone(c, "已保存议题取舍。")
	c.Redirect(http.StatusSeeOther, "/dossiers/"+g.Record.ID+"/agreement")
	return nil
}
