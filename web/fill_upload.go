package web

import (
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/guard"
	"huishang/web/excerpt"
)

// fileField is the name of the file in the form.
const fileField = "dossier"

// fillUpload takes a dossier file, keeps it for a while and leads to its page: POST /fill. A file that is no sound
// dossier is not kept; the first page says what to mend.
func (s *site) fillUpload(c *gin.Context) error {
	name, data, err := uploaded(c)
	if err == nil {
		err = s.sound(c, name, data)
	}
	if err != nil {
		status, _ := statusOf(err)
		if status >= http.StatusInternalServerError {
			return err
		}
		if status == http.StatusRequestEntityTooLarge {
			drain(c)
		}
		s.choose(c, status, refuse(name, data, err))
		return nil
	}
	c.Redirect(http.StatusSeeOther, "/fill/"+s.shelf.put(asker(c).User, name, data))
	return nil
}

// sound reports what is wrong with a dossier. It passes guard before it is read. What it gives is tried at once, so that its page need not.
func (s *site) sound(c *gin.Context, name string, data []byte) error {
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	defer done()
	report, err := guard.Inspect(name, data, guard.Limits{}, guard.JSON)
	if err != nil {
		return err
	}
	d, err := huishang.Decode(report.Bytes)
	if err == nil {
		s.tried(d, data)
	}
	return err
}

// uploaded reads the file of the form as it comes in, with its name.
func uploaded(c *gin.Context) (name string, data []byte, err error) {
	form, err := c.Request.MultipartReader()
	if err != nil {
		return "", nil, errNotForm
	}
	for {
		part, err := form.NextPart()
		switch {
		case errors.Is(err, io.EOF):
			return "", nil, errNoFile
		case err != nil:
			return "", nil, broken(err)
		case part.FormName() != fileField:
			continue
		}
		if name = guard.DisplayName(part.FileName()); name == "" {
			return "", nil, errNoFile
		}
		if data, err = io.ReadAll(part); err != nil {
			return name, nil, broken(err)
		}
		return name, data, nil
	}
}

// broken keeps a body that is too large apart from one that ended early.
func broken(err error) error {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return err
	}
	return fmt.Errorf("%w（%w）", errUnread, err)
}

// refuse tells what is wrong with a file. What is wrong with the file as a whole is told without a place.
func refuse(name string, data []byte, err error) *refusal {
	refused := &refusal{File: name, Message: messageOf(err)}
	if _, whole := guard.Refused(err); whole {
		return refused
	}
	for _, f := range faultsOf(err) {
		shown := shownFault{f, excerpt.Of(data, f.Line, f.Column)}
		if whole := f.Pointer == "" && f.Where == ""; whole && !shown.Source.Shown() {
			return &refusal{File: name, Message: placed(f)}
		}
		refused.Syntax = f.Pointer == "" && f.Where == ""
		refused.Faults = append(refused.Faults, shown)
	}
	return refused
}

// placed puts the place before the message, but for what is said of the file as a whole.
func placed(f fault) string {
	if f.Line <= 1 && f.Column <= 1 {
		return f.Message
	}
	return fmt.Sprintf("第%d行第%d列：%s", f.Line, f.Column, f.Message)
}
