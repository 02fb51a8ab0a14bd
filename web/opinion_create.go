package web

import (
	"encoding/json"
	"errors"
	"mime"
	"net/http"
	"slices"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/intake"
	"huishang/store"
)

// A toldOpinion is the answer of a division as the API tells it.
type toldOpinion struct {
	ID       string        `json:"id"`
	Subject  store.Subject `json:"subject"`
	Revision int           `json:"revision"`
	Author   string        `json:"author"`
	Content  spelled       `json:"content"`
}

func tellOpinion(o store.Opinion) toldOpinion {
	return toldOpinion{intake.OpinionID(o), o.Subject, o.Revision, o.Author, spelled{o.Opinion}}
}

// spelled is a value of the dictionary, told as a dossier writes it: only what it says.
type spelled struct{ value any }

// MarshalJSON implements [json.Marshaler].
func (w spelled) MarshalJSON() ([]byte, error) { return huishang.Encode(w.value) }

// opinionCreate takes the opinions of a division, as its filled form or as JSON: POST /api/v1/dossiers/:id/opinions.
func (s *site) opinionCreate(c *gin.Context) error {
	parcel, request, done, err := s.filledOf(c, "opinion", "opinions")
	if parcel == nil || err != nil {
		return err
	}
	defer done()
	who := asker(c)
	take := func() error {
		known, err := s.knownOf(c)
		if err != nil {
			return err
		}
		answers, err := s.intake().Answer(parcel, known, who.Division, s.hand(c))
		if err != nil {
			return err
		}
		return s.once(c, request, func(tx *store.Tx) (reply, error) {
			kept, err := answers.Save(tx)
			if err != nil {
				return reply{}, err
			}
			return replyOf(http.StatusCreated, toldRecord(gin.H{"opinions": toldEach(kept, tellOpinion), "findings": orEmpty(answers.Findings)},
				answers.Events(), answers.Waits()))
		})
	}
	return again(take)
}

// again tries once more, over what is known by then, as long as others save in between; after a few times it is for who asked to look.
func again(take func() error) (err error) {
	for range 5 {
		if err = take(); !errors.As(err, &store.Conflict{}) {
			break
		}
	}
	return err
}

// toldRecord is what was recorded in the log with something that was handed in, or why nothing was.
func toldRecord(answer gin.H, steps []huishang.Event, waits *huishang.Refusal) gin.H {
	if len(steps) > 0 {
		answer["steps"] = toldEvents(steps)
	}
	if waits != nil {
		answer["waits"] = waits.Error()
	}
	return answer
}

// knownOf is what is known of the dossier of the address.
func (s *site) knownOf(c *gin.Context) (known intake.Known, err error) {
	err = s.view(c, func(tx *store.Tx) error {
		known, err = intake.LookAt(c.Request.Context(), tx, c.Param("id"))
		return err
	})
	return known, err
}

// filledOf reads a filled form from a request, or the same as JSON: an object with a list under the given name. There is no parcel when the
// request was answered already. Who gets one hands back their place at work.
func (s *site) filledOf(c *gin.Context, form, list string) (*intake.Parcel, string, func(), error) {
	if _, err := s.knownOf(c); err != nil {
		return nil, "", nil, err
	}
	if kind, _, _ := mime.ParseMediaType(c.ContentType()); kind == "application/json" {
		return s.filledJSON(c, list)
	}
	given, err := readHandedIn(c, s.Today())
	if err != nil {
		return nil, "", nil, err
	}
	request := fingerprint(c, given.basket.Contents()...)
	if done, err := s.repeated(c, request); done || err != nil {
		return nil, request, nil, err
	}
	done, err := s.busy(c)
	if err != nil {
		return nil, request, nil, err
	}
	known, err := s.knownOf(c)
	if err == nil {
		var parcel *intake.Parcel
		if parcel, err = given.basket.Open(intake.Expect{Form: form, City: known.Record.City}); err == nil {
			return parcel, request, done, nil
		}
	}
	done()
	return nil, request, nil, err
}

func (s *site) filledJSON(c *gin.Context, list string) (*intake.Parcel, string, func(), error) {
	data, err := readSmall(c)
	if err != nil {
		return nil, "", nil, err
	}
	sound, err := soundJSON(data)
	if err != nil {
		return nil, "", nil, err
	}
	var given map[string]json.RawMessage
	if err := json.Unmarshal(sound, &given); err != nil {
		return nil, "", nil, errJSON{message: "请求体应为一组字段，写在花括号 { } 里，其中“" + list + "”是一个列表。"}
	}
	for name := range given {
		if !slices.Contains([]string{list, "on"}, name) {
			return nil, "", nil, errJSON{message: "没有“" + name + "”这个字段，应为“" + list + "”。"}
		}
	}
	var on huishang.Date
	if given["on"] != nil {
		if err := json.Unmarshal(given["on"], &on); err != nil {
			return nil, "", nil, errJSON{message: "on 应写成 2026-06-12 这样的日期。"}
		}
	}
	if given[list] == nil {
		return nil, "", nil, errJSON{message: "没有写“" + list + "”，应是一个列表。"}
	}
	request := fingerprint(c, data)
	if done, err := s.repeated(c, request); done || err != nil {
		return nil, request, nil, err
	}
	parcel, err := intake.OpinionsPart(given[list])
	if list == "items" {
		parcel, err = intake.ProgressPart(on, given[list])
	}
	return parcel, request, func() {}, err
}

func orEmpty(found []intake.Finding) []intake.Finding {
	if found == nil {
		return []intake.Finding{}
	}
	return found
}
