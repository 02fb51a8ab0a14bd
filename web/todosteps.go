package web

import (
	"fmt"
	"slices"
	"strings"

	"huishang"
	"huishang/scheduler"
	"huishang/store"
)

// todosOf lists what anybody can do next in a city: steps that are open, findings in their way, and what the day's reminders speak of.
func (b *board) todosOf(c *card, outlines []store.Outline, standing scheduler.Standing) []todo {
	var all []todo
	for i, o := range outlines {
		all = append(all, stepsOpen(c, c.Rounds[i], o.Content, i == 0)...)
	}
	all = append(all, c.findingsOpen()...)
	all = remind(all, b.dueOf(standing), c)
	all = slices.DeleteFunc(all, func(t todo) bool { return t.Code == "" }) // what concerns no city is told apart
	for i := range all {
		if !all[i].Due.IsZero() && all[i].Due.Before(b.today) {
			all[i].Red = true
		}
	}
	return all
}

// findingsOpen asks those who can mend it to do so while an error keeps the newest round from going on.
func (c *card) findingsOpen() []todo {
	r := c.Newest()
	if r.Errors == 0 || !r.Underway() {
		return nil
	}
	var all []todo
	for _, role := range []huishang.Role{huishang.RoleBureau, huishang.RoleLiaison} {
		all = append(all, todo{What: fmt.Sprintf("处理检查发现的%d项错误", r.Errors), City: c.Name, Code: c.Code, Year: r.Year, Red: true, dossier: r.ID, role: role,
			Why: "有错误没有改正或放行，不能办理下一步；每一项的条文列在会商页上。"})
	}
	return all
}

// An opening is one procedure of a dossier with the steps that leave from where it stands.
type opening struct {
	card    *card
	round   round
	content *huishang.Dossier
	at      huishang.Position
	log     []huishang.Event
	acts    []huishang.Act
}

// stepsOpen lists the steps that leave from where a dossier stands, those of one role in one entry. Of a dossier that a later one has
// followed, these are the steps that carry its agreement out. What may be done at any time is none of them.
func stepsOpen(c *card, r round, content *huishang.Dossier, newest bool) []todo {
	var all []todo
	for _, o := range []opening{
		{c, r, content, r.Founding, content.Procedure.Establishment, actsFrom(r.Founding, r, newest)},
		{c, r, content, r.Meeting, content.Procedure.Meeting, actsFrom(r.Meeting, r, newest)},
	} {
		for _, role := range huishang.Roles() {
			all = append(all, o.of(role)...)
		}
	}
	return all
}

// anytime are steps that may be taken at any time while they may be taken at all; reminders say when they are due.
var anytime = []huishang.Step{huishang.MtgProgress, huishang.MtgEvaluate, huishang.MtgRemind}

// actsFrom lists the steps that leave from a position.
func actsFrom(p huishang.Position, r round, newest bool) []huishang.Act {
	founded, turns := r.Founding.State == huishang.E11 || r.Merging, huishang.Turns()
	return slices.DeleteFunc(huishang.Acts(), func(a huishang.Act) bool {
		meeting := strings.HasPrefix(string(a.Step), "mtg.")
		leaves := slices.ContainsFunc(turns, func(t huishang.Turn) bool {
			return t.From == p.State && t.Step == a.Step && t.When != huishang.WhenWording
		})
		return !leaves || slices.Contains(p.Done, a.Step) || slices.Contains(anytime, a.Step) || !newest && !a.Step.CarriesOut() ||
			meeting && r.Merging && led(a.Step) || meeting && (p.State == huishang.M0 || p.State == huishang.M1 && !founded)
	})
}

// led reports whether a step of the meeting procedure is taken with one of the founding procedure when both run as one (article 18).
func led(s huishang.Step) bool {
	return slices.ContainsFunc(huishang.Acts(), func(a huishang.Act) bool { return slices.Contains(huishang.Together(a.Step), s) })
}

// of puts the steps of a role together. Answers are asked of each division that has not given one, a plan of each that leads an item.
func (o *opening) of(role huishang.Role) []todo {
	made := todo{City: o.card.Name, Code: o.card.Code, Year: o.round.Year, dossier: o.round.ID, role: role}
	var names []string
	for _, a := range o.acts {
		if !slices.Contains(a.Roles, role) {
			continue
		}
		names, made.steps = append(names, a.Step.Name()), append(made.steps, a.Step)
		if made.Article == "" {
			made.Article, made.Why = a.Article, "程序走到“"+o.at.State.Name()+"”。"+a.Article+"“"+a.Quote+"”。"
		}
	}
	switch {
	case role == huishang.RoleDivision && o.asked():
		return o.answersOwed(made)
	case len(names) == 0:
		return nil
	case role == huishang.RoleDivision:
		made.What = names[0]
		return ofEach(made, leadDivisions(o.content))
	}
	made.What = strings.Join(names, "，或")
	o.remark(&made)
	return []todo{made}
}

// asked reports whether the divisions are being asked for their opinion.
func (o *opening) asked() bool { return o.at.State == huishang.E3 || o.at.State == huishang.M4 }

// remark adds what the log says: that material was returned, whose answers are awaited, and by when.
func (o *opening) remark(t *todo) {
	if last := len(o.log) - 1; last >= 0 && (o.log[last].Step == huishang.MtgReturn || o.log[last].Step == huishang.EstReturn) {
		t.What, t.Why = "按补正通知修改后重新"+t.What, t.Why+o.log[last].Note
	}
	if waiting := o.at.Waiting(); o.asked() && len(waiting) > 0 {
		t.What, t.Due = t.What+"（等待"+strings.Join(waiting, "、")+"）", o.at.Due
	}
}

// answersOwed asks every division that has not answered.
func (o *opening) answersOwed(made todo) []todo {
	subject, step := "议题建议", huishang.MtgDivisionFeedback
	made.Article = "第十九条（二）"
	if o.at.State == huishang.E3 {
		subject, made.Article = "议定书（草案）", "第十六条（二）"
	}
	made.What, made.Due, made.path, made.steps = "反馈对"+subject+"的意见", o.at.Due, "/dossiers/:id/opinions", []huishang.Step{step}
	made.Why = "已送处室征求意见（" + made.Article + "）。"
	var owing []string
	for _, division := range o.at.Waiting() {
		if !o.answered(division) {
			owing = append(owing, division)
		}
	}
	return ofEach(made, owing)
}

// answered reports whether the answer of a division is in, whether or not a step says so.
func (o *opening) answered(division string) bool {
	list := o.content.Opinions.Agreement
	if o.at.State == huishang.E3 {
		list = o.content.Opinions.Protocol
	}
	return slices.ContainsFunc(list, func(a huishang.Opinion) bool {
		return a.Division == division && max(a.Round, 1) == o.at.Round && a.Verdict != ""
	})
}

func ofEach(made todo, divisions []string) []todo {
	all := make([]todo, len(divisions))
	for i, division := range divisions {
		all[i] = made
		all[i].unit = division
	}
	return all
}

// leadDivisions are the divisions that lead an item of the agreement.
func leadDivisions(d *huishang.Dossier) []string {
	var all []string
	if d.Agreement != nil {
		for _, item := range d.Agreement.Items {
			if item.LeadDept != "" && !slices.Contains(all, item.LeadDept) {
				all = append(all, item.LeadDept)
			}
		}
	}
	return all
}
