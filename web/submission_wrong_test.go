package web

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"huishang"
	"huishang/store"
	"huishang/templates"
)

// withPart is a form with one more part in the package.
func withPart(t testing.TB, form []byte, name, content string) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(form), int64(len(form)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, f := range from.File {
		if err := to.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	part, err := to.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(part, content); err != nil {
		t.Fatal(err)
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestWrongFilesAreTold hands in what cannot be taken: each is told with its name, and nothing is kept, of the good ones beside it neither.
func TestWrongFilesAreTold(t *testing.T) {
	w, _ := townWithDossier(t)
	clerk := w.of("tangshan")
	form := filledForm(t, "proposal", fullDossier(t), nil)
	foreign, late := fullDossier(t), fullDossier(t)
	foreign.City.Code, foreign.City.Name = foreignCity, "沧州市"
	late.Proposal.Year = 2031
	word, err := templates.FS.ReadFile("agreement.docx")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		files []sent
		says  []string
	}{
		{"a macro", []sent{{"报送表.xlsm", withPart(t, form, "xl/vbaProject.bin", "Attribute VB_Name")}}, []string{"报送表.xlsm", "宏", "另存为"}},
		{"a bomb", []sent{{"大.xlsx", withPart(t, form, "xl/media/a.bin", strings.Repeat("0", 60<<20))}}, []string{"大.xlsx"}},
		{"an old format", []sent{{"报送表.xls", append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 2048)...)}}, []string{"报送表.xls", "另存为"}},
		{"another city's", []sent{{"报送表.xlsx", filledForm(t, "proposal", foreign, nil)}}, []string{"沧州市", "130200"}},
		{"another year's", []sent{{"报送表.xlsx", filledForm(t, "proposal", late, nil)}}, []string{"2031年", "2026年"}},
		{"another form", []sent{{"进展.xlsx", filledForm(t, "progress", fullDossier(t), nil)}}, []string{"进展填报表", "应为报送表"}},
		{"broken JSON", []sent{{"卷宗.json", []byte("{\n \"city\": 唐山\n}")}}, []string{"卷宗.json", `"line":2`}},
		{"an unknown key", []sent{{"卷宗.json", []byte(`{"proposal":{"tittle":"甲"}}`)}}, []string{"title（标题）"}},
		{"what is the department's", []sent{{"卷宗.json", []byte(`{"proposal":{"year":2026},"agreement":{"id":"A"}}`)}}, []string{"agreement", "请删去"}},
		{"another city's part", []sent{{"卷宗.json", []byte(`{"city":{"code":"130900"},"proposal":{"year":2026}}`)}}, []string{"130900", "130200"}},
		{"no year", []sent{{"卷宗.json", []byte(`{"needs":{"title":"需求"}}`)}}, []string{"哪一年"}},
		{"only attachments", []sent{{"附件.docx", word}}, []string{"只有附件"}},
		{"two forms", []sent{{"一.xlsx", form}, {"二.xlsx", form}}, []string{"二.xlsx", "第二份"}},
		{"a plain workbook", []sent{{"台账.xlsx", withPart(t, form, "x", "")[:200]}}, []string{"台账.xlsx"}},
		{"a bad one among good ones", []sent{{"报送表.xlsx", form}, {"附件.docx", word}, {"坏.docx", word[:len(word)/2]}}, []string{"坏.docx"}},
		{"nothing", nil, []string{"没有收到文件"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			answer, body := w.handIn(t, clerk, submissions, nil, c.files...)
			if answer.StatusCode != http.StatusUnprocessableEntity || answer.Header.Get("Content-Type") != problemType {
				t.Fatalf("got %d %s", answer.StatusCode, body)
			}
			for _, words := range c.says {
				if !strings.Contains(body, words) {
					t.Errorf("it does not say %q: %s", words, body)
				}
			}
		})
	}
	w.holdSubmissions(t, 0)
}

// holdSubmissions holds how many submissions are kept.
func (w *town) holdSubmissions(t testing.TB, want int) {
	t.Helper()
	w.update(t, func(tx *store.Tx) error {
		all, _, err := tx.Submissions(store.SubmissionFilter{}, store.Page{Limit: 500})
		if len(all) != want {
			t.Errorf("%d submissions are kept, want %d", len(all), want)
		}
		return err
	})
}

