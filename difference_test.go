package huishang

import (
	"os"
	"strings"
	"testing"
)

func readCase(t *testing.T) *Dossier {
	t.Helper()
	data, err := os.ReadFile("testdata/dossiers/130200-唐山市.json")
	if err != nil {
		t.Fatal(err)
	}
	d, err := Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDifferences(t *testing.T) {
	before, after := readCase(t), readCase(t)
	if same := Differences(before, after); len(same) > 0 {
		t.Errorf("the same differs: %+v", same)
	}
	topics := after.Proposal.Topics
	gone := topics[0]
	after.Proposal.Topics = append(topics[1:len(topics):len(topics)], Topic{ID: "TP9", Title: "新的议题"})
	after.Proposal.Topics[0].Fund.Special, _ = ParseDecimal("1234.5")
	after.Proposal.Date = NewDate(2026, 6, 20)
	after.Protocol.Preamble = ""
	after.Committee = nil
	told := map[string]Difference{}
	for _, d := range Differences(before, after) {
		told[d.Where] = d
	}
	second := before.Proposal.Topics[1]
	for where, want := range map[string][2]string{
		"议定书 › 前言":    {before.Protocol.Preamble, ""},
		"议题建议 › 报送日期": {before.Proposal.Date.Chinese(), "2026年6月20日"},
		"议题建议 › 议题“" + second.ID + "” › 专项经费 › 金额": {spokenWan(second.Fund.Special), "1234.5 万元"},
		"议题建议 › 议题“TP9”":                           {"", "编号：TP9\n名称：新的议题"},
	} {
		d, there := told[where]
		if !there || d.Before != want[0] || d.After != want[1] {
			t.Errorf("%s: %+v, want %q", where, d, want)
		}
	}
	if d := told["议题建议 › 议题“"+gone.ID+"”"]; !d.Removed() || !strings.Contains(d.Before, gone.Title) {
		t.Errorf("the topic that went: %+v", d)
	}
	if t.Failed() {
		for where := range told {
			t.Log(where)
		}
	}
}

func spokenWan(d Decimal) string { return d.String() + " 万元" }

// What is told of a dossier against an empty one is all it says, and the other way round.
func TestDifferencesFromNothing(t *testing.T) {
	d := readCase(t)
	came, went := Differences(&Dossier{}, d), Differences(d, &Dossier{})
	if len(came) == 0 || len(came) != len(went) {
		t.Fatalf("%d came, %d went", len(came), len(went))
	}
	for i := range came {
		if !came[i].Added() || !went[i].Removed() || came[i].After != went[i].Before {
			t.Errorf("%+v and %+v", came[i], went[i])
		}
	}
}

func BenchmarkDifferences(b *testing.B) {
	data, err := os.ReadFile("testdata/dossiers/130200-唐山市.json")
	if err != nil {
		b.Fatal(err)
	}
	before, err := Decode(data)
	if err != nil {
		b.Fatal(err)
	}
	after, err := Decode(data)
	if err != nil {
		b.Fatal(err)
	}
	after.Proposal.Title = "另一个标题"
	for b.Loop() {
		Differences(before, after)
	}
}
