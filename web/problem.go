package web

import (
	"encoding/json"
	"errors"
	"time"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/generator"
	"huishang/generator/tags"
	"huishang/guard"
	"huishang/intake"
	"huishang/store"
)

// A problem is an error as RFC 9457 has it, with the single faults beside it.
type problem struct {
	Title  string  `json:"title"`
	Status int     `json:"status"`
	Detail string  `json:"detail"`
	Faults []fault `json:"faults,omitempty"`
	*refused
	*overtaken
}

// refused is what the procedures say of a step they do not allow: by which article, what has to come first, and who takes that.
type refused struct {
	Step    huishang.Step  `json:"step"`
	State   huishang.State `json:"state,omitempty"`
	Round   int            `json:"round,omitempty"`
	Article string         `json:"article,omitempty"`
	Quote   string         `json:"quote,omitempty"`
	Missing []toldStep     `json:"missing,omitempty"` // the steps that have to come first, in order
	Who     string         `json:"who,omitempty"`     // who takes the first of them, or else this one
}

// toldStep is a step with its Chinese name.
type toldStep struct {
	Step huishang.Step `json:"step"`
	Name string        `json:"name"`
}

// overtaken is whose change came first.
type overtaken struct {
	Latest  string    `json:"latest"` // the entity tag it has now
	SavedBy string    `json:"saved_by"`
	SavedAt time.Time `json:"saved_at"`
}

// explain adds what only some errors say.
func (p *problem) explain(err error) {
	var refusal *huishang.Refusal
	if errors.As(err, &refusal) {
		p.refused = &refused{Step: refusal.Step, State: refusal.State, Round: refusal.Round, Article: refusal.Article, Quote: refusal.Quote,
			Missing: toldEach(refusal.Missing, func(s huishang.Step) toldStep { return toldStep{s, s.Name()} }), Who: refusal.Who}
	}
	var conflict store.Conflict
	if errors.As(err, &conflict) {
		p.overtaken = &overtaken{versionTag(conflict.Latest), conflict.By, conflict.At}
	}
}

// A fault is one thing wrong, with its place in the dossier or in the template.
type fault struct {
	File    string `json:"file,omitempty"`    // of several that were sent
	Pointer string `json:"pointer,omitempty"` // JSON pointer into the dossier
	Where   string `json:"where,omitempty"`   // the place in Chinese
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Tag     string `json:"tag,omitempty"` // of the template
	Message string `json:"message"`
}

func writeProblem(c *gin.Context, p problem) {
	body, err := json.Marshal(p)
	if err != nil {
		body = []byte(`{"title":"程序出错","status":500}`)
	}
	c.Data(p.Status, "application/problem+json; charset=utf-8", body)
}

// faultsOf lists the single faults an error holds, and those of every error joined in it.
func faultsOf(err error) []fault {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var list []fault
		for _, e := range joined.Unwrap() {
			list = append(list, faultsOf(e)...)
		}
		return list
	}
	var (
		list   []fault
		read   huishang.Faults
		unfit  *generator.Unfit
		filled tags.Faults
		file   guard.Faults
		step   *huishang.Refusal
		papers *intake.Refusal
	)
	var body errJSON
	switch {
	case errors.As(err, &body):
		read = body.faults
		for _, f := range read {
			list = append(list, fault{Pointer: f.Path, Where: f.Where, Line: f.Line, Column: f.Column, Message: f.Message})
		}
	case len(tableFaults(err)) > 0:
		return tableFaults(err)
	case errors.As(err, &papers):
		for _, f := range papers.Faults {
			list = append(list, fault{File: f.File, Pointer: f.Pointer, Where: f.Place, Line: f.Line, Column: f.Column, Message: f.Message})
		}
	case errors.As(err, &read):
		for _, f := range read {
			list = append(list, fault{Pointer: f.Path, Where: f.Where, Line: f.Line, Column: f.Column, Message: f.Message})
		}
	case errors.As(err, &file):
		for _, f := range file {
			list = append(list, fault{Message: f.String()})
		}
	case errors.As(err, &step):
		for _, lack := range step.Lacks {
			list = append(list, fault{Message: lack.String()})
		}
	case errors.As(err, &unfit):
		for _, reason := range unfit.Reasons {
			list = append(list, fault{Where: unfit.Kind.Title, Message: reason})
		}
	case errors.As(err, &filled):
		for _, f := range filled {
			list = append(list, fault{Where: f.Place.String(), Tag: f.Tag, Message: f.Message})
		}
	}
	return list
}
