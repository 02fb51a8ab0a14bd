package proceeding

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"huishang"
	"huishang/store"
)

// Given is what somebody says who takes a step: the event, and the parts of the dossier that come with it. What the event leaves out is
// drafted from the dossier.
type Given struct {
	Event    huishang.Event
	Document string // the id of a filed document: the text that was approved or signed
	Year     int    // of the meeting a notice is for; 0 is the next
	parts    *huishang.Dossier
	names    []string // of the parts that were written
}

// DecodeGiven reads a step from JSON: the fields of an event, document, year, and dossier with the parts that come with it. The error is
// [huishang.Faults].
func DecodeGiven(data []byte) (Given, error) {
	var g Given
	var all map[string]json.RawMessage
	if err := json.Unmarshal(data, &all); err != nil || all == nil {
		g.Event, err = huishang.DecodeEvent(data) // which says in Chinese what is wrong
		return g, err
	}
	if word, written := all["document"]; written {
		if err := json.Unmarshal(word, &g.Document); err != nil {
			return g, huishang.Faults{{Path: "/document", Where: "文件", Message: "应为文件的编号（文字）。"}}
		}
		delete(all, "document")
	}
	if word, written := all["year"]; written {
		if err := json.Unmarshal(word, &g.Year); err != nil || g.Year < 2000 || g.Year > 2100 {
			return g, huishang.Faults{{Path: "/year", Where: "会议年份", Message: "应为四位数的年份，如 2027。"}}
		}
		delete(all, "year")
	}
	if parts, written := all["dossier"]; written {
		if err := g.decodeParts(parts); err != nil {
			return g, err
		}
		delete(all, "dossier")
	}
	event, err := json.Marshal(all)
	if err != nil {
		return g, fmt.Errorf("read a step: %w", err)
	}
	g.Event, err = huishang.DecodeEvent(event)
	return g, unplaced("", err)
}

// Bring adds parts of a dossier by their JSON names, as if they had been written with the step.
func (g *Given) Bring(parts *huishang.Dossier, names ...string) { g.parts, g.names = parts, names }

func (g *Given) decodeParts(data []byte) error {
	var written map[string]json.RawMessage
	var err error
	if g.parts, err = huishang.Decode(data); err != nil {
		return unplaced("/dossier", err)
	}
	if err := json.Unmarshal(data, &written); err != nil {
		return fmt.Errorf("read the parts of a step: %w", err)
	}
	g.names = slices.Sorted(maps.Keys(written))
	return nil
}

// unplaced takes lines and columns out of faults, which count in a part only, and puts the way to the part before them.
func unplaced(path string, err error) error {
	faults, ok := err.(huishang.Faults)
	if !ok {
		return err
	}
	for i := range faults {
		faults[i].Path, faults[i].Line, faults[i].Column = path+faults[i].Path, 0, 0
	}
	return faults
}

// brings lists the parts of the dossier that come with a step. Others have their own steps, or are changed before it.
var brings = map[huishang.Step][]string{
	huishang.EstRequest:          {"city", "committee", "letters", "protocol", "needs", "proposal"},
	huishang.EstDirectorMeeting:  {"director_meeting"},
	huishang.EstDeptApprove:      {"approvals"},
	huishang.EstCityApprove:      {"approvals"},
	huishang.EstCityLetter:       {"letters", "meeting"},
	huishang.MtgSubmit:           {"city", "needs", "proposal", "summary"},
	huishang.MtgDivisionFeedback: {"opinions"},
	huishang.EstRevise:           {"protocol", "opinions", "agreement"},
	huishang.MtgSummarize:        {"opinions"},
	huishang.MtgDraftAgreement:   {"agreement", "proposal"},
	huishang.MtgDirectorMeeting:  {"director_meeting"},
	huishang.MtgCityLetter:       {"letters", "meeting"},
	huishang.MtgArrange:          {"meeting"},
	huishang.MtgHold:             {"meeting"},
	huishang.MtgPlanDept:         {"plans"},
	huishang.MtgPlanCity:         {"plans"},
	huishang.MtgEvaluate:         {"evaluation"},
}

// Brings lists by their JSON names the parts of the dossier that may come with a step.
func Brings(s huishang.Step) []string { return slices.Clone(brings[s]) }

