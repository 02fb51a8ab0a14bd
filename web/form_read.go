package web

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/guard"
)

// sentForm is what a form of a page brought: its fields, and the files that came with it. A file that is refused does not lose the fields.
type sentForm struct {
	values url.Values
	files  []guard.Report
	faults []string // of the files, in Chinese
}

// mostFields bounds the fields of a form, all together.
const mostFields = 4 << 20

// readForm reads a form. Its fields come before its files, so that they are there when a file is too large.
func readForm(c *gin.Context, files int) (sentForm, error) {
	sent := sentForm{values: url.Values{}}
	if kind, _, _ := mime.ParseMediaType(c.ContentType()); kind != "multipart/form-data" {
		if err := c.Request.ParseForm(); err != nil {
			return sent, unfinished(err)
		}
		sent.values = c.Request.PostForm
		return sent, nil
	}
	parts, err := c.Request.MultipartReader()
	if err != nil {
		return sent, errNotForm
	}
	batch := guard.Batch{Limits: guard.Limits{Files: files}, Kinds: []guard.Kind{guard.PDF, guard.PNG, guard.JPEG, guard.Word}}
	for room := int64(mostFields); ; {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return sent, nil
		}
		if err != nil {
			return sent, sent.stopped(err)
		}
		if part.FileName() != "" {
			if err := sent.take(&batch, part.FileName(), part); err != nil {
				return sent, err
			}
			continue
		}
		text, err := io.ReadAll(io.LimitReader(part, room+1))
		if room -= int64(len(text)); err != nil || room < 0 {
			return sent, sent.stopped(err)
		}
		if part.FormName() != "" && !isFileField(part.Header.Get("Content-Disposition")) {
			sent.values.Add(part.FormName(), huishang.Visible(string(text)))
		}
	}
}

// isFileField tells the empty field of a file that was not chosen from a field of text.
func isFileField(disposition string) bool {
	_, params, err := mime.ParseMediaType(disposition)
	_, named := params["filename"]
	return err == nil && named
}

func (f *sentForm) take(batch *guard.Batch, name string, file io.Reader) error {
	report, err := batch.Take(name, file)
	if faults, refused := guard.Refused(err); refused {
		for _, fault := range faults {
			f.faults = append(f.faults, report.Name+"："+fault.String())
		}
		return nil
	}
	if err != nil {
		return f.stopped(err)
	}
	f.files = append(f.files, report)
	return nil
}

// stopped is a form that did not come to its end. When it only was too large, what came before the file counts.
func (f *sentForm) stopped(err error) error {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) && f.values.Has(formEnd) {
		f.faults = append(f.faults, "文件一共超过 20 MB，没有收下。请压缩扫描件的分辨率，或分几次归档。")
		return nil
	}
	if err == nil {
		return errNotForm
	}
	return unfinished(err)
}

// formEnd is the last field of a form before its files: without it the form was cut off.
const formEnd = "whole"
