package scheduler

import (
	"strconv"
	"strings"

	"huishang"
)

// A duty is one thing that is open on a day and may have to be reminded of.
type duty struct {
	matter
	id       string // within the city, the same from day to day
	base     huishang.Date
	subject  string
	because  string // the fact that makes it due, a clause in Chinese
	article  article
	opened   huishang.Date    // moments before it are not made up for; or none
	run      []huishang.Event // the log the unless of a step looks at
	cityLead []string         // units behind the desks that have several
	divLead  []string
	division string
	others   []Recipient // desks of the rule that another duty concerns
	revision int
}

// units names whoever sits at a desk, one reminder each.
func (d *duty) units(to Recipient, s *Standing) []string {
	switch to {
	case ToBureau:
		return []string{s.Bureau}
	case ToCityLead:
		return d.cityLead
	case ToLeadDivision:
		return d.divLead
	case ToDivision:
		return []string{d.division}
	}
	return []string{""}
}

// object joins the parts of an id.
func object(parts ...string) string { return strings.Join(parts, "/") }

// unit adds a name to a list that has each once; nobody is named by the empty one.
func unit(list []string, name string) []string {
	for _, known := range list {
		if known == name {
			return list
		}
	}
	return append(list, name)
}

// duties lists what is open for a city, in the order of the kinds.
func (p *plan) duties(v *view) []duty {
	p.found = p.found[:0]
	p.nextMeeting(v)
	p.expiry(v)
	p.materials(v)
	p.course(v)
	p.preparation(v)
	p.agreements(v)
	p.quarter(v)
	p.evaluation(v)
	p.statistics(v)
	return p.found
}

func (p *plan) open(d duty) { p.found = append(p.found, d) }

func yearOf(day huishang.Date) string { return strconv.Itoa(day.Year()) }
