package yamlfile_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"huishang/yamlfile"
)

// TestFaults reads files of staff with slips: each is told in Chinese with its place, all of a file at once.
func TestFaults(t *testing.T) {
	for name, test := range map[string]struct {
		file string
		want []string
	}{
		"good":               {"名称: 议定书\n级别: 红\n城市: [唐山市, 沧州市]\n", nil},
		"good JSON":          {"\uFEFF{\"名称\": \"议定书\", \"级别\": \"黄\"}", nil},
		"empty":              {" \n", []string{"1:1 文件是空的，请检查是否选错了文件"}},
		"a workbook":         {"PK\x03\x04rest", []string{"1:1 这是 Word、Excel 文件或压缩包，不是文本文件，请重新选择"}},
		"another encoding":   {"名称: \xb3\xc7\xca\xd0\n", []string{"1:1 文件不是 UTF-8 编码的文字，请用记事本或 WPS 另存为 UTF-8 编码后再试"}},
		"too long":           {strings.Repeat("a: 1\n", 10_001), []string{"1:1 文件超过 256 KB 或 10000 行，请检查是否选错了文件"}},
		"too deep":           {strings.Repeat("[", 300), []string{"1:1 括号套得太深，请检查是否选错了文件"}},
		"several documents":  {"名称: 甲\n---\n名称: 乙\n", []string{"1:1 文件里应有一份内容，不能为空，也不能用 --- 分成几份"}},
		"tab":                {"城市:\n\t- 唐山市\n", []string{"2:1 缩进用了制表符，请改用空格"}},
		"open bracket":       {"城市: [唐山市\n", []string{"1:5 括号或引号没有成对"}},
		"key twice":          {"名称: 甲\n名称: 乙\n", []string{"2:1 “名称”写了两次，前一次在第1行，请删去一处"}},
		"a list":             {"- 名称\n", []string{"1:1 这里应是“键: 值”"}},
		"several slips":      {"名陈: 甲\n级别: 蓝\n名称: {a: b}\n城市: [唐山市, [沧州市]]\n", []string{"1:1 不认识的键“名陈”，是否应为“名称”？", "2:5 没有“蓝”这个级别，可用的有：红、黄", "3:5 这里应是文字", "4:11 这里应是文字"}},
		"a name nobody knew": {strings.Repeat("很", 60) + ": 1\n", []string{"1:1 不认识的键“" + strings.Repeat("很", 40) + "……”，可用的有：名称、级别、城市"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			p := yamlfile.Page{Tell: func(line, column int, message string) {
				got = append(got, fmt.Sprintf("%d:%d %s", line, column, message))
			}}
			if root := p.Read([]byte(test.file)); root != nil {
				for _, e := range p.Mapping(root, "名称", "级别", "城市") {
					switch e.Key {
					case "名称":
						p.Text(e.Value)
					case "级别":
						p.OneOf(e.Value, "级别", []string{"红", "黄"})
					case "城市":
						p.Texts(e.Value)
					}
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

// TestFewFaultsAreTold holds that a file of nothing but slips does not fill memory with them.
func TestFewFaultsAreTold(t *testing.T) {
	told := 0
	p := yamlfile.Page{Tell: func(int, int, string) { told++ }}
	p.Texts(p.Read([]byte(strings.Repeat("- {}\n", 5000))))
	if told == 0 || told > 200 {
		t.Errorf("%d are told", told)
	}
}
