package huishang

import (
	"reflect"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
)

func TestGet(t *testing.T) {
	d, err := Decode([]byte(`{"city": {"name": "", "statistics": [{"year": 2022, "gdp_yi": null, "rd_yi": 0}]}, "needs": null,
		"protocol": {"valid_from": "2023-05-18", "copies": {}}, "letters": {"meeting": {"contains": ["议程"]}},
		"procedure": {"establishment": [{"seq": 0, "event": "est.sign"}]}, "history": {"is_first_meeting": false}, "plans": []}`))
	if err != nil {
		t.Fatal(err)
	}
	year := d.City.Statistics[0]
	for _, c := range []struct {
		of   any
		name string
		want any
		ok   bool
	}{
		{d, "城市", d.City, true},
		{*d, "city", d.City, true},
		{d, "议定书", *d.Protocol, true},
		{d, "产业发展需求", nil, false},
		{d, "协议书", nil, false},
		{d, "没有的", nil, false},
		{d, "实施方案", []Plan{}, true},
		{d.City, "名称", "", true},
		{d.City, "代码", nil, false},
		{&d.City, "统计数据", d.City.Statistics, true},
		{year, "年份", 2022, true},
		{year, "地区生产总值", nil, false},
		{year, "研发经费", decimal.RequireFromString("0"), true},
		{d.Protocol, "有效期起", NewDate(2023, 5, 18), true},
		{d.Protocol, "有效期止", nil, false},
		{d.Protocol, "份数", Copies{}, true},
		{d.Protocol, "轮次", nil, false},
		{d.Letters.Meeting, "三要素", []string{"议程"}, true},
		{d.Procedure.Establishment[0], "序号", 0, true},
		{d.Procedure.Establishment[0], "事件", "est.sign", true},
		{d.History, "是否首次会商", false, true},
		{d.Procedure, "合并履行", nil, false},
		{Topic{Category: CategoryMechanism}, "类别", "体制机制创新", true},
		{(*Protocol)(nil), "标题", nil, false},
		{nil, "标题", nil, false},
		{12, "标题", nil, false},
	} {
		got, ok := Get(c.of, c.name)
		if ok != c.ok || !reflect.DeepEqual(got, c.want) {
			t.Errorf("Get(%T, %s) = %#v, %v; want %#v, %v", c.of, c.name, got, ok, c.want, c.ok)
		}
	}
}

func TestNames(t *testing.T) {
	if got := Names(&Approval{}); !slices.Equal(got, []string{"批准会议", "日期", "纪要号"}) {
		t.Errorf("got %v", got)
	}
}

// A part that was read and then taken away is not there.
func TestGetAfterTakingAway(t *testing.T) {
	d, err := Decode([]byte(`{"protocol":{"title":"x"}}`))
	if err != nil {
		t.Fatal(err)
	}
	d.Protocol = nil
	if v, ok := Get(d, "议定书"); ok || v != nil {
		t.Errorf("got %v, %v", v, ok)
	}
}
