package web

import (
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/store"
)

// homePage is where everybody begins: what they can do next. Leaders see how all cities stand.
type homePage struct {
	frame
	Today  huishang.Date
	Todos  []todoRow
	Count  todoCount // of all pages
	Pages  pager
	Own    *round // of a bureau: the consultation of its last year
	City   string
	Leader *onePageView
	Starts []menuLink // where to begin, when there is nothing to do
}

// A todoRow is a thing to do as the page shows it.
type todoRow struct {
	todo
	Path    string // straight to where it is done
	Dossier string // the page of its consultation, or empty
}

// mostTodos is how many things one page lists.
const mostTodos = 50

// homeShow shows the first page: GET /.
func (s *site) homeShow(c *gin.Context) error {
	cards, err := s.cards(c)
	if err != nil {
		return err
	}
	page := homePage{frame: s.frame(c, "我的待办"), Today: s.Today()}
	if asker(c).Role == huishang.RoleLeader {
		view := onePageOf(cards, s.Today())
		page.Leader = &view
		s.show(c, http.StatusOK, "home_show", page)
		return nil
	}
	if asker(c).City != "" && len(cards) > 0 {
		own := cards[0].Newest()
		page.Own, page.City = &own, cards[0].Name
	}
	all, err := s.todos(c, cards)
	if err != nil {
		return err
	}
	for _, t := range all {
		page.Count.add(t, s.Today())
	}
	if page.Pages, err = pagerOf(c, len(all), mostTodos); err != nil {
		return err
	}
	for _, t := range all[page.Pages.From:page.Pages.To] {
		page.Todos = append(page.Todos, s.todoRow(asker(c).Role, *t))
	}
	page.Starts = s.starts(asker(c).Role)
	s.show(c, http.StatusOK, "home_show", page)
	return nil
}

// cards are those of the cities who asks may see.
func (s *site) cards(c *gin.Context) ([]*card, error) {
	cards, err := s.board.up(c.Request.Context(), s.Today())
	return seenBy(cards, asker(c).scope()), err
}

// todos lists what who asks can do next, the most pressing first.
func (s *site) todos(c *gin.Context, cards []*card) ([]*todo, error) {
	who := asker(c)
	var all []*todo
	for _, card := range cards {
		for i := range card.todos {
			if card.todos[i].isOf(who) {
				all = append(all, &card.todos[i])
			}
		}
	}
	if who.City == "" {
		for _, t := range remind(nil, s.board.general(), nil) {
			if t.isOf(who) {
				all = append(all, &t)
			}
		}
	}
	kept, err := s.todosKept(c)
	if err != nil {
		return nil, err
	}
	for i := range kept {
		if at, known := findCard(cards, kept[i].Code); known {
			kept[i].City = cards[at].Name
		}
		all = append(all, &kept[i])
	}
	slices.SortStableFunc(all, byPressure)
	return all, nil
}

// todosKept are the things to do that no dossier tells of: submissions to decide on, and mailboxes no reminder reaches.
func (s *site) todosKept(c *gin.Context) (all []todo, err error) {
	who := asker(c)
	if who.Role != huishang.RoleLiaison && who.Role != huishang.RoleAdmin {
		return nil, nil
	}
	err = s.view(c, func(tx *store.Tx) error {
		begin := s.Today()
		bad, err := tx.BadAddresses(time.Date(begin.Year(), begin.Month(), begin.Day(), 0, 0, 0, 0, shanghai))
		if err != nil {
			return err
		}
		for _, b := range bad {
			all = append(all, todo{What: "处理送不到的提醒：" + b.Recipient, Red: true, City: b.City, Code: b.City, Why: orElse(b.Answer, "没有登记邮箱") + "。" + b.Address,
				path: "/reminders", role: who.Role})
		}
		if who.Role != huishang.RoleLiaison {
			return nil
		}
		waiting, _, err := tx.WaitingSubmissions(store.Page{Limit: 500})
		for _, one := range waiting {
			all = append(all, submissionTodo(one))
		}
		return err
	})
	return all, err
}

// submissionTodo asks the secretariat to decide on a submission.
func submissionTodo(sub store.Submission) todo {
	return todo{What: "审核报送：" + submissionTitle(sub.Kind), City: sub.City, Code: sub.City, Year: sub.Year, dossier: sub.Dossier, role: huishang.RoleLiaison,
		Why: fmt.Sprintf("%s报送，还没有受理或退回补正。第十九条（一）“报送科技厅区域创新处”。", minuteOf(sub.At)), Article: "第十九条（一）",
		path: "/submissions/:id/review", submission: sub.ID}
}

// todoRow finds the page on which a thing is done: that of its step, its own, or that of its consultation.
func (s *site) todoRow(role huishang.Role, t todo) todoRow {
	row := todoRow{todo: t}
	if t.dossier != "" {
		row.Dossier = s.paths.to(role, "/dossiers/:id", t.dossier)
	}
	id := t.dossier
	if t.submission != "" {
		id = t.submission
	}
	if t.path != "" {
		row.Path = s.paths.to(role, t.path, id)
	}
	if row.Path == "" && len(t.steps) == 1 {
		row.Path = s.paths.to(role, "/dossiers/:id/steps/:step", t.dossier, string(t.steps[0]))
	}
	row.Path = orElse(row.Path, row.Dossier)
	return row
}

// starts lead somebody on who has nothing to do.
func (s *site) starts(role huishang.Role) []menuLink {
	var links []menuLink
	for _, e := range []menuEntry{{label: "报送材料", path: "/submissions/new"}, {label: "看本市会商", path: "/cities"}, {label: "看全省总览", path: "/overview"},
		{label: "由一份卷宗生成全套文件", path: "/fill"}, {label: "查《管理办法》", path: "/measures"}} {
		if path := s.paths.to(role, e.path); path != "" {
			links = append(links, menuLink{Label: e.label, Path: path})
		}
	}
	return links
}

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}
