package checks

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"huishang"
)

// functionTable lists every function a rule may call, in the order of docs/rules.md.
func functionTable() []function {
	return slices.Concat(textFunctions(), listFunctions(), yearFunctions(), dateFunctions(), stepFunctions(), documentFunctions())
}

// matchName is the function whose second value is a regular expression, compiled with the rule.
const matchName = "匹配"

func textFunctions() []function {
	return []function{
		{"已填", []kind{anything}, "有没有内容；只有空白的文字、没有元素的列表算没有", always(truthType),
			func(_ *frame, a []any) any { return filled(a[0]) }},
		{"去空白", []kind{text}, "去掉全部空白（含全角空格）后的文字", always(textType),
			func(_ *frame, a []any) any { return squeezed(a[0]) }},
		{"字数", []kind{text}, "不计空白的字数；没有内容为 0", always(numberType),
			func(_ *frame, a []any) any { return letters(a[0]) }},
		{matchName, []kind{text, text}, "文字中第一处符合正则式的内容，没有为空", always(textType), firstMatch},
		{"含任一", []kind{text, list}, "文字是否含列表中的任何一个词", always(truthType),
			func(_ *frame, a []any) any { return containsAny(a[0], items(a[1])) }},
		{"相似度", []kind{text, text}, "两个名称去停用词后的相似程度，0 到 1", always(numberType), similarityOf},
		{"二位", []kind{number}, "四舍五入到两位小数，只用于显示", always(numberType), rounded},
		{"百分", []kind{number}, "写成百分数，四舍五入到两位小数，只用于显示", always(numberType), percent},
		{"相等", []kind{number, number}, "两个数是否相等；缺一个时不知道", always(truthType), func(_ *frame, a []any) any {
			if order, known := compare(a[0], a[1]); known {
				return order == 0
			}
			return nil
		}},
		{"绝对值", []kind{number}, "去掉负号", always(numberType), absolute},
	}
}

func squeezed(v any) any {
	s, ok := v.(string)
	if !ok {
		return nil
	}
	if strings.IndexFunc(s, unicode.IsSpace) < 0 {
		return v
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func letters(v any) int {
	s, _ := squeezed(v).(string)
	return utf8.RuneCountInString(s)
}

func containsAny(v any, words []any) bool {
	s, _ := v.(string)
	return slices.ContainsFunc(words, func(word any) bool { return strings.Contains(s, plain(word)) })
}

func rounded(_ *frame, a []any) any {
	if n, ok := figure(a[0]); ok {
		return n.Round(2)
	}
	return nil
}

func percent(_ *frame, a []any) any {
	if n, ok := figure(a[0]); ok {
		return n.Mul(decimal.NewFromInt(100)).Round(2)
	}
	return nil
}

func absolute(_ *frame, a []any) any {
	if n, ok := figure(a[0]); ok {
		return n.Abs()
	}
	return nil
}

// plain writes a value as a message shows it.
func plain(v any) string {
	switch x := v.(type) {
	case string:
		return x
	case int:
		return decimal.NewFromInt(int64(x)).String()
	case decimal.Decimal:
		return x.String()
	case huishang.Date:
		return x.String()
	case bool:
		if x {
			return "是"
		}
		return "否"
	case *sequence:
		words := make([]string, len(x.items))
		for i, item := range x.items {
			words[i] = plain(item)
		}
		return strings.Join(words, "、")
	}
	return ""
}

func firstMatch(f *frame, a []any) any {
	s, _ := a[0].(string)
	pattern, ok := f.rules.patterns[plain(a[1])]
	if !ok {
		return nil
	}
	if found := pattern.FindString(s); found != "" {
		return found
	}
	return nil
}
