package checks

import (
	"strings"

	"github.com/expr-lang/expr/ast"
)

// callWords say the functions of the rule language with their values in the place of 甲 and 乙.
var callWords = map[string]string{
	"已填": "已填写甲", "去空白": "甲（不计空白）", "字数": "甲的字数", "二位": "甲", "百分": "甲", "相等": "甲等于乙", "绝对值": "甲（取绝对值）",
	"含任一": "甲写有乙中的任何一个", "相似度": "甲与乙的相似度", "年": "甲的年份", "天数": "从甲到乙的天数", "月数": "从甲到乙的月数",
	"期满日": "从甲起满乙年的最后一天", "不晚于": "甲不晚于乙", "差": "有甲而没有乙的", "重复": "甲中重复的", "合并": "甲", "首个": "甲的第一个",
	"两两": "甲中的任意两个", "含步骤": "甲里有乙", "步骤日": "甲里乙的日期", "未通过": "规则甲没有通过", "相邻年度": "甲中前后相连的两个年度",
	"近年": "甲中最近乙个年度", "某年": "甲中乙年的", "最近一年": "甲中年份最大的", "强度": "甲的研发投入强度", "全省平均": "甲年的全省平均强度",
	"各文件": "甲中的每一份文件", "文件名称": "甲的名称", "文件代码": "甲登记的城市代码", "套话密度": "甲每百字的套话处数", "最晚": "甲中最晚的一天",
	"末次在后": "甲里最后一次“乙”之后没有再出现丙", "未按序": "乙中没有按次序出现在甲里的", "匹配": "甲中符合乙的文字", "重走漏步": "甲里最后一次“乙”之后没有按次序重新出现的（丙）", "漏步": "甲里这一轮（“乙”之后）没有按次序办理的（丙）",
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
	return strings.NewReplacer(pairs...).Replace(words)
}

// listWords say what is asked of a list: 甲 is the list, 乙 what is asked of each of it.
var listWords = map[string]string{
	"len": "甲的个数", "all": "甲每一个都是：乙", "any": "甲至少有一个：乙", "none": "甲没有一个：乙", "count": "甲中“乙”的个数",
	"filter": "甲中“乙”的", "map": "各甲的乙", "sum": "甲的乙合计",
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
	return strings.NewReplacer("甲", r.value(n.Arguments[0]), "乙", each).Replace(words)
}

// asked says what is asked of each element: a field by its bare name.
func (r reader) asked(name string, n ast.Node) string {
	if name != "map" && name != "sum" {
		return r.truth(n)
	}
	return strings.TrimPrefix(r.value(n), "其")
}
