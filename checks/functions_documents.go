package checks

import (
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"huishang"
)

func documentFunctions() []function {
	return []function{
		{"各文件", []kind{object}, "卷宗中的每一份文件", always(typ{kind: list, item: &typ{kind: object}}),
			func(_ *frame, a []any) any { return documents(a[0]) }},
		{"文件名称", []kind{object}, "文件在卷宗中的名称", always(textType), documentName},
		{"文件代码", []kind{object}, "文件登记的城市代码，没有为空", always(textType), func(_ *frame, a []any) any {
			if r, ok := a[0].(*record); ok {
				return fieldOf(r, "城市代码")
			}
			return nil
		}},
		{"他市名称", []kind{object, list}, "文件标题和正文中出现的其他市“××市人民政府”；第二个值是本市的叫法", always(textsType), strangers},
		{"套话密度", []kind{object}, "每百字中套话的处数，一位小数", always(numberType), clicheDensity},
	}
}

// documentNames are the parts of a dossier that are documents: what is printed, signed or sent.
var documentNames = []string{"议定书", "合作委员会", "产业发展需求", "议题建议", "落实情况总结", "上阶段协议书", "协议书", "征求意见", "工作会议",
	"绩效评估"}

func documents(v any) *sequence {
	made := &sequence{}
	dossier, ok := v.(*record)
	if !ok {
		return made
	}
	add := func(v any) {
		if r, ok := v.(*record); ok {
			made.items = append(made.items, r)
		}
	}
	for _, name := range documentNames {
		add(fieldOf(dossier, name))
	}
	if letters, ok := fieldOf(dossier, "函件").(*record); ok {
		for i := range letters.shape.fields {
			add(letters.get(i))
		}
	}
	for _, plan := range items(fieldOf(dossier, "实施方案")) {
		add(plan)
	}
	return made
}

func documentName(_ *frame, a []any) any {
	if r, ok := a[0].(*record); ok {
		return r.place().words
	}
	return nil
}

// eachText visits every text of a value and of what it holds.
func eachText(v reflect.Value, visit func(string)) {
	switch v.Kind() {
	case reflect.String:
		visit(v.String())
	case reflect.Pointer:
		if !v.IsNil() {
			eachText(v.Elem(), visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachText(v.Index(i), visit)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[huishang.Date]() || v.Type() == reflect.TypeFor[huishang.Decimal]() {
			return
		}
		for i := range v.NumField() {
			eachText(v.Field(i), visit)
		}
	}
}

const government = "人民政府"

func strangers(f *frame, a []any) any {
	r, ok := a[0].(*record)
	if !ok {
		return nil
	}
	own := items(a[1])
	made := &sequence{}
	eachText(r.value, func(s string) {
		for at := strings.Index(s, government); at >= 0; {
			name := f.cityBefore(s[:at])
			if full := name + government; name != "" && !slices.Contains(own, any(full)) && !slices.Contains(made.items, any(full)) {
				made.items = append(made.items, full)
			}
			next := strings.Index(s[at+1:], government)
			if next < 0 {
				break
			}
			at += 1 + next
		}
	})
	slices.SortFunc(made.items, func(x, y any) int { return strings.Compare(x.(string), y.(string)) })
	return made
}

// cityBefore is the city of the province whose name ends the text.
func (r *run) cityBefore(s string) string {
	for _, list := range []string{"设区市", "另行确认的市"} {
		for _, city := range items(r.rules.settings[list].value) {
			if strings.HasSuffix(s, city.(string)) {
				return city.(string)
			}
		}
	}
	return ""
}

func clicheDensity(f *frame, a []any) any {
	r, ok := a[0].(*record)
	if !ok {
		return nil
	}
	phrases, found, length := items(f.rules.settings["套话"].value), 0, 0
	eachText(r.value, func(s string) {
		length += utf8.RuneCountInString(s)
		for _, phrase := range phrases {
			found += strings.Count(s, phrase.(string))
		}
	})
	if length == 0 {
		return nil
	}
	return compute("/", compute("*", found, 100), length)
}
