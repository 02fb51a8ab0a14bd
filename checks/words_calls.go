package checks

import (
	"strings"

	"github.com/expr-lang/expr/ast"
)

// callWords say the functions of the rule language with their values in the place of 甲 and 乙.
var callWords = map[string]string{
	"已填": "已填写甲", "去空白": "甲（不计空白）", "字数": "甲的字数", "二位": "甲", "百分": "甲", "相等": "甲等于乙", "绝对值": "（甲）的绝对值",
	"含任一": "甲写有乙中的任何一个", "相似度": "甲与乙的相似度", "年": "甲的年份", "天数": "从甲到乙的天数", "月数": "从甲到乙的月数",
	"期满日": "以甲为第一天、年数为乙的期限的最后一天", "不晚于": "甲不晚于乙", "差": "甲中不在乙之内的", "重复": "甲中重复的", "合并": "甲", "首个": "甲中的第一项",
	"两两": "甲中的任意两个", "含步骤": "甲里有乙", "步骤日": "甲里乙的日期", "未通过": "规则甲没有通过", "相邻年度": "甲里每两个前后相连的年度",
	"近年": "甲最近乙个年度", "某年": "甲中乙那一年", "最近一年": "甲的最近一年", "强度": "甲的研发投入强度", "全省平均": "甲那一年的全省平均强度",
	"各文件": "甲中的每一份文件", "文件名称": "甲的名称", "文件代码": "甲登记的城市代码", "套话密度": "甲每百字的套话处数", "最晚": "甲中最晚的一天",
	"末次在后": "甲里最后一次“乙”之后没有再出现丙", "未按序": "乙中没有按次序出现在甲里的", "匹配": "甲中符合乙的文字", "他市名称": "甲中出现的其他市名称（乙是本市，不算）", "重走漏步": "丙中，在甲里最后一次“乙”之后没有按次序重新办理的步骤", "漏步": "丙中，在甲里这一轮（“乙”之后）没有按次序办理的步骤",
}

// callOf is the name of a function that is called, and what it is given.
func callOf(n *ast.CallNode) (string, []ast.Node) {
	callee, _ := n.Callee.(*ast.IdentifierNode)
	if callee == nil {
		return "", n.Arguments
	}
	return callee.Value, n.Arguments
}

func (r reader) call(n *ast.CallNode) string {
	name, arguments := callOf(n)
	values := make([]string, len(arguments))
	for i, a := range arguments {
		values[i] = r.value(a)
	}
	words, known := callWords[name]
	if !known {
		return name + "（" + strings.Join(values, "，") + "）"
	}
	var pairs []string
	for i, place := range []string{"甲", "乙", "丙"} {
		if i < len(values) {
			pairs = append(pairs, "“"+place+"”", values[i], place, values[i])
		}
	}
	return smooth(strings.NewReplacer(pairs...).Replace(words))
}

// smooth joins words that were put together: nobody writes 其的 or 的的.
func smooth(words string) string {
	return strings.NewReplacer("其的", "其", "的的", "的").Replace(words)
}

// listWords say what is asked of a list: 甲 is the list, 乙 what is asked of each of it.
var listWords = map[string]string{
	"len": "甲的个数", "all": "甲每一个都是：乙", "any": "甲至少有一个：乙", "none": "甲没有一个：乙", "count": "甲中乙的个数",
	"filter": "甲中乙的各项", "map": "甲的乙", "sum": "甲的乙合计",
}

// builtin says what is asked of a list. What is asked of each speaks of it as 其.
func (r reader) builtin(n *ast.BuiltinNode) string {
	words, known := listWords[n.Name]
	if !known || len(n.Arguments) == 0 {
		return n.String()
	}
	each := ""
	if len(n.Arguments) > 1 {
		asked := n.Arguments[1]
		if p, ok := asked.(*ast.PredicateNode); ok {
			asked = p.Node
		}
		each = r.asked(n.Name, asked)
	}
	list := r.value(n.Arguments[0])
	switch n.Name {
	case "map":
		list = r.every(n.Arguments[0])
	case "filter", "count":
		each = quoted(each)
	}
	return smooth(strings.NewReplacer("甲", list, "乙", each).Replace(words))
}

// every says each element of a list: 议题建议的各议题.
func (r reader) every(n ast.Node) string {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return "各" + n.Value
	case *ast.MemberNode:
		if name, ok := n.Property.(*ast.StringNode); ok {
			return smooth(r.value(n.Node) + "的各" + name.Value)
		}
	}
	return r.value(n)
}

// asked says what is asked of each element: a field by its bare name.
func (r reader) asked(name string, n ast.Node) string {
	if name != "map" && name != "sum" {
		return r.truth(n)
	}
	return strings.TrimPrefix(r.value(n), "其")
}
