package generator

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"huishang"
)

// TestReadIsTheInverseOfForm holds read(fill(x)) == x over generated dossiers.
func TestReadIsTheInverseOfForm(t *testing.T) { rapid.Check(t, holdGenerated) }

// FuzzForms does the same for as long as it is let.
func FuzzForms(f *testing.F) { f.Fuzz(rapid.MakeFuzz(holdGenerated)) }

func holdGenerated(t *rapid.T) {
	dossier := &huishang.Dossier{}
	fillValue(t, reflect.ValueOf(dossier).Elem(), huishang.Field{}, 0)
	tellApart(dossier)
	kind := rapid.SampledFrom(FormKinds()).Draw(t, "kind")
	if kind.Name == "progress" && (dossier.Agreement == nil || len(dossier.Agreement.Items) == 0) ||
		kind.Name == "opinion" && (dossier.Proposal == nil || len(dossier.Proposal.Topics) == 0) {
		t.Skip("there is nothing to ask about")
	}
	holdForm(t, kind, dossier, FormOptions{Today: huishang.NewDate(2026, 10, 8), Division: "高新技术处"})
}

// oddTexts are what a form must not take for something else.
var oddTexts = []string{"=1+1", "示例", "合计", "0315-0000000", "1,200万元", "2026.6.12", "TRUE", "#REF!", "名称", "存在问题", "建议", "编号（万元）", "一\n二\n三",
	"“引号”", "<b>&amp;</b>", "_x000D_", "𠮷田", "'单引号", "a  b", "　内　外"}

func fillValue(t *rapid.T, v reflect.Value, field huishang.Field, depth int) {
	switch v.Interface().(type) {
	case huishang.Date:
		if rapid.Bool().Draw(t, "dated") {
			v.Set(reflect.ValueOf(huishang.NewDate(1900, 1, 1).AddDays(rapid.IntRange(0, 109500).Draw(t, "day"))))
		}
		return
	case huishang.Decimal:
		if rapid.Bool().Draw(t, "known") {
			text := rapid.StringMatching(`-?[1-9][0-9]{0,16}(\.[0-9]{1,8})?|0|0\.0[0-9]`).Draw(t, "figure")
			d, err := huishang.ParseDecimal(text)
			if err != nil {
				t.Fatalf("%v", err)
			}
			v.Set(reflect.ValueOf(d))
		}
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if depth < 2 && rapid.Bool().Draw(t, "there") {
			v.Set(reflect.New(v.Type().Elem()))
			fillValue(t, v.Elem(), field, depth+1)
		}
	case reflect.Struct:
		for _, f := range huishang.Fields(v.Type()) {
			for i := range v.NumField() {
				if tag := v.Type().Field(i).Tag.Get("json"); tag == f.JSON && v.Type().Field(i).IsExported() {
					fillValue(t, v.Field(i), f, depth+1)
				}
			}
		}
	case reflect.Slice:
		n := rapid.IntRange(0, 3).Draw(t, "length")
		list := reflect.MakeSlice(v.Type(), n, n)
		for i := range n {
			if list.Index(i).Kind() == reflect.String {
				list.Index(i).SetString(rapid.StringMatching(`[A-Z一-龥][A-Z一-龥0-9]{0,6}`).Draw(t, "entry"))
			} else {
				fillValue(t, list.Index(i), huishang.Field{}, depth+1)
			}
		}
		if n > 0 {
			v.Set(list)
		}
	case reflect.String:
		v.SetString(word(t, field))
	case reflect.Int:
		v.SetInt(int64(rapid.IntRange(1900, 2199).Draw(t, "whole")))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, "flag"))
	}
}

// word draws a text as a form can hold it: without blanks around it.
func word(t *rapid.T, field huishang.Field) string {
	switch rapid.IntRange(0, 4).Draw(t, "sort") {
	case 0:
		return ""
	case 1:
		if len(field.Enum) > 0 {
			return rapid.SampledFrom(field.Enum).Draw(t, "choice")
		}
	case 2:
		if (&ask{field: field}).code() {
			break
		}
		return tidy(rapid.SampledFrom(oddTexts).Draw(t, "odd"))
	}
	return rapid.StringMatching(`[A-Z一-龥0-9（）“”，。]{1,12}`).Filter(func(s string) bool { return (&ask{field: field}).word(s) == s }).Draw(t, "text")
}

// tellApart numbers what a form tells apart by number, and names the city and its divisions.
func tellApart(d *huishang.Dossier) {
	d.City.Code, d.City.Name = "130200", "唐山市"
	number := func(prefix string, i int) string { return fmt.Sprint(prefix, i+1) }
	for i := range d.City.Statistics {
		d.City.Statistics[i].Year = 2020 + i
		d.City.Statistics[i].DataStatus = huishang.DataFinal
	}
	for i := range d.City.Fiscal {
		d.City.Fiscal[i].Year = 2020 + i
		d.City.Fiscal[i].CaliberNote = "市财政局"
	}
	if d.Protocol != nil {
		for i := range d.Protocol.Themes {
			d.Protocol.Themes[i].ID = number("T", i)
		}
	}
	if d.Needs != nil {
		for i := range d.Needs.Items {
			d.Needs.Items[i].ID = number("N", i)
		}
	}
	if d.Proposal != nil {
		for i := range d.Proposal.Topics {
			d.Proposal.Topics[i].ID = number("TP", i)
			nameTargets(d.Proposal.Topics[i].Targets)
		}
	}
	for _, a := range []*huishang.Agreement{d.Agreement, d.PreviousAgreement} {
		if a == nil {
			continue
		}
		a.ID = "AG-130200-2024"
		for i := range a.Items {
			a.Items[i].ID = number("A", i)
			nameTargets(a.Items[i].Targets)
		}
	}
	if d.Summary != nil {
		for i := range d.Summary.Items {
			d.Summary.Items[i].ItemID = number("A", i)
			for j := range d.Summary.Items[i].Targets {
				d.Summary.Items[i].Targets[j].Name = number("目标", j)
			}
		}
	}
	for i := range d.Opinions.Agreement {
		o := &d.Opinions.Agreement[i]
		o.TopicID, o.Division, o.SignedBy, o.ReturnedOn = number("TP", i), "高新技术处", "处长", huishang.NewDate(2026, 7, 6)
		o.SentOn, o.Due = huishang.Date{}, huishang.Date{}
	}
	d.Consultation = nil
	if strings.TrimSpace(d.Parties.City.Name) == "" {
		d.Parties.City.Name = "唐山市人民政府"
	}
}

func nameTargets(list []huishang.Target) {
	for i := range list {
		list[i].Name = fmt.Sprint("目标", i+1)
	}
}
