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
	files := []checkedFile{}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return unfinished(err)
		}
		if part.FileName() == "" {
			continue
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return unfinished(err)
		}
		if len(files) == mostFiles {
			return errQuery{"一次最多检查40个文件，请分几次上传。"}
		}
		files = append(files, s.checkFile(path.Base(strings.ReplaceAll(part.FileName(), `\`, "/")), data, stage, today))
	}
	if len(files) == 0 {
		return errNoFile
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

func (s *site) checkFile(name string, data []byte, stage string, today huishang.Date) checkedFile {
	if bytes.HasPrefix(data, []byte("PK")) {
		return checkWord(name, data)
	}
	d, err := huishang.Decode(data)
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
	return checkedFile{Name: name, Report: s.judge(d, stage, today)}
}

// checkWord holds a Word document against GB/T 9704.
func checkWord(name string, data []byte) checkedFile {
	report, err := format.Check(data, format.Options{})
	if err != nil {
		return checkedFile{Name: name, Errors: []string{err.Error()}}
	}
	return checkedFile{Name: name, Report: report}
}
