package web

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/proceeding"
	"huishang/store"
)

// toldSteps is where a dossier stands and what may come next.
type toldSteps struct {
	Today      huishang.Date       `json:"today"`
	Version    int                 `json:"version"`
	Merging    bool                `json:"merging"`
	Founding   toldPosition        `json:"founding"`
	Meeting    toldPosition        `json:"meeting"`
	Departures []*huishang.Refusal `json:"departures,omitempty"`
	Log        []toldEvent         `json:"log"`
	Next       []toldChoice        `json:"next"`
	Newest     *toldNewest         `json:"newest,omitempty"` // where a later year has a dossier: then this one only takes what carries its agreement out
}

// toldNewest is the dossier of the city's last year.
type toldNewest struct {
	ID   string `json:"id"`
	Year int    `json:"year"`
}

// toldPosition is where one procedure stands, with the name of its state.
type toldPosition struct {
	huishang.Position
	Name string `json:"name"`
}

// toldEvent is an entry of the log.
type toldEvent struct {
	Event     huishang.Event `json:"event"`
	Name      string         `json:"name"`
	Procedure string         `json:"procedure"` // founding or meeting
	Version   int            `json:"version"`   // of the dossier as the event left it
	TextHash  string         `json:"text_sha256"`
	User      string         `json:"user"`
	Recorded  time.Time      `json:"recorded_at"`
}

// toldChoice is a step that may come next.
type toldChoice struct {
	huishang.Choice
	Open   bool     `json:"open"`   // nothing but the words of the event is missing
	Yours  bool     `json:"yours"`  // who asks may record it
	Brings []string `json:"brings"` // parts of the dossier that may come with it
}

func tellPosition(p huishang.Position) toldPosition { return toldPosition{p, p.State.Name()} }

func tellEvent(e store.Event) toldEvent {
	procedure := "meeting"
	if strings.HasPrefix(string(e.Step), "est.") {
		procedure = "founding"
	}
	return toldEvent{e.Event, e.Step.Name(), procedure, e.Version, e.TextHash, e.User, e.Recorded}
}

// stepList tells where both procedures of a dossier stand, their log, and what may come next: GET /api/v1/dossiers/{id}/steps.
func (s *site) stepList(c *gin.Context) error {
	g, err := s.ground(c)
	if err != nil {
		return err
	}
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	defer done()
	steps, err := s.tellSteps(c, g)
	if err != nil {
		return err
	}
	c.Header("ETag", versionTag(g.Version.N))
	c.JSON(http.StatusOK, steps)
	return nil
}

func (s *site) tellSteps(c *gin.Context, g proceeding.Ground) (toldSteps, error) {
	today := s.Today()
	next, err := s.steps.Next(g, today)
	if err != nil {
		return toldSteps{}, err
	}
	stand := g.Standing(today)
	var newest *toldNewest
	if g.Superseded() {
		newest = &toldNewest{g.Newest.ID, g.Newest.Year}
	}
	return toldSteps{Newest: newest, Today: today, Version: g.Version.N, Merging: stand.Merging, Founding: tellPosition(stand.Founding),
		Meeting: tellPosition(stand.Meeting), Departures: stand.Departures, Log: toldEach(g.Log, tellEvent),
		Next: toldEach(next, func(choice huishang.Choice) toldChoice {
			return toldChoice{choice, choice.Open(), slices.Contains(choice.Roles, asker(c).Role), append([]string{}, proceeding.Brings(choice.Step)...)}
		})}, nil
}
