package xlsx_test

import (
	"testing"

	"huishang/generator/xlsx"
)

const projects = `{"市":"唐山市","列":[{"名":"甲","额":12.5,"数":2},{"名":"乙","额":7,"数":3},{"名":"丙","额":0.5,"数":4}],"空":[]}`

func TestRows(t *testing.T) {
	for _, c := range []struct {
		name string
		in   grid
		data string
		want grid
	}{
		{"values", `
			{{市}}：{{#列}}{{名}}{{^@末}}、{{/}}{{/列}} | {{市}}
			#3 | =A2*2 | {{没有}}`, projects, `
			唐山市：甲、乙、丙 | 唐山市
			3 | =A2*2 → 6`},
		{"one row, its total widens", `
			名称 | 数 | 额 | 积
			{{#列}}{{名}} | {{数}} | {{额}}{{/列}} | =B2*C2
			合计 | =SUM(B2:B2) | =SUM(C2) | =SUM(D2:D2)`, projects, `
			名称 | 数 | 额 | 积
			甲 | 2 | 12.5 | =B2*C2 → 25
			乙 | 3 | 7 | =B3*C3 → 21
			丙 | 4 | 0.5 | =B4*C4 → 2
			合计 | =SUM(B2:B4) → 9 | =SUM(C2:C4) → 20 | =SUM(D2:D4) → 48`},
		{"rows of tags alone vanish", `
			名称 | 额
			{{#列}}
			{{@序号}}.{{名}} | {{额}}
			{{/列}}
			合计 | =SUM(B3:B3)`, projects, `
			名称 | 额
			1.甲 | 12.5
			2.乙 | 7
			3.丙 | 0.5
			合计 | =SUM(B2:B4) → 20`},
		{"a running balance", `
			期初 | | #100
			{{#列}}{{名}} | {{额}}{{/列}} | =C1+B2
			期末 | | =C2`, projects, `
			期初 |  | 100
			甲 | 12.5 | =C1+B2 → 112.5
			乙 | 7 | =C2+B3 → 119.5
			丙 | 0.5 | =C3+B4 → 120
			期末 |  | =C2 → 112.5`},
		{"absolute and running ranges, shares", `
			{{#列}}{{名}} | {{数}}{{/列}} | =SUM($B$1:B1) | =B1/$B$2 | =RANK(B1,$B$1:$B$1)
			合计 | =SUM(B1:B1)`, projects, `
			甲 | 2 | =SUM($B$1:B1) → 2 | =B1/$B$4 → 0.222222222222222 | =RANK(B1,$B$1:$B$3) → 3
			乙 | 3 | =SUM($B$1:B2) → 5 | =B2/$B$4 → 0.333333333333333 | =RANK(B2,$B$1:$B$3) → 2
			丙 | 4 | =SUM($B$1:B3) → 9 | =B3/$B$4 → 0.444444444444444 | =RANK(B3,$B$1:$B$3) → 1
			合计 | =SUM(B1:B3) → 9`},
	} {
		t.Run(c.name, func(t *testing.T) { holdGrid(t, workbook(t, c.in), c.data, c.want) })
	}
}

func TestNestedRows(t *testing.T) {
	data := `{"市":[{"名":"唐山","项":[{"名":"a","额":1},{"名":"b","额":2}]},{"名":"保定","项":[]},{"名":"承德","项":[{"名":"c","额":4}]}]}`
	holdGrid(t, workbook(t, `
		{{#市}}{{名}} | =SUM(B2:B2)
		{{#项}}{{名}} | {{额}}{{/项}}
		小计{{/市}} | =SUM(B2)
		总计 | =SUM(B3) | =SUM(B2:B2) | =SUM(B1:B3)`), data, `
		唐山 | =SUM(B2:B3) → 3
		a | 1
		b | 2
		小计 | =SUM(B2:B3) → 3
		保定 | =SUM(B6:B6) → 0

		小计 | =SUM(B6) → 0
		承德 | =SUM(B9:B9) → 4
		c | 4
		小计 | =SUM(B9) → 4
		总计 | =SUM(B4,B7,B10) → 7 | =SUM(B2:B3,B6:B6,B9:B9) → 7 | =SUM(B1:B10) → 21`)
}

func TestEmptyList(t *testing.T) {
	in := grid(`
		名称 | 额
		{{#空}}第{{@序号}}项 | {{额}} | 万元{{/空}} | =B2*2
		完`)
	total := grid(in + ` | =SUM(B2:B2)`)
	for _, c := range []struct {
		name string
		in   grid
		opts []xlsx.Option
		want grid
	}{
		{"nothing looks at it: dropped", in, nil, "名称 | 额\n完"},
		{"a total looks at it: one blank row", total, nil, "名称 | 额\n| |\n完 | =SUM(B2:B2) → 0"},
		{"dropped, and the total is of nothing", total, []xlsx.Option{xlsx.Empty(xlsx.Drop)}, "名称 | 额\n完 | =SUM(0) → 0"},
		{"blank", in, []xlsx.Option{xlsx.Empty(xlsx.BlankRow)}, "名称 | 额\n| |\n完"},
		{"kept", in, []xlsx.Option{xlsx.Empty(xlsx.KeepRow)}, "名称 | 额\n第项 | | 万元 | =B2*2 → 0\n完"},
	} {
		t.Run(c.name, func(t *testing.T) { holdGrid(t, workbook(t, c.in), projects, c.want, c.opts...) })
	}
}
