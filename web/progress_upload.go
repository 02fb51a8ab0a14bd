package web

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/intake"
	"huishang/store"
)

// progressUpload takes the filled form of a quarter: POST /dossiers/:id/progress.
func (s *site) progressUpload(c *gin.Context) error {
	parcel, _, done, err := s.filledOf(c, "progress", "items")
	if err == nil && parcel != nil {
		defer done()
		err = s.report(c, parcel, s.keepReports(c))
	}
	return s.afterReport(c, err)
}

// keepReports keeps reports and shows what they came to.
func (s *site) keepReports(c *gin.Context) func(*intake.Reports) error {
	return func(reports *intake.Reports) error {
		var kept []store.Progress
		if err := s.update(c, func(tx *store.Tx) (err error) {
			kept, err = reports.Save(tx)
			return err
		}); err != nil {
			return err
		}
		text := keptText(kept, reports)
		if len(reports.Findings) == 0 {
			s.sayDone(c, text)
			c.Redirect(http.StatusSeeOther, "/dossiers/"+c.Param("id")+"/progress")
			return nil
		}
		return s.showProgress(c, http.StatusOK, func(page *progressPage) {
			page.Done = &done{Text: text}
			page.Found = toldEach(reports.Findings, func(f intake.Finding) finding { return finding{f.Finding, signs[f.Level]} })
		})
	}
}

// keptText says what was kept.
func keptText(kept []store.Progress, reports *intake.Reports) string {
	ids := toldEach(kept, func(p store.Progress) string { return p.ItemID })
	text := fmt.Sprintf("已登记 %d 项进展（%s），截至%s。", len(kept), strings.Join(ids, "、"), reports.On.Chinese())
	switch waits := reports.Waits(); {
	case waits != nil && len(waits.Missing) == 0:
		text += "程序步骤“更新进展”暂不登记：" + waits.Error()
	case waits != nil:
		text += "程序步骤“更新进展”暂不登记，先要办理：" + strings.Join(toldEach(waits.Missing, huishang.Step.Name), "、") + "。"
	}
	return text
}

// afterReport shows the page again with why nothing was taken.
func (s *site) afterReport(c *gin.Context, err error) error {
	if err == nil || as[store.NotFound](err) {
		return err
	}
	status, _ := statusOf(err)
	if status >= http.StatusInternalServerError {
		return err
	}
	if status == http.StatusRequestEntityTooLarge {
		drain(c)
	}
	faults := []string{messageOf(err)}
	if refusal, refused := intake.IsRefused(err); refused {
		faults = toldEach(refusal.Faults, intake.Fault.String)
	}
	return s.showProgress(c, http.StatusUnprocessableEntity, func(page *progressPage) { page.Faults = faults })
}
