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

func figure(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}
