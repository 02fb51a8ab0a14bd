package web

import (
	"errors"
	"io"
	"mime"
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/checks"
	"huishang/checks/format"
	"huishang/guard"
)

// A checkedFile is what came of one uploaded file.
type checkedFile struct {
	Name     string   `json:"name"`
	Report   any      `json:"report,omitempty"`   // of a dossier by the Measures, of a Word document by the standard of layout
	Errors   []string `json:"errors,omitempty"`   // why there is no report
	Warnings []string `json:"warnings,omitempty"` // what was taken out of the file before it was read
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
	c.JSON(http.StatusOK, s.judge(d, stage, ask.Today))
	return nil
}

// checkFiles answers for every file of the form; a file that cannot be read does not keep the others from their reports.
func (s *site) checkFiles(c *gin.Context, stage string, today huishang.Date) error {
	parts, err := c.Request.MultipartReader()
	if err != nil {
		return errNotForm
	}
	batch := guard.Batch{Kinds: []guard.Kind{guard.JSON, guard.Word}}
	var uploads []received
	var settled checks.Settled
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return unfinished(err)
		}
		if part.FormName() == "settled" {
			if settled, err = s.readSettled(part); err != nil {
				return err
			}
			continue
		}
		if part.FileName() == "" {
			continue
		}
		data, err := batch.Read(part.FileName(), part)
		faults, refused := guard.Refused(err)
		if err != nil && !refused {
			return unfinished(err)
		}
		if faults.Has(guard.TooMany) {
			return err
		}
		uploads = append(uploads, received{part.FileName(), data, faults})
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
		files = append(files, s.checkFile(&batch, u, checks.Input{Stage: stage, Today: today, Settled: settled}))
	}
	c.JSON(http.StatusOK, gin.H{"files": files})
	return nil
}

// A received is a file of a form before anybody has looked into it.
type received struct {
	name   string
	data   []byte
	faults guard.Faults // why it was not read to its end
}

// readSettled reads the explanations and releases a form brings.
func (s *site) readSettled(part io.Reader) (checks.Settled, error) {
	data, err := io.ReadAll(part)
	if err != nil {
		return checks.Settled{}, unfinished(err)
	}
	settled, err := s.Rules.ReadSettled(data)
	if err != nil {
		return settled, errQuery{err.Error()}
	}
	return settled, nil
}

// unfinished tells a body that is too large from one that broke off.
func unfinished(err error) error {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return err
	}
	return errNotForm
}

// checkFile lets a file through guard and holds what it is against its rules.
func (s *site) checkFile(batch *guard.Batch, u received, in checks.Input) checkedFile {
	file := checkedFile{Name: guard.DisplayName(u.name)}
	if len(u.faults) > 0 {
		return file.refused(u.faults)
	}
	report, err := batch.Inspect(u.name, u.data)
	if err != nil {
		return file.refused(err)
	}
	for _, w := range report.Warnings {
		file.Warnings = append(file.Warnings, w.String())
	}
	if report.Kind == guard.Word {
		layout, err := format.CheckUnpacked(report.Bytes, report.Unpacked, format.Options{})
		if err != nil {
			return file.refused(err)
		}
		file.Report = layout
		return file
	}
	if in.Dossier, err = huishang.Decode(report.Bytes); err != nil {
		return file.refused(err)
	}
	file.Report = s.Rules.Run(in)
	return file
}

// refused tells why a file has no report.
func (f checkedFile) refused(err error) checkedFile {
	var outside guard.Faults
	var inside huishang.Faults
	switch {
	case errors.As(err, &outside):
		for _, one := range outside {
			f.Errors = append(f.Errors, one.String())
		}
	case errors.As(err, &inside):
		for _, one := range inside {
			f.Errors = append(f.Errors, one.String())
		}
	default:
		f.Errors = []string{err.Error()}
	}
	return f
}
