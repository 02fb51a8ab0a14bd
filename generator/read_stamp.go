package generator

import (
	"fmt"
	"strings"

	"huishang"
	"huishang/generator/xlsx"
)

// stampOf finds out which form a workbook is: by its hidden sheet or, when a program dropped that, by its properties.
func stampOf(book *xlsx.Workbook) (stamp, error) {
	words := stampWords(book.Properties[stampProperty])
	if s := book.Sheet(stampSheet); s != nil {
		const most = 16
		for row := 1; row <= most; row++ {
			if word := tidy(s.Cell(row, 1).Text()); word != "" {
				words[word] = tidy(s.Cell(row, 2).Text())
			}
		}
	}
	s, fault := readStamp(words)
	if fault == "" {
		return s, nil
	}
	var names []string
	for _, sheet := range book.Sheets {
		if sheet.State == xlsx.Visible {
			names = append(names, "“"+sheet.Name+"”")
		}
	}
	const most = 10
	if len(names) > most {
		names = append(names[:most], "……")
	}
	return s, FormFaults{{Message: fmt.Sprintf("这不是会商系统的表格：%s（应有隐藏的工作表“%s”）；这个文件里有工作表%s。请用系统下载的表格填写，不要把内容复制到新文件里。",
		fault, stampSheet, strings.Join(names, "、"))}}
}

// fits holds a form against what is expected, and finds its kind.
func (s stamp) fits(expect Expect) (FormKind, error) {
	kind, known := FormKindOf(s.Kind)
	if !known {
		return kind, FormFaults{{Message: fmt.Sprintf("系统没有“%s”这种表格，请重新下载。", s.Kind)}}
	}
	var faults FormFaults
	refuse := func(format string, values ...any) {
		faults = append(faults, FormFault{Message: fmt.Sprintf(format, values...)})
	}
	if expect.Kind != "" && expect.Kind != kind.Name {
		wanted, _ := FormKindOf(expect.Kind)
		refuse("这是%s，应为%s，请重新选择文件。", kind.Title, wanted.Title)
	}
	if expect.CityCode != "" && expect.CityCode != s.CityCode {
		refuse("这份%s是%s（%s）的，应为%s的，请重新选择文件。", kind.Title, s.City, s.CityCode, huishang.CityNamed(expect.CityCode))
	}
	if expect.Year != 0 && expect.Year != s.Year {
		refuse("这份%s是%d年的，应为%d年，请重新选择文件或下载当年的表格。", kind.Title, s.Year, expect.Year)
	}
	if s.Version > formVersion {
		refuse("这份%s是第%d版，系统只认得到第%d版，请升级系统。", kind.Title, s.Version, formVersion)
	}
	if s.Version < oldestForm {
		refuse("这份%s是第%d版，系统从第%d版读起，请重新下载，把内容填到新表里。", kind.Title, s.Version, oldestForm)
	}
	if len(faults) > 0 {
		return kind, faults
	}
	return kind, nil
}
