package web

import (
	"regexp"
	"strconv"
	"testing"

	"huishang"
)

// TestThingsToDoCountOnce counts what two roles may do once, and tells what is overdue from what stands in the way.
func TestThingsToDoCountOnce(t *testing.T) {
	today := fixedDay()
	var open todoCount
	for _, one := range []todo{
		{What: "处理错误", Code: "130200", Red: true, role: huishang.RoleBureau}, {What: "处理错误", Code: "130200", Red: true, role: huishang.RoleLiaison},
		{What: "处理错误", Code: "130900", Red: true}, {What: "报送", Code: "130200", Due: today.AddDays(-1), Red: true}, {What: "汇总", Code: "130200", Due: today},
		{What: "反馈", Code: "130200", unit: "高新技术处"}, {What: "反馈", Code: "130200", unit: "农村科技处"},
	} {
		open.add(&one, today)
	}
	if open.All != 6 || open.Overdue != 1 || open.First != 2 || open.Words() != "要办的事6件，其中逾期1件、须先处理2件" {
		t.Errorf("%d things, %q", open.All, open.Words())
	}
}

// TestTheOverviewAddsUp holds the sentence above the cities to the figures beside them.
func TestTheOverviewAddsUp(t *testing.T) {
	w := demoTown(t, func(d *huishang.Dossier) { d.Proposal.Title = "" })
	body := w.shows(t, "liaison", "/overview", nil, nil)
	said := regexp.MustCompile(`各方要办的事(\d+)件，其中逾期(\d+)件、须先处理(\d+)件`).FindStringSubmatch(body)
	if said == nil {
		t.Fatalf("nothing presses:\n%.2000s", body)
	}
	all, urgent := 0, 0
	for _, row := range regexp.MustCompile(`data-label="待办，件">(\d+)(?:<span class="hint">急 (\d+))?`).FindAllStringSubmatch(body, -1) {
		all, urgent = all+figure(row[1]), urgent+figure(row[2])
	}
	if all != figure(said[1]) || urgent != figure(said[2])+figure(said[3]) || urgent == 0 {
		t.Errorf("the rows say %d and %d, the sentence %q", all, urgent, said[0])
	}
}

// TestLeadersReadOneCount holds the page for leaders and its sheet to the count of the overview: the sentence is the same, and what it says presses
// is listed, each thing once with all who may do it.
func TestLeadersReadOneCount(t *testing.T) {
	w := demoTown(t, func(d *huishang.Dossier) { d.Proposal.Title = "" })
	sentence := regexp.MustCompile(`共3个市：[^<]*其中逾期(\d+)件、须先处理(\d+)件。`)
	said := sentence.FindStringSubmatch(w.shows(t, "leader", "/overview", nil, nil))
	if said == nil {
		t.Fatal("nothing presses")
	}
	for _, path := range []string{"/", "/reports/leaders"} {
		body := w.shows(t, "leader", path, []string{said[0], "唐山市科学技术局、区域创新处"}, []string{"没有逾期"})
		red := len(regexp.MustCompile(`data-label="缓急"><span class="light red">(?:逾期|须先处理)<`).FindAllString(body, -1))
		if red != figure(said[1])+figure(said[2]) {
			t.Errorf("%s lists %d things that press, and says %q", path, red, said[0])
		}
	}
	cards, err := w.site.board.up(t.Context(), w.site.Today())
	if err != nil {
		t.Fatal(err)
	}
	if model := w.site.onePageModel(cards); model.Headline != said[0] {
		t.Errorf("the sheet says %q, the page %q", model.Headline, said[0])
	}
}

func figure(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}