// put lays the parts that were given over the dossier.
func (g Given) put(d *huishang.Dossier, e huishang.Event) error {
	for _, name := range g.names {
		if !slices.Contains(brings[e.Step], name) {
			allowed := "不带卷宗内容"
			if list := brings[e.Step]; len(list) > 0 {
				allowed = "只带 " + strings.Join(list, "、")
			}
			return store.Refused{Reason: fmt.Sprintf("“%s”这一步%s，不能写 dossier.%s。请先修改卷宗，或在别的步骤里写。", e.Step.Name(), allowed, name)}
		}
		if err := parts[name](d, g.parts, e); err != nil {
			return err
		}
	}
	return nil
}

// parts says how each part is laid over a dossier.
var parts = map[string]func(to, from *huishang.Dossier, e huishang.Event) error{
	"city":      func(to, from *huishang.Dossier, _ huishang.Event) error { to.City = from.City; return nil },
	"committee": func(to, from *huishang.Dossier, _ huishang.Event) error { to.Committee = from.Committee; return nil },
	"protocol":  func(to, from *huishang.Dossier, _ huishang.Event) error { to.Protocol = from.Protocol; return nil },
	"needs":     func(to, from *huishang.Dossier, _ huishang.Event) error { to.Needs = from.Needs; return nil },
	"proposal":  func(to, from *huishang.Dossier, _ huishang.Event) error { to.Proposal = from.Proposal; return nil },
	"summary":   func(to, from *huishang.Dossier, _ huishang.Event) error { to.Summary = from.Summary; return nil },
	"agreement": func(to, from *huishang.Dossier, _ huishang.Event) error { to.Agreement = from.Agreement; return nil },
	"director_meeting": func(to, from *huishang.Dossier, _ huishang.Event) error {
		to.DirectorsMeeting = from.DirectorsMeeting
		return nil
	},
	"meeting":    func(to, from *huishang.Dossier, _ huishang.Event) error { to.Meeting = from.Meeting; return nil },
	"evaluation": func(to, from *huishang.Dossier, _ huishang.Event) error { to.Evaluation = from.Evaluation; return nil },
	"letters":    putLetters,
	"approvals":  putApprovals,
	"opinions":   putOpinions,
	"plans":      putPlans,
}

func putLetters(to, from *huishang.Dossier, _ huishang.Event) error {
	if from.Letters.Request != nil {
		to.Letters.Request = from.Letters.Request
	}
	if from.Letters.Protocol != nil {
		to.Letters.Protocol = from.Letters.Protocol
	}
	if from.Letters.Meeting != nil {
		to.Letters.Meeting = from.Letters.Meeting
	}
	return nil
}

// putApprovals takes the approval of the side whose step it is and leaves the other side's alone.
func putApprovals(to, from *huishang.Dossier, e huishang.Event) error {
	if e.Step == huishang.EstDeptApprove {
		to.Approvals.Dept = from.Approvals.Dept
	} else {
		to.Approvals.City = from.Approvals.City
	}
	return nil
}

// putOpinions takes answers of this round.
func putOpinions(to, from *huishang.Dossier, e huishang.Event) error {
	for _, one := range from.Opinions.Protocol {
		to.Opinions.Protocol = huishang.WithOpinion(to.Opinions.Protocol, ofRound(one, e))
	}
	for _, one := range from.Opinions.Agreement {
		to.Opinions.Agreement = huishang.WithOpinion(to.Opinions.Agreement, ofRound(one, e))
	}
	return nil
}

func ofRound(o huishang.Opinion, e huishang.Event) huishang.Opinion {
	o.Round = e.Round
	if o.ReturnedOn.IsZero() && o.OverdueNote == "" {
		o.ReturnedOn = e.At
	}
	return o
}

// putPlans takes the plan of the side whose step it is.
func putPlans(to, from *huishang.Dossier, e huishang.Event) error {
	side := huishang.PartyCity
	if e.Step == huishang.MtgPlanDept {
		side = huishang.PartyDept
	}
	for _, plan := range from.Plans {
		if plan.Party != side {
			return store.Refused{Reason: fmt.Sprintf("“%s”这一步只收%s方的实施方案，请把“方”写成“%s”。", e.Step.Name(), side, side)}
		}
		to.Plans = append(slices.DeleteFunc(slices.Clone(to.Plans), func(p huishang.Plan) bool { return p.Party == side }), plan)
	}
	return nil
}
