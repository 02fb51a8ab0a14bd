package scheduler

import (
	_ "embed"
	"errors"
	"slices"

	"huishang"
)

// ownNotice is the notice of the program.
//
//go:embed notice.yaml
var ownNotice []byte

// Notice says what is reminded of when, and who is told: the moments, desks and escalations as data. It never changes once loaded.
type Notice struct {
	cities  []string
	periods map[string]period
	rules   map[matter]rule
	local   map[string]map[matter]rule // by city, where it departs from the rest
}

// A period is how long something may take where nobody has set a day.
type period struct {
	length Moment
	basis  string
}

// The periods a notice has.
const (
	periodMaterials  = "报送材料"
	periodCorrection = "补正材料"
	periodOpinions   = "处室反馈"
)

var periodNames = []string{periodMaterials, periodCorrection, periodOpinions}

// A rule is one entry of the notice.
type rule struct {
	matter
	due   Moment
	to    []Recipient
	keep  int    // days after which a missed step is let go; 0 keeps it for good
	basis string // 默认, or the document of the office
	steps []step
}

// A step is one moment of a rule.
type step struct {
	at      Moment
	urgency Urgency
	say     string
	cc      []Recipient
	unless  huishang.Step // of the meeting procedure, or empty
}

// LoadNotice reads the notice of the program and lays a file of staff over it, when data is not empty. The error is [Faults] and
// holds every slip at once; file is the name they are told under.
func LoadNotice(file string, data []byte) (*Notice, error) {
	n := &Notice{periods: map[string]period{}, rules: map[matter]rule{}, local: map[string]map[matter]rule{}}
	own := noticeReader{page: newPage("notice.yaml"), notice: n}
	own.notices(ownNotice)
	faults := own.faults
	if len(data) > 0 {
		staff := noticeReader{page: newPage(file), notice: n, overlaid: true}
		staff.notices(data)
		faults = append(faults, staff.faults...)
	}
	for _, m := range matters {
		if _, there := n.rules[m]; !there && len(faults) == 0 {
			return nil, errors.New("the notice of the program lacks " + string(m.kind) + " " + string(m.base))
		}
	}
	if err := faults.orNil(); err != nil {
		return nil, err
	}
	return n, nil
}

// Cities lists the cities the notice knows.
func (n *Notice) Cities() []string { return slices.Clone(n.cities) }

// rule is what holds for a matter of a city.
func (n *Notice) rule(m matter, city string) rule {
	if own, there := n.local[city][m]; there {
		return own
	}
	return n.rules[m]
}

// reaches reports whether a desk can be told of a kind: some desks only exist where a matter has them.
func (r Recipient) reaches(kind Kind) bool {
	switch {
	case kind == KindCalendar:
		return r == ToAdmin || r == ToLiaison || r == ToLiaisonHead
	case r == ToDivision:
		return kind == KindOpinion
	case r == ToCityLead, r == ToLeadDivision:
		return kind == KindProgress || kind == KindPlan
	}
	return true
}
