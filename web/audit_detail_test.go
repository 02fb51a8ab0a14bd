package web

import (
	"testing"

	"huishang/store"
)

func TestDetailsOf(t *testing.T) {
	for _, one := range []struct {
		action       store.Action
		detail, want string
	}{
		{store.ActionSignIn, `{"agent":"Mozilla/5.0 (Windows NT 10.0) Chrome/138.0 Safari/537.36","way":"password"}`, "浏览器：Chrome 138（Windows）；方式：密码"},
		{store.ActionAppendEvent, `{"event":{"seq":9,"at":"2026-08-25","event":"mtg.city_objection","actor":"唐山市科学技术局","round":1},"text":"f51e"}`,
			"市领导异议，2026年8月25日，第1轮"},
		{store.ActionAddDocument, `{"dossier":"VDZ5","kind":"agreement","sha256":"f51e"}`, "种类：协议书"},
		{store.ActionSubmit, `{"kind":"proposal","year":2026,"version":3,"sha256":"f51e"}`, "种类：报送表；年份：2026；版本：3"},
		{store.ActionExplain, `{"n":2,"rule":"ART13-4","kind":"release","text":"已核实","signed":"李四"}`, "种类：放行；第几版：2；规则：ART13-4；署名：李四；文字：已核实"},
		{store.ActionSaveOpinion, `{"subject":"agreement","revision":1,"opinion":{"division":"高新技术处","topic_id":"TP1","opinion":"不同意"}}`, "高新技术处，TP1，不同意"},
		{store.ActionAddProgress, `{"n":1,"on":"2026-12-31","report":{"item_id":"A3","status":"推进中"}}`, "事项A3：推进中；第几版：1；日期：2026-12-31"},
		{store.ActionCancelReminder, `{"from":"waiting","reason":"会议改期"}`, "原来：待发；原因：会议改期"},
		{store.ActionAddUser, `{"login":"li","role":"liaison","disabled":false}`, "登录名：li；角色：区域创新处；已停用：否"},
		{store.ActionTrashDossier, ``, ""},
	} {
		if got := detailsOf(store.Entry{Action: one.action, Detail: one.detail}); got != one.want {
			t.Errorf("%s %s\ngot  %s\nwant %s", one.action, one.detail, got, one.want)
		}
	}
}
