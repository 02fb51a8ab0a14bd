package web

import (
	"encoding/json"
	"errors"
	"io"
	"maps"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/guard"
	"huishang/intake"
	"huishang/store"
)

// A handedIn is what a request brings: its files, and what its fields say.
type handedIn struct {
	basket  intake.Basket
	fields  map[string]string
	written []store.Explanation
}

// submissionCreate takes in what a city hands in: POST /api/v1/submissions. The same bytes again are answered with the submission there is.
func (s *site) submissionCreate(c *gin.Context) error {
	given, err := readHandedIn(c, s.Today(), "year", "explanations")
	if err != nil {
		return err
	}
	expect := intake.Expect{Form: "proposal", City: asker(c).City}
	if word := given.fields["year"]; word != "" {
		if expect.Year, err = strconv.Atoi(word); err != nil {
			return errQuery{"year 应为四位数的年份，现为“" + word + "”。"}
		}
	}
	request := fingerprint(c, append(given.basket.Contents(), []byte(given.fields["explanations"]), []byte(given.fields["year"]))...)
	if done, err := s.repeated(c, request); done || err != nil {
		return err
	}
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	defer done()
	parcel, err := given.basket.Open(expect)
	if err != nil {
		return err
	}
	return s.takeIn(c, parcel, given.written, func(save saving) error {
		return s.once(c, request, func(tx *store.Tx) (reply, error) {
			taken, err := save(tx)
			if err != nil {
				return reply{}, err
			}
			if !taken.Fresh {
				return tellIn(tx, http.StatusOK, taken.ID, nil)
			}
			return tellIn(tx, http.StatusCreated, taken.ID, func(a *submissionAnswer) {
				a.Steps, a.Unmade, a.Waits, a.Warnings = toldEvents(taken.Steps), taken.Unmade, taken.Waits, parcel.Warnings()
			})
		})
	})
}

func tellIn(tx *store.Tx, status int, id string, add func(*submissionAnswer)) (reply, error) {
	told, err := intake.Tell(tx, id)
	if err != nil {
		return reply{}, err
	}
	return replySubmission(status, told, add)
}

// readHandedIn reads the files and fields of a form as they arrive, or one file as the body. Fields that are not known are refused: one that is
// misspelt would count for nothing.
func readHandedIn(c *gin.Context, today huishang.Date, known ...string) (*handedIn, error) {
	given := &handedIn{fields: map[string]string{}}
	if kind, _, _ := mime.ParseMediaType(c.ContentType()); kind != "multipart/form-data" {
		given.fields["year"] = c.Query("year")
		return given, broughtDown(given.basket.Put("报送材料", c.Request.Body))
	}
	if err := readParts(c, given.fields, func(name string, content io.Reader) error {
		return broughtDown(given.basket.Put(name, content))
	}); err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(given.fields)) {
		if !slices.Contains(known, name) {
			return nil, errQuery{"表单里有未知的栏目“" + huishang.Visible(name) + "”，只收 " + strings.Join(append([]string{"files（文件）"}, known...), "、") + "。"}
		}
	}
	return given, given.readWritten(today)
}

// readParts reads a form as it arrives: what its fields say, and each file by its name.
func readParts(c *gin.Context, fields map[string]string, file func(name string, content io.Reader) error) error {
	parts, err := c.Request.MultipartReader()
	if err != nil {
		return errNotForm
	}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return unfinished(err)
		}
		if part.FileName() != "" {
			if err := file(part.FileName(), part); err != nil {
				return err
			}
			continue
		}
		word, err := io.ReadAll(io.LimitReader(part, mostJSON))
		if err != nil {
			return unfinished(err)
		}
		fields[part.FormName()] = string(word)
	}
}

// broughtDown tells too many files from a body that broke off.
func broughtDown(err error) error {
	if _, refused := guard.Refused(err); refused || err == nil {
		return err
	}
	return unfinished(err)
}

// A givenExplanation is what the sender writes on the findings of a rule.
type givenExplanation struct {
	Rule   string        `json:"rule"`
	Text   string        `json:"text"`
	Signed string        `json:"signed"`
	On     huishang.Date `json:"on"`
}

func (h *handedIn) readWritten(today huishang.Date) error {
	if h.fields["explanations"] == "" {
		return nil
	}
	var list []givenExplanation
	if err := strictJSON(json.RawMessage(h.fields["explanations"]), &list); err != nil {
		return err
	}
	h.written = explanationsOf(list, today)
	return nil
}

func explanationsOf(list []givenExplanation, today huishang.Date) []store.Explanation {
	return toldEach(list, func(g givenExplanation) store.Explanation {
		if g.On.IsZero() {
			g.On = today
		}
		return store.Explanation{Rule: g.Rule, Kind: store.Explains, Text: g.Text, Signed: g.Signed, On: g.On}
	})
}
