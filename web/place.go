package web

import (
	"fmt"
	"slices"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/proceeding"
)

// place is where in a consultation a page is, and the one next thing to do there.
type place struct {
	City, CityPath string
	Year           int
	Path           string // of the page of the dossier
	Founding       string // where the founding procedure stands; empty when that is of no matter here
	Meeting        string
	Round          int
	Next           string // what comes next, and who takes it; empty when nothing does
	NextPath       string // where who looks takes it; empty when others do
}

// placeOf is the place of a page about a dossier, for who asks.
func (s *site) placeOf(c *gin.Context, g proceeding.Ground) (place, error) {
	next, err := s.steps.Next(g, s.Today())
	if err != nil {
		return place{}, err
	}
	return s.placeAt(c, g, next), nil
}

// placeAt is the place where what may come next is known already.
func (s *site) placeAt(c *gin.Context, g proceeding.Ground, next []huishang.Choice) place {
	stand := g.Standing(s.Today())
	p := place{City: g.Record.Name, CityPath: "/cities/" + g.Record.City, Year: g.Record.Year, Path: "/dossiers/" + g.Record.ID,
		Founding: stand.Founding.State.Name(), Meeting: stand.Meeting.State.Name(), Round: max(stand.Founding.Round, stand.Meeting.Round)}
	if stand.Founding.State == huishang.E11 {
		p.Founding = "" // the protocol is in force: the meeting is what matters
	}
	first := firstFor(next, asker(c).Role)
	if first == nil {
		return p
	}
	p.Next = first.Name
	if slices.Contains(first.Roles, asker(c).Role) {
		p.NextPath = stepPath(g.Record.ID, first.Step)
	} else {
		p.Next = fmt.Sprintf("%s（由%s办理）", first.Name, first.Who)
	}
	return p
}

// firstFor is the step to name first: one that somebody of the role may take now, or else one that anybody may, or else the first there is.
// What may come at any time, such as a report of progress, does not push itself before the others.
func firstFor(next []huishang.Choice, role huishang.Role) *huishang.Choice {
	var best *huishang.Choice
	rank := 0
	for i := range next {
		r := 1
		if next[i].Open() {
			r += 2
		}
		if slices.Contains(next[i].Roles, role) {
			r++
		}
		if r > rank {
			best, rank = &next[i], r
		}
	}
	return best
}

// stepPath is the page on which a step of a dossier is taken.
func stepPath(dossier string, step huishang.Step) string {
	return "/dossiers/" + dossier + "/steps/" + string(step)
}
