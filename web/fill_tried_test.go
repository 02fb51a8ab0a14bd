package web

import (
	"net/http"
	"strings"
	"testing"

	"huishang"
)

func TestWhatADossierGivesIsFoundOutOnce(t *testing.T) {
	today := fixedDay()
	in := newTown(t, Config{})
	in.site.Today = func() huishang.Date { return today }
	liaison := in.of("liaison")
	upload := func(text []byte) string {
		r := form(t, fileField, "卷宗.json", text)
		r.AddCookie(&http.Cookie{Name: in.site.cookies.name(sessionName), Value: liaison.token})
		answer, body := ask(in.handler, r)
		if answer.StatusCode != http.StatusSeeOther {
			t.Fatal(answer.StatusCode, body)
		}
		return answer.Header.Get("Location")
	}
	look := func(path string, known int, words string) {
		t.Helper()
		if _, page := in.ask(liaison, http.MethodGet, path, ""); !strings.Contains(page, words) {
			t.Errorf("the page of %s lacks %q", path, words)
		}
		if got := len(in.site.trials.known); got != known {
			t.Errorf("%d outcomes are known, not %d", got, known)
		}
	}
	whole, gaps := upload(dossierText(t)), upload(gappy(t))
	look(whole, 2, "“绩效评估”没有填写")
	look(upload(dossierText(t)), 2, "“绩效评估”没有填写")
	look(gaps, 2, "“议题建议 › 标题”没有填写")
	today = today.AddDays(1)
	look(gaps, 3, "“议题建议 › 标题”没有填写")
}

func TestOutcomesAreBounded(t *testing.T) {
	known := trials{known: map[trial][]documentRow{}}
	for n := range mostTried + 5 {
		known.put(trial{templates: int64(n)}, nil)
		known.put(trial{templates: int64(n)}, nil)
	}
	_, oldest := known.get(trial{templates: 4})
	if _, ok := known.get(trial{templates: 5}); oldest || !ok || len(known.known) != mostTried || len(known.order) != mostTried {
		t.Errorf("%d outcomes are kept, the oldest: %v", len(known.known), oldest)
	}
}
