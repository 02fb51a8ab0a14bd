package huishang

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// TestDraftAgreement drafts agreements and shows them in testdata/golden/drafts.txt.
func TestDraftAgreement(t *testing.T) {
	var got strings.Builder
	for _, c := range []struct {
		name  string
		spoil func(*Dossier)
	}{
		{"首次起草", func(d *Dossier) { d.Agreement = nil }},
		{"第二轮重新起草，编号不变", func(*Dossier) {}},
		{"不纳入、合并、处室不同意", func(d *Dossier) {
			d.Agreement = nil
			topics := d.Proposal.Topics
			topics[0].Decision, topics[0].Reply = TopicLeftOut, "另行研究"
			topics[1].Decision, topics[1].MergedInto = TopicMerged, "TP3"
			d.Opinions.Agreement = append(d.Opinions.Agreement,
				Opinion{Division: "政策法规处", TopicID: "TP5", Verdict: VerdictDisagree, Text: "联盟已由部门组建", Adopted: AdoptedFully},
				Opinion{Division: "农村科技处", TopicID: "TP4", Verdict: VerdictAgree, SupportChannel: "省重点研发计划"})
		}},
		{"并入不纳入的议题、互相合并，一项不少", func(d *Dossier) {
			d.Agreement = nil
			topics := d.Proposal.Topics
			topics[0].Decision = TopicLeftOut
			topics[1].Decision, topics[1].MergedInto = TopicMerged, "TP1"
			topics[2].Decision, topics[2].MergedInto = TopicMerged, "TP4"
			topics[3].Decision, topics[3].MergedInto = TopicMerged, "TP3"
		}},
		{"厅长办公会新增的事项留着", func(d *Dossier) {
			d.Agreement.Items = append(d.Agreement.Items, Item{ID: "A6", Title: "共建科技金融专营机构", SourceNote: "厅长办公会新增"})
			d.Proposal.Topics = d.Proposal.Topics[:1]
		}},
		{"没有议题建议", func(d *Dossier) { d.Proposal, d.Agreement = nil, nil }},
	} {
		d := tangshan(t)
		c.spoil(d)
		draft, left := DraftAgreement(d)
		fmt.Fprintf(&got, "-- %s --\n%s %s %d年 %s—%s %s %s\n", c.name, draft.ID, draft.Title, draft.Year, draft.Period.Start, draft.Period.End, draft.Signatories[0].Office, draft.Signatories[1].Office)
		for _, i := range draft.Items {
			fmt.Fprintf(&got, "%s ← %s %v %s｜%s｜%s %v｜%s｜%s｜%s万元｜市%d项｜厅：%s｜目标%d个｜%s\n", i.ID, i.FromTopic, i.MergedTopics, i.Title, i.Category, i.ThemeID, i.CoopCity, i.LeadCity, i.LeadDept,
				i.FundCity, len(i.CityTasks), strings.Join(i.DeptTasks, "、"), len(i.Targets), orElse(i.SourceNote, "—")+" "+i.Deadline.String())
		}
		for _, out := range left {
			fmt.Fprintf(&got, "未纳入 %s %s：%s\n", out.TopicID, out.Title, out.Reason)
		}
	}
	golden(t, "testdata/golden/drafts.txt", got.String())
}

// TestNoTopicIsLost holds any draft to: every topic is in one item or left out with a reason, ids are unique and stay when it is
// drafted again, and the money of the accepted topics is all there.
func TestNoTopicIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := &Dossier{Proposal: &Proposal{Year: 2026}}
		n := rapid.IntRange(0, 8).Draw(t, "topics")
		for i := range n {
			topic := Topic{ID: fmt.Sprint("TP", i+1), Fund: Fund{Special: NewDecimal(decimal.New(1<<i, 0))},
				Decision:   rapid.SampledFrom([]TopicDecision{"", TopicAccepted, TopicMerged, TopicLeftOut}).Draw(t, "decision"),
				MergedInto: fmt.Sprint("TP", rapid.IntRange(1, n+1).Draw(t, "into"))}
			d.Proposal.Topics = append(d.Proposal.Topics, topic)
		}
		draft, left := DraftAgreement(d)
		var places []string
		sum := decimal.Zero
		for _, item := range draft.Items {
			places = append(append(places, item.FromTopic), item.MergedTopics...)
			value, _ := item.FundCity.Value()
			sum = sum.Add(value)
		}
		for _, out := range left {
			places = append(places, out.TopicID)
			if out.Reason == "" {
				t.Fatalf("%s is left out without a reason", out.TopicID)
			}
		}
		want := decimal.Zero
		for _, topic := range d.Proposal.Topics {
			if count := len(slices.DeleteFunc(slices.Clone(places), func(id string) bool { return id != topic.ID })); count != 1 {
				t.Fatalf("%s is in %d places of %v", topic.ID, count, places)
			}
			if !slices.ContainsFunc(left, func(out LeftOut) bool { return out.TopicID == topic.ID }) {
				value, _ := topic.Fund.Special.Value()
				want = want.Add(value)
			}
		}
		if !sum.Equal(want) {
			t.Fatalf("the items have %s, the topics %s", sum, want)
		}
		d.Agreement = &draft
		again, _ := DraftAgreement(d)
		for i := range draft.Items {
			if again.Items[i].ID != draft.Items[i].ID || again.Items[i].FromTopic != draft.Items[i].FromTopic {
				t.Fatalf("drafted again, %s becomes %s", draft.Items[i].ID, again.Items[i].ID)
			}
		}
	})
}

// TestItemsKeepTheirIDs holds that plans which name the topics cover the agreement drafted from them, and that an agreement of
// an earlier year lends its ids to nobody.
func TestItemsKeepTheirIDs(t *testing.T) {
	d := tangshan(t)
	d.Agreement.Year--
	draft, _ := DraftAgreement(d)
	d.Agreement = &draft
	plan := Plan{Party: PartyCity}
	for _, topic := range d.Proposal.Topics {
		plan.Covers = append(plan.Covers, topic.ID)
	}
	if left := uncovered(d.Agreement, plan); len(left) > 0 || len(draft.Items) != len(plan.Covers) {
		t.Errorf("a plan that covers the topics does not cover %v of %d items", left, len(draft.Items))
	}
	if draft.Year != d.Proposal.Year || !draft.SignDate.IsZero() {
		t.Errorf("the draft is of %d, signed %s", draft.Year, draft.SignDate)
	}
}