// TestTheSameBytesAreOneSubmission sends them again, under another name, with and without an idempotency key.
func TestTheSameBytesAreOneSubmission(t *testing.T) {
	w, _ := townWithDossier(t)
	clerk := w.of("tangshan")
	form := filledForm(t, "proposal", fullDossier(t), nil)
	answer, body := w.handIn(t, clerk, submissions, nil, sent{"报送表.xlsx", form})
	first := says[given](t, answer, body, 201)
	answer, body = w.handIn(t, clerk, submissions, nil, sent{"报送表 (2).xlsx", form})
	if again := says[given](t, answer, body, 200); again.ID != first.ID || again.Version != first.Version {
		t.Errorf("it became %+v", again)
	}
	send := func(data []byte) (*http.Response, string) {
		r := w.handInRequest(t, clerk, submissions, nil, sent{"报送表.json", data})
		r.Header.Set("Idempotency-Key", "k1")
		return ask(w.handler, r)
	}
	part := []byte(`{"needs":{"title":"唐山市区域产业发展需求"},"proposal":{"year":2026}}`)
	answer, body = send(part)
	once := says[given](t, answer, body, 201)
	answer, body = send(part)
	if twice := says[given](t, answer, body, 201); twice.ID != once.ID || answer.Header.Get("Idempotency-Replayed") != "true" {
		t.Errorf("the key was carried out twice: %s", body)
	}
	if answer, body = send([]byte(`{"proposal":{"year":2026}}`)); answer.StatusCode != 422 || !strings.Contains(body, "幂等键") {
		t.Errorf("the key with another request: %d %s", answer.StatusCode, body)
	}
	w.holdSubmissions(t, 2)
}

// TestTwoHandInAtOnce lets both be taken, one over the other, neither lost.
func TestTwoHandInAtOnce(t *testing.T) {
	w, dossier := townWithDossier(t)
	full := fullDossier(t)
	form := filledForm(t, "proposal", full, nil)
	fund := cellOf(t, form, "议题建议", "1000")
	requests := []*http.Request{
		w.handInRequest(t, w.of("tangshan"), submissions, nil, sent{"甲.xlsx", form}),
		w.handInRequest(t, w.of("a key to write"), submissions, nil, sent{"乙.xlsx", filledForm(t, "proposal", full, map[string]any{fund: 1200})}),
	}
	var both sync.WaitGroup
	for _, r := range requests {
		both.Go(func() {
			if answer, body := ask(w.handler, r); answer.StatusCode != 201 {
				t.Errorf("got %d %s", answer.StatusCode, body)
			}
		})
	}
	both.Wait()
	w.holdSubmissions(t, 2)
	w.update(t, func(tx *store.Tx) error {
		d, err := tx.Dossier(dossier)
		if err != nil || d.Latest != 3 {
			t.Errorf("the dossier has version %d, %v", d.Latest, err)
		}
		return err
	})
}

// A breaking body ends before its time.
type breaking struct{ io.Reader }

func (b breaking) Read(into []byte) (int, error) {
	n, err := b.Reader.Read(into)
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

func TestABrokenConnectionLeavesNothing(t *testing.T) {
	w, dossier := townWithDossier(t)
	form := filledForm(t, "proposal", fullDossier(t), nil)
	for _, share := range []int{1, 2, 9, 10} {
		r := w.handInRequest(t, w.of("tangshan"), submissions, nil, sent{"报送表.xlsx", form})
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Fatal(err)
		}
		r.Body = io.NopCloser(breaking{bytes.NewReader(body[:len(body)*share/10-10])})
		if answer, text := ask(w.handler, r); answer.StatusCode != 400 || !strings.Contains(text, "请") {
			t.Errorf("after %d tenths: got %d %s", share, answer.StatusCode, text)
		}
	}
	w.holdSubmissions(t, 0)
	w.update(t, func(tx *store.Tx) error {
		d, err := tx.Dossier(dossier)
		if d.Latest != 1 {
			t.Errorf("the dossier has version %d", d.Latest)
		}
		return err
	})
}

