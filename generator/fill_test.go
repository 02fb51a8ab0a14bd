package generator_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"huishang"
	"huishang/generator"
	"huishang/templates"
	"huishang/templates/twin"
	"huishang/testdata"
)

// cities are the dossiers of testdata; 石家庄市 meets for the first time.
var cities = []string{"石家庄市", "唐山市", "沧州市"}

func loadTemplates(t testing.TB) *generator.Templates {
	t.Helper()
	set, err := generator.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func dossier(t testing.TB, city string) *huishang.Dossier {
	t.Helper()
	entries, err := testdata.Dossiers.ReadDir("dossiers")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.Contains(e.Name(), city) {
			data, err := testdata.Dossiers.ReadFile("dossiers/" + e.Name())
			if err != nil {
				t.Fatal(err)
			}
			d, err := huishang.Decode(data)
			if err != nil {
				t.Fatal(err)
			}
			return d
		}
	}
	t.Fatalf("no dossier of %s", city)
	return nil
}

var day = huishang.NewDate(2026, 11, 23)

// everything makes every document the dossier gives, and tells which it does not.
// review is what a check may have found.
var review = generator.Review{Rules: "1.0", Findings: []generator.Finding{
	{Level: "错误", Article: "第十三条", Quote: "并有专项经费支持", Where: "议题建议第3项议题", Problem: "没有专项经费。", Remedy: "请填写市级财政专项经费金额和预算依据。"},
	{Level: "警告", Article: "第十七条", Where: "工作会议", Problem: "距上次会议800天，不在“1—2年”内", Remedy: "请填写原因"},
	{Level: "警告", Article: "第十三条", Where: "城市", Problem: "研发投入强度未逐年提高", Settled: "因GDP核实修订，已书面说明"},
}}

func everything(t *testing.T, set *generator.Templates, city string) (map[string]generator.Document, []string) {
	t.Helper()
	d := dossier(t, city)
	grow(t, d)
	documents := map[string]generator.Document{}
	var unfit []string
	for _, k := range generator.Kinds() {
		o := generator.Options{Templates: set, Today: day}
		if k.Name == "correction-notice" {
			o.Review.Findings = []generator.Finding{{Level: "错误", Where: "议题建议第3项议题", Problem: "没有专项经费", Remedy: "请填写市级财政专项经费金额和预算依据", Article: "第十三条"},
				{Where: "区域产业发展需求", Problem: "第2项没有目标水平", Remedy: "请补充"}}
		}
		if k.Name == "review-opinion" {
			o.Review = review
		}
		document, err := generator.Fill(k.Name, withStep(d, k.Name), o)
		var why *generator.Unfit
		switch {
		case errors.As(err, &why):
			unfit = append(unfit, k.Name)
		case err != nil:
			t.Fatalf("%s of %s: %v", k.Name, city, err)
		default:
			documents[k.Name] = document
		}
	}
	return documents, unfit
}

// steps are those of documents whose step no example has taken.
var steps = map[string]huishang.Event{
	"protocol-objection": {Step: huishang.EstCityObjection, Round: 1, Clause: "第二条", Note: "合作主题要增加沿海经济带建设的内容，并明确双方的分工。"},
	"renewal-record":     {Step: huishang.EstRenewAgree, Round: 1, Note: "双方同意延续五年，合作主题由双方另行商定。", ValidUntil: huishang.NewDate(2028, 5, 17)},
	"termination-record": {Step: huishang.EstTerminate, Round: 1, Note: "双方商定不再延续，未完成的事项继续落实。"},
	"materials-notice":   {Step: huishang.MtgRemind, Round: 1, Due: huishang.NewDate(2027, 1, 8)},
	"objection":          {Step: huishang.MtgCityObjection, Round: 2, Clause: "事项A3", Note: "完成时限太紧，建议延后一年。"},
}

// withStep is the dossier with the step of a document in its log.
func withStep(d *huishang.Dossier, kind string) *huishang.Dossier {
	e, listed := steps[kind]
	if !listed {
		return d
	}
	e.At = day
	fresh := *d
	if strings.HasPrefix(string(e.Step), "est.") {
		fresh.Procedure.Establishment = append(slices.Clone(d.Procedure.Establishment), e)
	} else {
		fresh.Procedure.Meeting = append(slices.Clone(d.Procedure.Meeting), e)
	}
	return &fresh
}

func TestNothingIsLeftOver(t *testing.T) {
	set := loadTemplates(t)
	for _, city := range cities {
		documents, _ := everything(t, set, city)
		for kind, document := range documents {
			text, err := twin.Write(document.Bytes)
			if err != nil {
				t.Fatal(err)
			}
			for _, bad := range []string{"{{", "}}", "〔待填", "<nil>", "false", "true", "。。", "；。", "，。", "、。", "“”", "（）"} {
				if strings.Contains(text, bad) {
					t.Errorf("%s of %s has %q: …%s…", kind, city, bad, around(text, bad))
				}
			}
			for _, other := range []string{"石家庄市", "唐山市", "沧州市", "保定市", "邯郸市"} {
				if other != city && strings.Contains(text, other) {
					t.Errorf("%s of %s names %s", kind, city, other)
				}
			}
		}
	}
}

func around(text, at string) string {
	i := strings.Index(text, at)
	return strings.ToValidUTF8(text[max(0, i-40):min(len(text), i+40)], "")
}

func TestDraftMarksVanish(t *testing.T) {
	set := loadTemplates(t)
	d := dossier(t, "唐山市")
	for _, c := range []struct {
		stage       huishang.ProtocolStatus
		mark, title bool
	}{{huishang.ProtocolDraft, true, true}, {huishang.ProtocolRevised, true, true}, {huishang.ProtocolApproved, true, false}, {huishang.ProtocolSigned, false, false}} {
		for _, kind := range []string{"protocol", "agreement"} {
			document, err := generator.Fill(kind, d, generator.Options{Templates: set, Today: day, Stage: c.stage, Round: 2})
			if err != nil {
				t.Fatal(err)
			}
			text, err := twin.Write(document.Bytes)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Contains(text, string(c.stage)+"·第2轮"); got != c.mark {
				t.Errorf("%s %s: mark %v", c.stage, kind, got)
			}
			if got := strings.Contains(text, "（草案）"); got != c.title {
				t.Errorf("%s %s: （草案） %v", c.stage, kind, got)
			}
		}
	}
}

func TestRoundsFollowTheLog(t *testing.T) {
	set := loadTemplates(t)
	d := dossier(t, "唐山市")
	log := d.Procedure.Meeting[:9]
	d.Procedure.Meeting = append(append([]huishang.Event(nil), log...), huishang.Event{Seq: 9, At: day, Step: huishang.MtgCityObjection, Actor: "市领导"})
	document, err := generator.Fill("agreement", d, generator.Options{Templates: set, Today: day})
	if err != nil {
		t.Fatal(err)
	}
	text, err := twin.Write(document.Bytes)
	if err != nil || !strings.Contains(text, "修订稿·第2轮") {
		t.Errorf("an objection did not open the second round: %v", err)
	}
}

func TestSameBytesFromManyGoroutines(t *testing.T) {
	set := loadTemplates(t)
	d := dossier(t, "唐山市")
	first, err := generator.Fill("agreement", d, generator.Options{Templates: set, Today: day})
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			again, err := generator.Fill("agreement", d, generator.Options{Templates: set, Today: day})
			if err != nil || !bytes.Equal(first.Bytes, again.Bytes) {
				t.Errorf("another file: %v", err)
			}
		})
	}
	wg.Wait()
}
