package huishang

import (
	"fmt"
	"slices"
	"strings"
)

// LeftOut is a topic an agreement does not take up, and why.
type LeftOut struct {
	TopicID string `json:"topic_id"`
	Title   string `json:"title"`
	Reason  string `json:"reason"`
}

// DraftAgreement drafts the agreement from the topics that are accepted and the opinions of the divisions (article 19, 2). Each
// item keeps one id from its topic to the evaluation: the one an earlier draft of the same year gave it, or else the topic's own.
// Topics merged into another are named there. Items of an earlier draft that come from no topic stay. The dossier is not changed.
func DraftAgreement(d *Dossier) (Agreement, []LeftOut) {
	draft := Agreement{Preamble: preambleOf(d), Safeguards: []string{"建立联络员制度", "按季度通报进展"}, Copies: Copies{Total: 4, Each: 2},
		Signatories: signatoriesOf(d)}
	if earlier := earlierDraft(d); earlier != nil {
		draft = *earlier
		draft.Items, draft.SignDate, draft.FileSHA256 = nil, Date{}, ""
	}
	if d.Proposal == nil {
		draft.Items = itemsWithoutTopic(d)
		return draft, nil
	}
	draft.Year = d.Proposal.Year
	draft.ID = orElse(draft.ID, fmt.Sprintf("AG-%s-%d", d.City.Code, draft.Year))
	draft.Title = fmt.Sprintf("%s　%s　厅市会商%d年工作会议协议书", orElse(d.Parties.Dept.Name, deptNames[0]), d.City.GovName, draft.Year)
	if draft.Period.End.IsZero() && d.Protocol != nil {
		draft.Period.End = d.Protocol.ValidUntil
	}
	var left []LeftOut
	for _, topic := range d.Proposal.Topics {
		switch reason, out := leftOut(d, topic); {
		case out:
			left = append(left, LeftOut{topic.ID, topic.Title, reason})
		case mergedInto(d, topic) == nil:
			draft.Items = append(draft.Items, draftItem(d, topic))
		}
	}
	draft.Items = distinct(append(draft.Items, itemsWithoutTopic(d)...))
	return draft, left
}

// earlierDraft is the agreement of the dossier if it is about the proposal at hand, not one of a year before.
func earlierDraft(d *Dossier) *Agreement {
	if d.Agreement == nil || d.Proposal != nil && d.Agreement.Year != 0 && d.Agreement.Year != d.Proposal.Year {
		return nil
	}
	return d.Agreement
}

// leftOut says whether a topic is not taken up, and why: somebody decided so, or a division disagrees and its opinion is adopted.
func leftOut(d *Dossier, topic Topic) (string, bool) {
	switch topic.Decision {
	case TopicLeftOut:
		return orElse(topic.Reply, "未写理由"), true
	case TopicAccepted, TopicMerged:
		return "", false
	}
	for _, o := range opinionsOn(d, topic) {
		if o.Verdict == VerdictDisagree && o.Adopted == AdoptedFully {
			return fmt.Sprintf("采纳%s意见：%s", o.Division, orElse(o.Text, "不同意")), true
		}
	}
	return "", false
}

// mergedInto is the topic another is merged into, itself standing on its own, or nil. A topic merged into one that is left
// out, into itself or round in a circle stands on its own: nothing is lost.
func mergedInto(d *Dossier, topic Topic) *Topic {
	seen := []string{topic.ID}
	for at := topic; at.Decision == TopicMerged; {
		next := slices.IndexFunc(d.Proposal.Topics, func(t Topic) bool { return t.ID == at.MergedInto && t.ID != "" })
		if next < 0 || slices.Contains(seen, at.MergedInto) {
			return nil
		}
		at = d.Proposal.Topics[next]
		if _, out := leftOut(d, at); out {
			return nil
		}
		if at.Decision != TopicMerged {
			return &at
		}
		seen = append(seen, at.ID)
	}
	return nil
}

// opinionsOn are the last opinion of each division on a topic.
func opinionsOn(d *Dossier, topic Topic) []Opinion {
	var last []Opinion
	for _, o := range d.Opinions.Agreement {
		if o.TopicID != topic.ID {
			continue
		}
		at := slices.IndexFunc(last, func(other Opinion) bool { return other.Division == o.Division })
		switch {
		case at < 0:
			last = append(last, o)
		case o.Round >= last[at].Round:
			last[at] = o
		}
	}
	return last
}

// itemsWithoutTopic are the items of an earlier draft that the proposal did not bring.
func itemsWithoutTopic(d *Dossier) []Item {
	earlier := earlierDraft(d)
	if earlier == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(earlier.Items), func(i Item) bool { return strings.TrimSpace(i.FromTopic) != "" })
}

// distinct gives items that share an id, or have none, one of their own.
func distinct(items []Item) []Item {
	taken := map[string]bool{}
	for i := range items {
		id := orElse(items[i].ID, fmt.Sprintf("A%d", i+1))
		for n, base := 2, id; taken[id]; n++ {
			id = fmt.Sprintf("%s-%d", base, n)
		}
		items[i].ID, taken[id] = id, true
	}
	return items
}
