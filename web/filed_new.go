package web

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gin-gonic/gin"

	"huishang/store"
	"huishang/web/entry"
)

// filedPage is where scans and signed texts are filed with a dossier.
type filedPage struct {
	frame
	Path   string
	Kinds  []entry.Choice
	Kind   string
	Other  string // another kind, in somebody's own words
	Round  string
	Faults []entry.Told
}

// filedKinds are what is filed by hand, by their names in the store.
func filedKinds() []entry.Choice {
	return []entry.Choice{{Value: "agreement", Label: "协议书文本（送审、审定或签署的 Word、PDF）"}, {Value: "protocol", Label: "议定书文本"},
		{Value: "签署稿扫描件", Label: "签署稿扫描件"}, {Value: "厅长办公会纪要", Label: "厅长办公会纪要"}, {Value: "市政府会议纪要", Label: "市政府会议纪要"},
		{Value: "来函扫描件", Label: "来函扫描件"}}
}

// filedNew shows the form: GET /dossiers/{id}/documents/new.
func (s *site) filedNew(c *gin.Context) error {
	return s.showFiling(c, http.StatusOK, filedPage{})
}

func (s *site) showFiling(c *gin.Context, status int, page filedPage) error {
	g, err := s.ground(c)
	if err != nil {
		return err
	}
	place, err := s.placeOf(c, g)
	if err != nil {
		return err
	}
	page.frame, page.Kinds = s.frame(c, "归入文件").at(place), filedKinds()
	page.Path = "/dossiers/" + g.Record.ID + "/documents/new"
	if page.Round == "" {
		page.Round = strconv.Itoa(max(place.Round, 1))
	}
	s.show(c, status, "filed_new", page)
	return nil
}

// filedPost files what was sent: POST /dossiers/{id}/documents/new.
func (s *site) filedPost(c *gin.Context) error {
	if err := s.sees(c); err != nil {
		return err
	}
	sent, err := readForm(c, mostScans)
	if err != nil {
		return err
	}
	if !sent.values.Has(formEnd) {
		return errUnread
	}
	page := filedPage{Kind: sent.values.Get("kind"), Other: strings.TrimSpace(sent.values.Get("other")), Round: sent.values.Get("round")}
	kind := page.Kind
	if page.Other != "" {
		kind = page.Other
	}
	round, err := strconv.Atoi(strings.TrimSpace(page.Round))
	blame := func(id, where, message string) {
		page.Faults = append(page.Faults, entry.Told{ID: id, Where: where, Message: message})
	}
	if kind == "" {
		blame("kind", "文件种类", "请选择这是什么文件，或自己写。")
	}
	if utf8.RuneCountInString(kind) > 40 {
		blame("other", "文件种类", "最多40个字。")
	}
	if err != nil || round < 1 || round > 99 {
		blame("round", "轮次", "应为1到99的整数。")
	} else if err := s.view(c, func(tx *store.Tx) error { return holdRound(tx, c.Param("id"), round) }); errors.As(err, &store.Refused{}) {
		blame("round", "轮次", err.Error())
	} else if err != nil {
		return err
	}
	for _, fault := range sent.faults {
		blame("scan", "文件", fault)
	}
	if len(sent.files)+len(sent.faults) == 0 {
		blame("scan", "文件", "没有选择文件。")
	}
	if len(page.Faults) > 0 {
		return s.showFiling(c, http.StatusUnprocessableEntity, page)
	}
	return s.fileAll(c, kind, round, sent)
}

func (s *site) fileAll(c *gin.Context, kind string, round int, sent sentForm) error {
	var links []doneLink
	if err := s.update(c, func(tx *store.Tx) error {
		links = nil
		record, err := tx.Dossier(c.Param("id"))
		if err != nil {
			return err
		}
		for _, file := range sent.files {
			d, err := tx.AddDocument(record.ID, store.Document{Version: record.Latest, Round: round, Kind: kind, Name: file.Name, Media: mediaOf[file.Kind]},
				bytes.NewReader(file.Bytes))
			if err != nil {
				return err
			}
			links = append(links, doneLink{d.Name + "，校验值尾号 " + tailOf(d.File.SHA256), apiRoot + "dossiers/" + record.ID + "/documents/" + d.ID})
		}
		return nil
	}); err != nil {
		return err
	}
	s.sayDone(c, fmt.Sprintf("已归入第%d轮 %d 份文件。", round, len(links)), links...)
	c.Redirect(http.StatusSeeOther, "/dossiers/"+c.Param("id"))
	return nil
}
