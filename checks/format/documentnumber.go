package format

import (
	"regexp"
	"strings"
)

// documentNumber is FMT-13: GB/T 9704—2012 7.2.5, for the number of the document itself and those it quotes.
var documentNumber = Rule{ID: "FMT-13", Subject: "发文字号", Level: Fault, Article: Standard + " 7.2.5",
	Quote: "年份、发文顺序号用阿拉伯数字标注；年份应标全称，用六角括号“〔〕”括入；发文顺序号不加“第”字，不编虚位（即1不编为01），在阿拉伯数字后加“号”字。",
	Check: "发文字号形如“冀科函〔2026〕1号”：六角括号，年份四位，序号不加“第”、前面不加0", hold: holdDocumentNumber}

var (
	rightNumber  = regexp.MustCompile(`^[一-龥]{2,8}〔20\d{2}〕[1-9]\d*号$`)
	quotedNumber = regexp.MustCompile(`[\p{Han}]{2,8}[〔\[【（(［﹝〈<]\s*\d{2,4}\s*[〕\]】）)］﹞〉>]\s*第?\s*\d+\s*号`)
	goodQuoted   = regexp.MustCompile(`〔(19|20)\d{2}〕[1-9]\d*号$`)
	openNumber   = regexp.MustCompile(`^[一-龥]{2,8}〔20\d{2}〕[\s　×X]*号$`) // the number is not given yet
)

const numberRemedy = "改为六角括号和完整年份，序号不加“第”、不补0，如“冀科函〔2026〕1号”（六角括号：“插入”→“符号”〔〕）"

func holdDocumentNumber(s *sheet, v *verdict) {
	for i := range s.lines {
		l := &s.lines[i]
		if l.kind == agencyNumber {
			v.holds()
			if !rightNumber.MatchString(l.text) && !openNumber.MatchString(l.text) {
				v.find(l.here(), "发文字号“"+l.text+"”"+numberFault(l.text), numberRemedy)
			}
			continue
		}
		if !strings.Contains(l.text, "号") || !strings.ContainsAny(l.text, "0123456789") {
			continue
		}
		for _, m := range quotedNumber.FindAllString(l.text, -1) {
			v.holds()
			if !goodQuoted.MatchString(m) {
				v.find(l.here(), "文号“"+m+"”"+numberFault(m), numberRemedy)
			}
		}
	}
}

// numberFault tells what is wrong with a number.
func numberFault(s string) string {
	var wrong []string
	if !strings.Contains(s, "〔") || !strings.Contains(s, "〕") {
		wrong = append(wrong, "没有用六角括号〔〕")
	}
	i := strings.IndexAny(s, "〕]】）)］﹞〉>")
	if i < 0 {
		return strings.Join(wrong, "，")
	}
	rest := strings.TrimLeft(s[i:], "〕]】）)］﹞〉> 　")
	if year := span(strings.TrimLeft(s[strings.IndexAny(s, "〔[【（(［﹝〈<"):], "〔[【（(［﹝〈< "), "0123456789"); year != 4 {
		wrong = append(wrong, "年份不是四位全称")
	}
	if after, ok := strings.CutPrefix(rest, "第"); ok {
		wrong = append(wrong, "序号前多了“第”字")
		rest = strings.TrimLeft(after, " 　")
	}
	if strings.HasPrefix(rest, "0") {
		wrong = append(wrong, "序号编了虚位（前面多了0）")
	}
	if len(wrong) == 0 {
		return "写法不规范（机关代字应为2至8个汉字，数字用半角，中间不留空格）"
	}
	return strings.Join(wrong, "，")
}
