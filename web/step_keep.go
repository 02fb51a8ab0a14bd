package web

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/guard"
	"huishang/proceeding"
	"huishang/store"
)

// keepStep puts a prepared step on record with the scans that came with it, and leads back to the dossier.
func (s *site) keepStep(c *gin.Context, w *stepWork, ready *proceeding.Prepared, sent sentForm) error {
	var taken proceeding.Taken
	var scans []store.Document
	if err := s.update(c, func(tx *store.Tx) (err error) {
		if taken, err = ready.Keep(tx); err != nil {
			return err
		}
		if scans, err = fileScans(tx, taken, sent.files); err != nil {
			return err
		}
		return tx.DropDraft(w.path())
	}); err != nil {
		return err
	}
	text, links := doneByStep(w, taken, scans)
	s.sayDone(c, text, links...)
	c.Redirect(http.StatusSeeOther, "/dossiers/"+taken.Version.Dossier)
	return nil
}

// fileScans files scans under the round of the step they came with.
func fileScans(tx *store.Tx, taken proceeding.Taken, files []guard.Report) ([]store.Document, error) {
	var filed []store.Document
	event := taken.Events[0]
	for _, file := range files {
		d, err := tx.AddDocument(taken.Version.Dossier, store.Document{Version: taken.Version.N, Round: max(event.Round, 1),
			Kind: event.Step.Name() + "扫描件", Name: file.Name, Media: mediaOf[file.Kind]}, bytes.NewReader(file.Bytes))
		if err != nil {
			return nil, err
		}
		filed = append(filed, d)
	}
	return filed, nil
}

// doneByStep says what came of a step, with the documents to download.
func doneByStep(w *stepWork, taken proceeding.Taken, scans []store.Document) (string, []doneLink) {
	text := fmt.Sprintf("已登记“%s”，现在是：%s。", w.act.Step.Name(), standsAt(w.act.Step, taken.Standing))
	if taken.Opened {
		text = fmt.Sprintf("已登记“%s”，并为下一次会商新建了卷宗。", w.act.Step.Name())
	}
	if digest := taken.Events[0].FileSHA256; w.form.text && digest != "" {
		text += "文本校验值尾号：" + tailOf(digest) + "。"
	}
	text += unmadeText(taken.Unmade)
	for _, one := range taken.LeftOut {
		text += fmt.Sprintf("议题%s没有纳入：%s。", one.TopicID, one.Reason)
	}
	var links []doneLink
	for _, d := range append(taken.Documents, scans...) {
		links = append(links, doneLink{"下载 " + d.Name, apiRoot + "dossiers/" + taken.Version.Dossier + "/documents/" + d.ID})
	}
	return text, links
}

// unmadeText tells which documents were not made, each with the first of the reasons, or is empty.
func unmadeText(unmade []proceeding.Unmade) string {
	if len(unmade) == 0 {
		return ""
	}
	titles := toldEach(unmade, func(one proceeding.Unmade) string { return one.Title + "（" + one.Reasons[0] + "）" })
	return "没有生成：" + strings.Join(titles, "、") + "。"
}

func standsAt(step huishang.Step, stand huishang.Standing) string {
	if strings.HasPrefix(string(step), "est.") {
		return stand.Founding.State.Name()
	}
	return stand.Meeting.State.Name()
}
