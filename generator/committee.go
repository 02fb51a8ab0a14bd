package generator

import (
	"strings"

	"huishang"
)

// A committeeView is what 合作委员会成员名单 (article 20) offers beyond the dossier.
type committeeView struct {
	base
	Roll []seat `zh:"委员会名单"`
}

func committeeOf(b base) any { return committeeView{b, roll(b.Committee)} }

// A seat is one line of the list of members.
type seat struct {
	Rank string `zh:"委员会职务"`
	Name string `zh:"姓名"`
	Post string `zh:"单位职务"`
}

const department = "河北省科学技术厅"

// roll lists directors, deputies and members in the order of article 20.
func roll(c *huishang.Committee) []seat {
	if c == nil {
		return nil
	}
	var out []seat
	for _, group := range []struct {
		rank   string
		people []huishang.Person
	}{{"主　任", c.Directors}, {"副主任", c.Deputies}, {"成　员", c.Members}} {
		for _, p := range group.people {
			out = append(out, seat{group.rank, p.Name, post(p)})
		}
	}
	return out
}

// post is the office in full. Divisions of the department are named with the department before them.
func post(p huishang.Person) string {
	office := p.Office
	if p.Unit != "" && !strings.HasPrefix(office, p.Unit) {
		office = p.Unit + office
	}
	if p.Party == huishang.PartyDept && !strings.Contains(office, department) {
		office = department + office
	}
	return office
}
