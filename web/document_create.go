package web

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/generator"
	"huishang/generator/tags"
)

// allKinds is the word for every kind at once.
const allKinds = "all"

// documentCreate makes a document, or all of them in a zip, from the dossier in the body: POST /api/v1/documents/{kind}.
func (s *site) documentCreate(c *gin.Context) error {
	kind := c.Param("kind")
	if err := known(kind); err != nil {
		return err
	}
	ask, err := s.asked(c)
	if err != nil {
		return err
	}
	data, err := dossierBody(c)
	if err != nil {
		return err
	}
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	defer done()
	d, err := huishang.Decode(data)
	if err != nil {
		return err
	}
	ask = s.reviewed(d, ask)
	if kind == allKinds {
		set := s.makeAll(d, ask)
		if err := set.faults(); err != nil {
			return err
		}
		return sendBundle(c, d, set, ask)
	}
	document, err := generator.Draft(kind, d, ask.Options, ask.missing)
	if err != nil {
		return err
	}
	sendWord(c, kind, document)
	return nil
}

// A request is how somebody wants documents made.
type request struct {
	generator.Options
	missing tags.Policy
}

// asked reads the parameters of the address: missing, round and today.
func (s *site) asked(c *gin.Context) (request, error) {
	ask := request{s.options(), tags.Refuse}
	if word := c.Query("missing"); word != "" {
		policy, ok := tags.Policies[word]
		if !ok {
			return ask, errQuery{"参数 missing 只能是 error、blank、keep 或 mark，现为“" + word + "”。"}
		}
		ask.missing = policy
	}
	if word := c.Query("round"); word != "" {
		round, err := strconv.Atoi(word)
		if err != nil || round < 1 || round > 99 {
			return ask, errQuery{"参数 round 应为1到99的轮次，现为“" + word + "”。"}
		}
		ask.Round = round
	}
	if word := c.Query("today"); word != "" {
		day, err := huishang.ParseDate(word)
		if err != nil {
			return ask, errQuery{"参数 today 应写成 2026-06-12，现为“" + word + "”。"}
		}
		ask.Today = day
	}
	return ask, nil
}

// known refuses a kind that does not exist and names the one most like it.
func known(kind string) error {
	names := []string{allKinds}
	for _, k := range generator.Kinds() {
		names = append(names, k.Name, k.Title)
	}
	if _, ok := generator.KindOf(kind); ok || kind == allKinds {
		return nil
	}
	suggestion := "。"
	if near := tags.Nearest(kind, names); near != "" {
		suggestion = "，是否应为“" + near + "”？"
	}
	return fmt.Errorf("%w：%s%s", generator.ErrKind, kind, suggestion)
}

func readBody(c *gin.Context) ([]byte, error) {
	data, err := io.ReadAll(c.Request.Body)
	var tooLarge *http.MaxBytesError
	if err != nil && !errors.As(err, &tooLarge) {
		return nil, fmt.Errorf("%w（%w）", errUnread, err)
	}
	return data, err
}
