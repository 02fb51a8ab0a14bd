package web

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"net/http"
	"path"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/checks"
	"huishang/checks/format"
)

// A checkedFile is what came of one uploaded file.
type checkedFile struct {
	Name   string   `json:"name"`
	Report any      `json:"report,omitempty"` // of a dossier by the Measures, of a Word document by the standard of layout
	Errors []string `json:"errors,omitempty"` // why there is no report
}

// checkCreate holds the dossier in the body, or every file of a form, against the Measures: POST /api/v1/checks.
func (s *site) checkCreate(c *gin.Context) error {
	stage, err := stageOf(c)
	if err != nil {
		return err
	}
	ask, err := s.asked(c)
	if err != nil {
		return err
	}
	if kind, _, _ := mime.ParseMediaType(c.ContentType()); kind == "multipart/form-data" {
		return s.checkFiles(c, stage, ask.Today)
	}
	data, err := readBody(c)
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
	c.JSON(http.StatusOK, s.judge(d, stage, ask.Today))
	return nil
}

// checkFiles answers for every file of the form; a file that cannot be read does not keep the others from their reports.
func (s *site) checkFiles(c *gin.Context, stage string, today huishang.Date) error {
	parts, err := c.Request.MultipartReader()
	if err != nil {
		return errNotForm
	}
	var uploads []upload
	var settled checks.Settled
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return unfinished(err)
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return unfinished(err)
		}
		switch {
		case part.FormName() == "settled":
			if settled, err = s.Rules.ReadSettled(data); err != nil {
				return errQuery{err.Error()}
			}
		case part.FileName() == "":
		case len(uploads) == mostFiles:
			return errQuery{"一次最多检查40个文件，请分几次上传。"}
		default:
			uploads = append(uploads, upload{file: path.Base(strings.ReplaceAll(part.FileName(), `\`, "/")), data: data})
		}
	}
	if len(uploads) == 0 {
		return errNoFile
	}
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	defer done()
	var files []checkedFile
	for _, u := range uploads {
		files = append(files, s.checkFile(u, checks.Input{Stage: stage, Today: today, Settled: settled}))
	}
	c.JSON(http.StatusOK, gin.H{"files": files})
	return nil
}

// mostFiles bounds one request.
const mostFiles = 40

// unfinished tells a body that is too large from one that broke off.
func unfinished(err error) error {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return err
	}
	return errNotForm
}

func (s *site) checkFile(u upload, in checks.Input) checkedFile {
	name := u.file
	if bytes.HasPrefix(u.data, []byte("PK")) {
		return checkWord(name, u.data)
	}
	d, err := huishang.Decode(u.data)
	var faults huishang.Faults
	switch {
	case errors.As(err, &faults):
		file := checkedFile{Name: name}
		for _, f := range faults {
			file.Errors = append(file.Errors, f.String())
		}
		return file
	case err != nil:
		return checkedFile{Name: name, Errors: []string{err.Error()}}
	}
	in.Dossier = d
	return checkedFile{Name: name, Report: s.Rules.Run(in)}
}

// checkWord holds a Word document against GB/T 9704.
func checkWord(name string, data []byte) checkedFile {
	report, err := format.Check(data, format.Options{})
	if err != nil {
		return checkedFile{Name: name, Errors: []string{err.Error()}}
	}
	return checkedFile{Name: name, Report: report}
}
