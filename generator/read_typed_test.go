package generator_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"huishang"
	"huishang/generator"
)

func TestWhatIsTyped(t *testing.T) {
	field := func(of any, name string) huishang.Field {
		f, ok := huishang.Lookup(reflect.TypeOf(of), name)
		if !ok {
			t.Fatalf("no field %s", name)
		}
		return f
	}
	money, year, day, copies := field(huishang.Fund{}, "金额"), field(huishang.Proposal{}, "年份"), field(huishang.Proposal{}, "报送日期"), field(huishang.Copies{}, "总份数")
	for _, one := range []struct {
		field huishang.Field
		typed string
		want  any
		says  string
	}{
		{money, "", nil, ""},
		{money, " 1,200.55 ", json.Number("1200.55"), ""},
		{money, "１２００", json.Number("1200"), ""},
		{money, "1，200 万元", json.Number("1200"), ""},
		{money, "1.2亿元", json.Number("12000"), ""},
		{money, "约1200", nil, "应为数字（单位：万元），现为“约1200”"},
		{money, "1200-1500", nil, "是一个范围"},
		{year, "2026", json.Number("2026"), ""},
		{year, "２０２６年", json.Number("2026"), ""},
		{year, "明年", nil, "应为整数（单位：年），现为“明年”"},
		{copies, "4.5", nil, "应为整数（单位：份）"},
		{copies, "1e9", nil, "应为整数"},
		{day, "2026年6月12日", "2026-06-12", ""},
		{day, "2026．6．12", "2026-06-12", ""},
		{day, "2026-02-30", nil, "这一天不存在"},
		{day, "六月", nil, "应为日期，如 2026-06-12"},
		{field(huishang.Proposal{}, "标题"), " 标题\r\n第二行 ", "标题\n第二行", ""},
	} {
		got, said := generator.Typed(one.field, one.typed)
		if !reflect.DeepEqual(got, one.want) || one.says == "" && said != "" || !strings.Contains(said, one.says) {
			t.Errorf("%s %q: %#v %q", one.field.Name, one.typed, got, said)
		}
	}
}
