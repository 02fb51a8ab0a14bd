package web

import (
	"net/http"
	"strings"
	"testing"

	"huishang"
	"huishang/generator"
	"huishang/store"
)

// TestVersionsAreCompared shows the versions of a dossier and what differs between any two of them.
func TestVersionsAreCompared(t *testing.T) {
	w := newTown(t, Config{})
	d := fullDossier(t)
	id := w.keepDossier(t, d)
	file := func(tx *store.Tx, version int) error {
		made, err := generator.Fill("agreement", d, generator.Options{Templates: loadTemplates(t), Today: fixedDay()})
		if err == nil {
			_, err = tx.AddDocument(id, store.Document{Version: version, Round: 1, Kind: "agreement", Name: made.Name, Media: wordType}, strings.NewReader(string(made.Bytes)))
		}
		return err
	}
	w.update(t, func(tx *store.Tx) error {
		if err := file(tx, 1); err != nil {
			return err
		}
		d.Agreement.Preamble = "双方同意投入500万元。"
		d.Proposal.Topics[0].Title = `<b>路线图</b>`
		if _, err := tx.SaveVersion(id, 1, d, "按处室意见修改"); err != nil {
			return err
		}
		if err := file(tx, 2); err != nil {
			return err
		}
		d.Proposal.Date = huishang.NewDate(2026, 7, 1)
		_, err := tx.SaveVersion(id, 2, d, "改日期")
		return err
	})
	bureau, at := w.of("tangshan"), "/dossiers/"+id+"/versions"
	_, page := w.ask(bureau, http.MethodGet, at, "")
	shows(t, page, "现在是第 3 版", "按处室意见修改", "改日期", "和上一版对照")
	answer, _ := w.ask(bureau, http.MethodGet, at+"?from=1&to=3", "")
	if where := answer.Header.Get("Location"); answer.StatusCode != http.StatusSeeOther || where != at+"/3?against=1" {
		t.Errorf("%d to %q", answer.StatusCode, where)
	}
	_, page = w.ask(bureau, http.MethodGet, at+"/3?against=1", "")
	shows(t, page, "第3版和第1版对照", "议题“TP1” › 名称", "报送日期", "2026年", "协议书：逐段对照")
	if strings.Contains(page, "<b>路线图</b>") || !strings.Contains(page, "&lt;b&gt;路线图&lt;/b&gt;") {
		t.Error("a title breaks out")
	}
	_, page = w.ask(bureau, http.MethodGet, at+"/3", "")
	shows(t, page, "第3版和第2版对照", "报送日期")
	hides(t, page, "路线图", "逐段对照")
	_, page = w.ask(bureau, http.MethodGet, at+"/1", "")
	shows(t, page, "没有更早的可以对照")
	for path, status := range map[string]int{"/9": 404, "/x": 404, "/2?against=9": 404, "/2?against=x": 400, "?from=x": 400} {
		if answer, _ := w.ask(bureau, http.MethodGet, at+path, ""); answer.StatusCode != status {
			t.Errorf("%s: %d", path, answer.StatusCode)
		}
	}
}
