package web

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"huishang"
	"huishang/generator"
	"huishang/intake"
	"huishang/store"
)

// detailNames are what a line of the audit log may say in its detail, in the order people read it, with the Chinese of each. What is not here, such as
// the hash of a text, is told by the API only.
var detailNames = []struct{ key, name string }{
	{"event", ""}, {"opinion", ""}, {"report", ""}, {"kind", "种类"}, {"name", "名称"}, {"login", "登录名"}, {"role", "角色"}, {"division", "处室"}, {"scopes", "用途"}, {"disabled", "已停用"},
	{"temporary", "要先改密码"}, {"year", "年份"}, {"n", "第几版"}, {"version", "版本"}, {"rule", "规则"}, {"stage", "阶段"}, {"found", "问题条数"}, {"signed", "署名"},
	{"text", "文字"}, {"asked", "应提醒"}, {"added", "新增"}, {"bad", "地址不对"}, {"withdrawn", "撤回"}, {"interrupted", "中断"}, {"duty", "事由"}, {"recipient", "收件人"},
	{"from", "原来"}, {"arrived", "已送达"}, {"until", "推迟到"}, {"readdressed", "换了地址"}, {"replaced", "取代原来的"}, {"documents", "文件数"}, {"ended", "退出几处"},
	{"failures", "失败次数"}, {"agent", "浏览器"}, {"way", "方式"}, {"on", "日期"}, {"lines", "对得上的条数"}, {"break", "从第几条起对不上"}, {"reason", "原因"}, {"note", "说明"},
}

// longestDetail is the most letters of a detail that are shown.
const longestDetail = 160

// detailsOf says the detail of a line in Chinese, shortened.
func detailsOf(e store.Entry) string {
	var said map[string]json.RawMessage
	if json.Unmarshal([]byte(e.Detail), &said) != nil {
		return ""
	}
	if e.Action == store.ActionAppendEvent {
		delete(said, "text") // the hash of the text the step was taken on
	}
	var words []string
	for _, d := range detailNames {
		key := d.key
		if key == "kind" && e.Action == store.ActionSubmit {
			key = "form"
		}
		value := detailValue(key, said[d.key])
		if value == "" {
			continue
		}
		if d.name != "" {
			value = d.name + "：" + value
		}
		words = append(words, value)
	}
	text := []rune(strings.Join(words, "；"))
	if len(text) > longestDetail {
		return string(text[:longestDetail]) + "……"
	}
	return string(text)
}

// detailValue says one value in Chinese; nothing of one that says nothing.
func detailValue(key string, raw json.RawMessage) string {
	switch key {
	case "event":
		return eventInWords(raw)
	case "report":
		var item huishang.SummaryItem
		if json.Unmarshal(raw, &item) != nil {
			return ""
		}
		return "事项" + item.ItemID + "：" + string(item.Status)
	case "opinion":
		var opinion huishang.Opinion
		if json.Unmarshal(raw, &opinion) != nil {
			return ""
		}
		words := []string{opinion.Division, opinion.TopicID, string(opinion.Verdict)}
		return strings.Join(slices.DeleteFunc(words, func(word string) bool { return word == "" }), "，")
	}
	var v any
	if json.Unmarshal(raw, &v) != nil {
		return ""
	}
	switch v := v.(type) {
	case bool:
		return map[bool]string{true: "是", false: "否"}[v]
	case string:
		return wordInChinese(key, v)
	case float64:
		return fmt.Sprint(int64(v))
	case []any:
		var words []string
		for _, one := range v {
			words = append(words, wordInChinese(key, fmt.Sprint(one)))
		}
		return strings.Join(words, "、")
	}
	return ""
}

// eventInWords says which step of a procedure was taken, on what day and in which round.
func eventInWords(raw json.RawMessage) string {
	e, err := huishang.DecodeEvent(raw)
	if err != nil {
		return ""
	}
	words := e.Step.Name()
	if !e.At.IsZero() {
		words += "，" + e.At.Chinese()
	}
	if e.Round > 0 {
		words += fmt.Sprintf("，第%d轮", e.Round)
	}
	return words
}

// detailWords are the Chinese of codes that stand in details, by the key they stand under.
var detailWords = map[string]map[string]string{
	"way":    {string(store.ByPassword): "密码", string(store.ByProvider): "统一认证", string(store.ByChoice): "演示中选定"},
	"scopes": {string(store.KeyRead): "读", string(store.KeyWrite): "写"},
	"kind":   {string(store.Explains): "说明", string(store.Releases): "放行"},
	"form":   {intake.KindPart: "卷宗的一部分"},
	"stage":  {"all": "全部"},
}

func wordInChinese(key, word string) string {
	switch key {
	case "agent":
		return browserOf(word)
	case "role":
		return huishang.Role(word).Name()
	case "from":
		return store.ReminderState(word).Name()
	case "kind":
		if title := kindTitle(word); title != word {
			return title
		}
	case "form":
		if form, known := generator.FormKindOf(word); known {
			return form.Title
		}
	}
	if chinese, known := detailWords[key][word]; known {
		return chinese
	}
	return word
}
