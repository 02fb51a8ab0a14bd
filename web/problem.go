package web

import (
	"encoding/json"
	"errors"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/generator"
	"huishang/generator/tags"
	"huishang/guard"
)

// A problem is an error as RFC 9457 has it, with the single faults beside it.
type problem struct {
	Title  string  `json:"title"`
	Status int     `json:"status"`
	Detail string  `json:"detail"`
	Faults []fault `json:"faults,omitempty"`
}

// A fault is one thing wrong, with its place in the dossier or in the template.
type fault struct {
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
	)
	switch {
	case errors.As(err, &read):
		for _, f := range read {
			list = append(list, fault{Pointer: f.Path, Where: f.Where, Line: f.Line, Column: f.Column, Message: f.Message})
		}
	case errors.As(err, &file):
		for _, f := range file {
			list = append(list, fault{Where: f.Part, Message: f.String()})
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
