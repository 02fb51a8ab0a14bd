package web

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/guard"
	"huishang/store"
)

// errOneFile is a form with another number of files than one.
var errOneFile = errors.New("请在 file 一栏放一个文件，并写明 kind（这是什么文件）。")

// A scan is a file somebody files by hand: a signed original, minutes, an approved text.
type scan struct {
	kind  string
	round int
	file  guard.Report
}

// createdDocument is a document that was filed, and what was taken out of it before.
type createdDocument struct {
	toldDocument
	Warnings []string `json:"warnings,omitempty"`
}

var mediaOf = map[guard.Kind]string{guard.Word: wordType, guard.PDF: "application/pdf", guard.PNG: "image/png", guard.JPEG: "image/jpeg",
	guard.Excel: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}

// filedCreate files a scan or a signed file with a dossier: POST /api/v1/dossiers/{id}/documents, a form with file, kind and, if need be,
// round.
func (s *site) filedCreate(c *gin.Context) error {
	if err := s.sees(c); err != nil {
		return err
	}
	given, err := readScan(c)
	if err != nil {
		return err
	}
	request := fingerprint(c, []byte(given.kind), []byte(strconv.Itoa(given.round)), []byte(given.file.Name), given.file.Bytes)
	return s.once(c, request, func(tx *store.Tx) (reply, error) {
		return s.file(c, tx, given)
	})
}

// sees refuses a dossier that is not there before its sender has sent a file or knows more of it.
func (s *site) sees(c *gin.Context) error {
	return s.view(c, func(tx *store.Tx) error { _, err := tx.Dossier(c.Param("id")); return err })
}

func (s *site) file(c *gin.Context, tx *store.Tx, given scan) (reply, error) {
	record, err := tx.Dossier(c.Param("id"))
	if err != nil {
		return reply{}, err
	}
	if err := holdRound(tx, record.ID, given.round); err != nil {
		return reply{}, err
	}
	filed, err := tx.AddDocument(record.ID, store.Document{Version: record.Latest, Round: max(given.round, 1), Kind: given.kind,
		Name: given.file.Name, Media: mediaOf[given.file.Kind]}, bytes.NewReader(given.file.Bytes))
	if err != nil {
		return reply{}, err
	}
	answer := createdDocument{toldDocument: tellDocument(filed)}
	for _, w := range given.file.Warnings {
		answer.Warnings = append(answer.Warnings, w.String())
	}
	r, err := replyOf(http.StatusCreated, answer)
	r.Location = apiRoot + "dossiers/" + record.ID + "/documents/" + filed.ID
	return r, err
}

// holdRound refuses a file for a round neither procedure has come to: every objection of the city leaders begins another. The error is
// [store.Refused].
func holdRound(tx *store.Tx, dossier string, round int) error {
	log, err := tx.Events(dossier)
	if err != nil {
		return err
	}
	last := 1
	for _, e := range log {
		begun := max(e.Round, 1)
		if e.Step == huishang.EstCityObjection || e.Step == huishang.MtgCityObjection {
			begun++
		}
		last = max(last, begun)
	}
	if round > last {
		return store.Refused{Reason: fmt.Sprintf("这份卷宗现在是第%d轮，不能把文件归入第%d轮，请改正轮次。", last, round)}
	}
	return nil
}

// mostWord bounds a field of a form that is no file.
const mostWord = 1 << 10

func readScan(c *gin.Context) (scan, error) {
	var given scan
	parts, err := c.Request.MultipartReader()
	if err != nil {
		return given, errOneFile
	}
	batch := guard.Batch{Limits: guard.Limits{Files: 1}, Kinds: []guard.Kind{guard.Word, guard.Excel, guard.PDF, guard.PNG, guard.JPEG}}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return given, unfinished(err)
		}
		if part.FormName() == "file" {
			if given.file, err = batch.Take(part.FileName(), part); err != nil {
				return given, err
			}
			continue
		}
		word, err := io.ReadAll(io.LimitReader(part, mostWord))
		if err != nil {
			return given, unfinished(err)
		}
		if err := given.field(part.FormName(), strings.TrimSpace(string(word))); err != nil {
			return given, err
		}
	}
	if given.kind == "" || len(given.file.Bytes) == 0 {
		return given, errOneFile
	}
	return given, nil
}

func (s *scan) field(name, word string) error {
	switch name {
	case "kind":
		if err := legibleWord("kind ", word); err != nil {
			return err
		}
		if utf8.RuneCountInString(word) > 40 {
			return errQuery{"kind 最多40个字，请写简短的文件名称，如“协议书签署稿扫描件”。"}
		}
		s.kind = word
	case "round":
		n, err := strconv.Atoi(word)
		if err != nil || n < 1 || n > 99 {
			return errQuery{"round 应为1到99的轮次，现为“" + word + "”。"}
		}
		s.round = n
	default:
		return errQuery{"表单里有未知的栏目“" + name + "”，只收 file、kind、round。"}
	}
	return nil
}
