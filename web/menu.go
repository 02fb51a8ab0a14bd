package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"huishang"
)

// menu is where somebody may go from every page.
type menu struct {
	Main []menuLink
	More []menuLink // behind 更多
	Find bool       // they may search
}

// A menuLink leads to a page.
type menuLink struct {
	Label, Path string
	Current     bool
}

// A menuEntry is a link everybody gets whom the route table lets on its page.
type menuEntry struct {
	label, path string
	more        bool
}

// menuEntries are all there are, in order.
var menuEntries = []menuEntry{
	{"我的待办", "/", false},
	{"全省总览", "/overview", false},
	{"各市", "/cities", false},
	{"报送", "/submissions", false},
	{"台账与报表", "/reports", false},
	{"生成文件", "/fill", true},
	{"管理办法", "/measures", true},
	{"规则", "/rules", true},
	{"工作日历", "/calendar", true},
	{"提醒", "/reminders", true},
	{"模板", "/templates", true},
	{"用户", "/users", true},
	{"接口密钥", "/keys", true},
	{"审计", "/audit", true},
	{"系统状态", "/state", true},
	{"回收站", "/trash", true},
	{"怎么用", "/help", true},
}

// searchPath is where the search of every page leads.
const searchPath = "/search"

// menusOf makes the menu of every role from the route table. An entry that leads to no page is an error.
func menusOf(routes []route) (map[huishang.Role]menu, error) {
	may := map[string]permission{}
	for _, r := range routes {
		if r.method == http.MethodGet {
			may[r.path] = r.may
		}
	}
	menus := map[huishang.Role]menu{}
	for _, role := range huishang.Roles() {
		m := menu{Find: slices.Contains(may[searchPath].roles, role)}
		for _, e := range menuEntries {
			p, known := may[e.path]
			if !known {
				return nil, fmt.Errorf("the menu leads to %s, which is no page", e.path)
			}
			list := &m.Main
			if e.more {
				list = &m.More
			}
			if slices.Contains(p.roles, role) {
				*list = append(*list, menuLink{Label: e.label, Path: e.path})
			}
		}
		menus[role] = m
	}
	return menus, nil
}

// at marks the link that leads to an address, or the longest way to it.
func (m menu) at(here string) menu {
	m.Main, m.More = slices.Clone(m.Main), slices.Clone(m.More)
	var nearest *menuLink
	for _, list := range [][]menuLink{m.Main, m.More} {
		for i := range list {
			l := &list[i]
			leads := here == l.Path || l.Path != "/" && strings.HasPrefix(here, l.Path+"/")
			if leads && (nearest == nil || len(l.Path) > len(nearest.Path)) {
				nearest = l
			}
		}
	}
	if nearest != nil {
		nearest.Current = true
	}
	return m
}
