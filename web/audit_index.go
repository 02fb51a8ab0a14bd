package web

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/store"
)

// auditPage lists the audit log.
type auditPage struct {
	frame
	Asked   auditAsked
	Actions []store.Action
	Entries []auditRow
	Next    string // address of the page of earlier lines
	Faults  []string
}

// auditAsked is what the log is narrowed by, as it was typed.
type auditAsked struct{ Action, User, City, Object, From, To string }

// Any reports whether anything narrows the log.
func (a auditAsked) Any() bool { return a != auditAsked{} }

// auditRow is a line of the log as people read it.
type auditRow struct {
	store.Entry
	Path    string // of the page of what it was done to; empty when there is none for who looks
	Details string
}

// auditIndex shows the audit log, the last line first: GET /audit.
func (s *site) auditIndex(c *gin.Context) error {
	page := auditPage{frame: s.frame(c, "审计"), Actions: store.Actions(),
		Asked: auditAsked{c.Query("action"), c.Query("user"), c.Query("city"), c.Query("object"), c.Query("from"), c.Query("to")}}
	asked, err := pageOf(c)
	if err != nil {
		return err
	}
	filter, err := auditFilterOf(c)
	if err != nil {
		page.Faults = formFaults(err)
		s.show(c, http.StatusUnprocessableEntity, "audit_index", page)
		return nil
	}
	var entries []store.Entry
	var next string
	if err := s.view(c, func(tx *store.Tx) error {
		entries, next, err = tx.Audit(filter, asked)
		return err
	}); err != nil {
		return err
	}
	for _, e := range entries {
		page.Entries = append(page.Entries, auditRow{e, s.paths.to(asker(c).Role, pageOfAction(e.Action), e.Object), detailsOf(e.Detail)})
	}
	page.Next = nextPage(c, next)
	s.show(c, http.StatusOK, "audit_index", page)
	return nil
}

// nextPage is the address of the next page of a list, or empty.
func nextPage(c *gin.Context, cursor string) string {
	if cursor == "" {
		return ""
	}
	query := c.Request.URL.Query()
	query.Set("cursor", cursor)
	return (&url.URL{Path: c.Request.URL.Path, RawQuery: query.Encode()}).String()
}

// pageOfAction is the route of the page of what an action was done to.
func pageOfAction(a store.Action) string {
	noun, _, _ := strings.Cut(string(a), ".")
	switch noun {
	case "dossier", "version", "document", "event", "opinion", "progress":
		return "/dossiers/:id"
	case "submission":
		return "/submissions/:id"
	case "user", "session":
		return "/users/:id"
	case "reminder":
		return "/reminders/:id"
	}
	return ""
}

// detailNames are the Chinese names of what a line may say in its detail.
var detailNames = map[string]string{"agent": "浏览器", "way": "方式", "asked": "应提醒", "added": "新增", "bad": "地址不对", "dossier": "卷宗", "kind": "种类",
	"duty": "事由", "recipient": "收件人", "reason": "原因", "from": "原状态", "arrived": "已送达", "until": "推迟到", "readdressed": "换了地址",
	"interrupted": "中断", "login": "登录名", "failures": "失败次数", "name": "姓名或名称", "role": "角色", "division": "处室", "disabled": "已停用", "n": "第几版",
	"rule": "规则", "text": "文字", "signed": "签署", "stage": "阶段", "found": "发现", "on": "日期", "report": "内容", "note": "说明", "temporary": "要先改密码",
	"user": "用户", "year": "年份", "replaced": "取代原来的", "scopes": "用途", "version": "版本", "event": "步骤", "ended": "退出"}

// detailsOf says the detail of a line in Chinese, shortened.
func detailsOf(detail string) string {
	const longest = 160
	var said map[string]any
	if json.Unmarshal([]byte(detail), &said) != nil {
		return ""
	}
	var words []string
	for _, key := range slices.Sorted(maps.Keys(said)) {
		name, known := detailNames[key]
		value := detailValue(said[key])
		if !known || value == "" {
			continue
		}
		words = append(words, name+"："+value)
	}
	text := []rune(strings.Join(words, "；"))
	if len(text) > longest {
		return string(text[:longest]) + "……"
	}
	return string(text)
}

func detailValue(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case bool:
		return map[bool]string{true: "是", false: "否"}[v]
	case string:
		for _, role := range huishang.Roles() {
			if v == string(role) {
				return role.Name()
			}
		}
		return v
	case float64:
		return fmt.Sprint(int64(v))
	case []any:
		var words []string
		for _, one := range v {
			words = append(words, detailValue(one))
		}
		return strings.Join(words, "、")
	}
	return "（见接口）"
}
