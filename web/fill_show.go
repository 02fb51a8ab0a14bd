package web

import (
	"cmp"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
)

// fillPage shows one dossier: where it stands, what is missing, and every document.
type fillPage struct {
	frame
	City      string
	Year      int
	Facts     []fact
	File      string
	Example   bool // it came with the program
	ID        string
	Documents []documentRow
	Ready     int
	Found     findings
	Missing   []gapGroup
	Gaps      int // altogether
	Unshown   int // of them
}

// A fact is one thing about the dossier as a whole.
type fact struct{ Name, Value string }

// A gapGroup is what is missing in one document.
type gapGroup struct {
	Document string
	Anchor   string
	Gaps     []huishang.Gap
}

// fillShow shows a dossier: GET /fill/{id}.
func (s *site) fillShow(c *gin.Context) error {
	d, u, done, err := s.open(c)
	if err != nil {
		return err
	}
	defer done()
	page := fillPage{City: cmp.Or(d.City.Name, "未填城市"), Year: yearOf(d), Facts: factsOf(d), File: u.file, Example: u.demo, ID: u.id}
	page.frame = s.frame(c, page.City).with("drop.js", "fill.js")
	stage, err := stageOf(c)
	if err != nil {
		return err
	}
	page.Found = findingsOf(s.judge(d, stage, s.Today()))
	page.Documents = s.tried(d, u.data)
	for _, row := range page.Documents {
		if row.Ready() {
			page.Ready++
		}
	}
	gaps := huishang.Missing(d)
	page.Gaps, page.Unshown = len(gaps), max(len(gaps)-mostGaps, 0)
	page.Missing = groupGaps(gaps[:len(gaps)-page.Unshown])
	s.show(c, http.StatusOK, "fill_show", page)
	return nil
}

// mostGaps is how many gaps a page lists. Nobody reads more.
const mostGaps = 300

// open finds the dossier of the address and reads it; done hands back the place taken for the work on it.
func (s *site) open(c *gin.Context) (d *huishang.Dossier, u upload, done func(), err error) {
	if u, err = s.find(c.Param("id"), asker(c)); err != nil {
		return nil, u, nil, err
	}
	if done, err = s.busy(c); err != nil {
		return nil, u, nil, err
	}
	if d, err = huishang.Decode(u.data); err != nil {
		done()
		return nil, u, nil, err
	}
	return d, u, done, nil
}

// find gives a dossier who asks has uploaded, or one of the demonstration.
func (s *site) find(id string, who identity) (upload, error) {
	for _, d := range s.demosOf(who) {
		if d.ID == id {
			return upload{id: d.ID, file: d.file, data: d.data, demo: true}, nil
		}
	}
	u, ok := s.shelf.get(id, who.User)
	if !ok {
		return u, errExpired
	}
	return u, nil
}

// demosOf are the dossiers of the demonstration somebody may see.
func (s *site) demosOf(who identity) []demo {
	var seen []demo
	for _, d := range s.demos {
		if who.scope().Sees(d.ID) {
			seen = append(seen, d)
		}
	}
	return seen
}

// groupGaps puts the gaps of one document together, the documents in the order of the dictionary.
func groupGaps(gaps []huishang.Gap) []gapGroup {
	var groups []gapGroup
	for _, g := range gaps {
		document, anchor := documentOf(g)
		if n := len(groups); n == 0 || groups[n-1].Document != document {
			groups = append(groups, gapGroup{Document: document, Anchor: anchor})
		}
		groups[len(groups)-1].Gaps = append(groups[len(groups)-1].Gaps, g)
	}
	return groups
}

// documentOf names the document a gap is in; each letter is one of its own.
func documentOf(g huishang.Gap) (name, anchor string) {
	where, path := strings.Split(g.Where, " › "), strings.Split(strings.TrimPrefix(g.Path, "/"), "/")
	if path[0] == "letters" && len(path) > 1 && len(where) > 1 {
		return where[1], "missing-" + path[0] + "-" + path[1]
	}
	return where[0], "missing-" + path[0]
}

// Waiting counts the documents that cannot be made now.
func (p fillPage) Waiting() int { return len(p.Documents) - p.Ready }
