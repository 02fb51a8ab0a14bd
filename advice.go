package huishang

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// DateAdvice says what is wrong with a date and, when it can be guessed, how it is written.
func DateAdvice(text string) string {
	year, month, day, ok := dateParts(text)
	switch guess := NewDate(year, time.Month(month), day); {
	case !ok:
		return fmt.Sprintf("“%s”不是日期，应写成年-月-日，如 2026-06-12。", clip(text))
	case guess.Year() != year || int(guess.Month()) != month || guess.Day() != day:
		return fmt.Sprintf("“%s”这一天不存在，请核对年月日。", clip(text))
	case year < firstYear || year > lastYear:
		return fmt.Sprintf("“%s”的年份不对，请核对。", clip(text))
	default:
		return fmt.Sprintf("“%s”的写法不对，应写成 %s。", clip(text), guess)
	}
}

// dateParts takes year, month and day out of the usual ways to write a date: 2026年6月12日, 2026/6/12, 20260612.
func dateParts(text string) (year, month, day int, ok bool) {
	found := regexp.MustCompile(`^\s*(\d{4})[^\d]?(\d{1,2})[^\d]?(\d{1,2})[日号]?\s*$`).FindStringSubmatch(text)
	if found == nil {
		return 0, 0, 0, false
	}
	numbers := [3]int{}
	for i := range numbers {
		numbers[i], _ = strconv.Atoi(found[i+1]) // one to four digits by the pattern
	}
	return numbers[0], numbers[1], numbers[2], true
}

// numberAdvice says how to write a figure that is not a number.
func numberAdvice(n node, unit string) string {
	counted := ""
	if unit != "" {
		counted = "（单位：" + unit + "）"
	}
	told := fmt.Sprintf("应为数字%s，现为%s。", counted, n.describe())
	if n.kind != stringNode {
		return told
	}
	text := strings.NewReplacer(",", "", "，", "", " ", "").Replace(n.text)
	figure := regexp.MustCompile(`^-?\d+(\.\d+)?`).FindString(text)
	switch rest := strings.TrimPrefix(text, figure); {
	case figure == "":
		return told + "没有数据请写 null。"
	case rest != "" && rest != unit:
		return told + "请只写数字，不加引号和单位，数值按规定的单位换算。"
	default:
		return told + "请去掉引号、千分位逗号和单位，写成 " + clip(figure) + "。"
	}
}

// unknownKey says that a key is unknown and names the one that was probably meant.
func unknownKey(key string, k *kind) string {
	if field, ok := k.lookup(key); ok {
		return fmt.Sprintf("字段名请用“%s”，不要用中文“%s”。", field.JSON, key)
	}
	if field, ok := nearest(key, k.fields); ok {
		return fmt.Sprintf("未知字段“%s”，是否应为“%s”？请改正或删去。", clip(key), field.Label())
	}
	labels := make([]string, len(k.fields))
	for i, field := range k.fields {
		labels[i] = field.Label()
	}
	return fmt.Sprintf("未知字段“%s”，请删去。这里可以填：%s。", clip(key), strings.Join(labels, "、"))
}
