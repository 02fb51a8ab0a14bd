package huishang

import (
	"errors"
	"testing"
)

func TestHiddenCharacters(t *testing.T) {
	for _, c := range []struct {
		text    string
		place   int
		visible string
	}{
		{"第一行\n第二行\t表格\r\n", 0, "第一行\n第二行\t表格\r\n"}, {"", 0, ""}, {"全角　空格°©ﾟ", 0, "全角　空格°©ﾟ"},
		{"第一行\v第二行", 4, "第一行\n第二行"}, {"a\x00b", 2, "ab"}, {"\x7f", 1, ""}, {"换页\f", 3, "换页\n"}, {"甲\u0085乙", 2, "甲\n乙"}, {"\uFFFE", 1, ""},
	} {
		if place, _ := Hidden(c.text); place != c.place {
			t.Errorf("%q has a hidden character at %d, want %d", c.text, place, c.place)
		}
		if got := Visible(c.text); got != c.visible {
			t.Errorf("%q is seen as %q, want %q", c.text, got, c.visible)
		}
	}
}

// What a program hands in is refused with its place; what was kept before, or stands in a cell of a form, is read as it is meant.
func TestHiddenCharactersOfADossier(t *testing.T) {
	const written = `{"note":"第一行\u000b第二行\u0001"}`
	if _, err := Decode([]byte(written)); err == nil || err.Error() != "第1行第9列，备注：第4个字符是看不见的控制字符（U+000B），请删去。" {
		t.Errorf("decoded: %v", err)
	}
	if d, err := DecodeKept([]byte(written)); err != nil || d.Note != "第一行\n第二行" {
		t.Errorf("kept: %v, %v", d, err)
	}
	if d, err := FromTree(map[string]any{"note": "第一行\v第二行\x01"}); err != nil || d.Note != "第一行\n第二行" {
		t.Errorf("of a tree: %v, %v", d, err)
	}
}

func TestSoundJSON(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"\uFEFF{\"a\":[1,{\"b\":\"乙\"}]}", ""},
		{`{"a":1,"b":2,"a":3}`, "/a 第1行第14列：字段“a”重复，第1行已经写过，请只保留一处。"},
		{`{"list":[{},{"x":1,"x":1}]}`, "/list/1/x 第1行第20列：字段“x”重复，第1行已经写过，请只保留一处。"},
		{`{"a":"b\u0000"}`, "/a 第1行第6列：第2个字符是看不见的控制字符（U+0000），请删去。"},
		{`{"a\u0001":1}`, " 第1行第2列：字段名的第2个字符是看不见的控制字符（U+0001），请删去。"},
		{"{\"a\":\"\xd5\xc5\"}", " 第1行第7列：文件编码像是 GBK（ANSI），请用记事本或 WPS 打开，另存为 UTF-8 编码后再试。"},
		{`{"a":1`, " 第1行第7列：文件在这里中断，还缺少英文逗号“,”或“}”，可能没有保存完整，请重新导出或补全。"},
	} {
		text, err := SoundJSON([]byte(c.in))
		var faults Faults
		got := ""
		if errors.As(err, &faults) {
			got = faults[0].Path + " " + faults[0].String()
		}
		if got != c.want || (err == nil) != (len(text) > 0) || err == nil && text[0] != '{' {
			t.Errorf("%q is told %q, want %q", c.in, got, c.want)
		}
	}
}