// TestExplanations holds who may explain what, and that what still applies is kept with the next submission.
func TestExplanations(t *testing.T) {
	w, _ := townWithDossier(t)
	clerk := w.of("tangshan")
	full := fullDossier(t)
	less, err := huishang.ParseDecimal("1.50")
	if err != nil {
		t.Fatal(err)
	}
	full.City.Statistics[len(full.City.Statistics)-1].RDIntensity = less
	form := filledForm(t, "proposal", full, nil)
	answer, body := w.handIn(t, clerk, submissions, nil, sent{"报送表.xlsx", form})
	first := says[given](t, answer, body, 201)
	rule := ""
	for _, f := range first.Findings {
		if f.Level == "警告" {
			rule = f.Rule
		}
	}
	if rule == "" {
		t.Fatalf("there is no warning: %s", body)
	}
	list := `[{"rule":"` + rule + `","text":"基数修订","signed":"张局长","on":"2026-06-01"}]`
	tag := w.tagOf(t, clerk, first.ID)
	for name, c := range map[string]struct {
		list, tag, says string
		status          int
	}{
		"without what it rests on": {list, "", "If-Match", 428},
		"on something else":        {list, `"x"`, "请重新查看", 412},
		"of no rule":               {`[{"rule":"ART99-9","text":"无"}]`, tag, "ART99-9", 422},
		"empty":                    {`[{"rule":"` + rule + `","text":" "}]`, tag, "说明是空的", 422},
		"an unknown key":           {`[{"rul":"x"}]`, tag, "rul", 400},
	} {
		if answer, body := w.explain(t, clerk, first.ID, c.list, c.tag); answer.StatusCode != c.status || !strings.Contains(body, c.says) {
			t.Errorf("%s: got %d %s", name, answer.StatusCode, body)
		}
	}
	answer, body = w.explain(t, clerk, first.ID, list, tag)
	if says[given](t, answer, body, 200); answer.Header.Get("ETag") == tag {
		t.Error("the tag is as it was")
	}
	answer, body = w.handIn(t, clerk, submissions, nil, sent{"报送表.xlsx", withPart(t, form, "customXml/none.xml", "<a/>")})
	second := says[given](t, answer, body, 201)
	if len(second.Explanations) != 1 || second.Explanations[0].Text != "基数修订" {
		t.Errorf("kept are %+v", second.Explanations)
	}
}

// TestExplanationsComeWithTheFiles holds that what is written with the files is kept or refused, never lost: with new files, with the same
// again, and after they were returned.
func TestExplanationsComeWithTheFiles(t *testing.T) {
	w, _ := townWithDossier(t)
	clerk := w.of("tangshan")
	full := fullDossier(t)
	full.City.Statistics = full.City.Statistics[:2] // ART13-6, an error
	less, err := huishang.ParseDecimal("9.50")
	if err != nil {
		t.Fatal(err)
	}
	full.City.Statistics[1].RDIntensity = less // ART13-8, a warning
	form := filledForm(t, "proposal", full, nil)
	send := func(written string) (*http.Response, string) {
		fields := map[string]string{}
		if written != "" {
			fields["explanations"] = written
		}
		return w.handIn(t, clerk, submissions, fields, sent{"报送表.xlsx", form})
	}
	const good = `[{"rule":"ART13-8","text":"口径修订","signed":"张局长"}]`
	refused := func(name string) {
		t.Helper()
		answer, body := send(`[{"rule":"ZZZ","text":"x"},{"rule":"ART13-6","text":"x"},{"rule":"ART13-8","text":" "}]`)
		for _, says := range []string{"没有规则“ZZZ”的问题", "“ART13-6”是错误，不能只作说明", "“ART13-8”的说明是空的"} {
			if answer.StatusCode != 422 || !strings.Contains(body, says) {
				t.Errorf("%s: got %d, want %s: %s", name, answer.StatusCode, says, body)
			}
		}
	}
	kept := func(name, written string, status int) given {
		t.Helper()
		answer, body := send(written)
		s := says[given](t, answer, body, status)
		if len(s.Explanations) != 1 || s.Explanations[0].Rule != "ART13-8" || s.Explanations[0].Text != "口径修订" {
			t.Errorf("%s: kept are %+v", name, s.Explanations)
		}
		return s
	}
	refused("new files")
	w.holdSubmissions(t, 0)
	answer, body := send("")
	first := says[given](t, answer, body, 201)
	refused("the same files")
	if again := kept("the same files", good, 200); again.ID != first.ID {
		t.Errorf("it became %s, not %s", again.ID, first.ID)
	}
	kept("once more", good, 200)

	answer, body = w.settle(w.of("liaison"), first.ID+"/return", `{"note":"请补齐数据"}`)
	if answer.StatusCode != 200 {
		t.Fatalf("returned: %d %s", answer.StatusCode, body)
	}
	anew := kept("after it was returned", good, 201)
	if anew.ID == first.ID || anew.State != "received" || len(anew.Steps) != 1 || anew.Steps[0].Step != "mtg.submit" {
		t.Errorf("after it was returned: %+v", anew)
	}
}
