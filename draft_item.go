package huishang

import (
	"fmt"
	"slices"
)

// draftItem makes the item of a topic and of those merged into it: themes, targets, responsible units and money come from the
// topics, what the divisions said from their opinions.
func draftItem(d *Dossier, topic Topic) Item {
	item := Item{ID: keptID(d, topic), Title: topic.Title, Category: topic.Category, ThemeID: topic.ThemeID, FromTopic: topic.ID,
		LeadCity: topic.LeadCity, LeadDept: topic.SuggestDivision}
	for _, source := range sourcesOf(d, topic) {
		if source.ID != topic.ID {
			item.MergedTopics = append(item.MergedTopics, source.ID)
		}
		item.CityTasks = union(item.CityTasks, source.CityActions)
		item.DeptTasks = union(item.DeptTasks, source.DeptRequests)
		item.Targets = append(item.Targets, newTargets(item.Targets, source.Targets)...)
		item.FundCity = item.FundCity.plus(source.Fund.Special)
		if source.LeadCity != "" && source.LeadCity != item.LeadCity {
			item.CoopCity = union(item.CoopCity, []string{source.LeadCity})
		}
		item.hear(opinionsOn(d, source))
	}
	for _, target := range item.Targets {
		if target.Deadline.After(item.Deadline) {
			item.Deadline = target.Deadline
		}
	}
	return item
}

// keptID is the id of the item an earlier draft made of the topic, or the topic's own.
func keptID(d *Dossier, topic Topic) string {
	if earlier := earlierDraft(d); earlier != nil && topic.ID != "" {
		at := slices.IndexFunc(earlier.Items, func(i Item) bool { return i.FromTopic == topic.ID })
		if at >= 0 && earlier.Items[at].ID != "" {
			return earlier.Items[at].ID
		}
	}
	return topic.ID
}

// sourcesOf are a topic and those merged into it, in the order of the proposal but the topic first.
func sourcesOf(d *Dossier, topic Topic) []Topic {
	sources := []Topic{topic}
	for _, other := range d.Proposal.Topics {
		_, out := leftOut(d, other)
		if into := mergedInto(d, other); !out && into != nil && into.ID == topic.ID {
			sources = append(sources, other)
		}
	}
	return sources
}

// hear takes over what the divisions offer, and notes whose opinion changed the matter.
func (i *Item) hear(opinions []Opinion) {
	for _, o := range opinions {
		if o.SupportChannel != "" && o.Verdict != VerdictDisagree {
			i.DeptTasks = union(i.DeptTasks, []string{fmt.Sprintf("通过%s予以支持", o.SupportChannel)})
		}
		if o.Text != "" && (o.Adopted == AdoptedFully || o.Adopted == AdoptedPartly) {
			if i.SourceNote != "" {
				i.SourceNote += "；"
			}
			i.SourceNote += fmt.Sprintf("%s%s意见：%s", o.Adopted, o.Division, o.Text)
		}
	}
}

// newTargets are the targets an item does not have yet.
func newTargets(has, more []Target) []Target {
	return slices.DeleteFunc(slices.Clone(more), func(t Target) bool { return slices.ContainsFunc(has, t.same) })
}

// same reports whether two targets aim at the same thing.
func (t Target) same(other Target) bool {
	return t.Name == other.Name && t.Unit == other.Unit && t.Deadline == other.Deadline && t.Value.String() == other.Value.String()
}

// plus adds two figures; a missing one adds nothing, and two missing ones stay missing.
func (d Decimal) plus(other Decimal) Decimal {
	switch {
	case d.IsZero():
		return other
	case other.IsZero():
		return d
	}
	return NewDecimal(d.value.Add(other.value))
}

func preambleOf(d *Dossier) string {
	if d.Proposal == nil {
		return ""
	}
	return fmt.Sprintf("为落实工作会商制度议定书，%s与%s就%d年厅市会商事项达成如下协议。", orElse(d.Parties.Dept.Name, deptNames[0]), d.City.GovName, d.Proposal.Year)
}

// signatoriesOf are the heads of both sides, by the names the committee gives them (article 20).
func signatoriesOf(d *Dossier) []Signatory {
	heads := []Signatory{{Party: PartyDept, Office: deptNames[0] + "厅长"}, {Party: PartyCity, Office: d.City.Name + "市长"}}
	for i := range heads {
		if d.Committee == nil {
			break
		}
		for _, director := range d.Committee.Directors {
			if director.Party == heads[i].Party {
				heads[i].Office, heads[i].Name = director.Office, director.Name
			}
		}
	}
	return heads
}
