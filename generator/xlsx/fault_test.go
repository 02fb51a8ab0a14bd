package xlsx_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"huishang/generator/xlsx"
)

func TestFaults(t *testing.T) {
	for _, c := range []struct {
		in   grid
		data string
		want []string
	}{
		{"{{#列}}a | b", `{}`, []string{"A1：循环“{{#列}}”没有结束，请在该重复的内容之后补上“{{/列}}”"}},
		{"a{{/列}}", `{}`, []string{"A1：“{{/列}}”没有对应的开始标签"}},
		{"{{#a}} | {{#b}} | {{/a}} | {{/b}}", `{}`, []string{"A1：循环“{{#a}}”与“{{#b}}”交叉：请先用“{{/b}}”结束里面的，再结束外面的"}},
		{"{{x ¦ 大小写}} | {{y}", `{}`, []string{"A1：标签“{{x | 大小写}}”有误：没有名为“大小写”的过滤器", "B1：标签“{{y}”没有结束"}},
		{"{{@序号}}", `{}`, []string{"A1：“{{@序号}}”是循环里的位置"}},
		{"{{~市}}", `{}`, []string{"A1：“{{~市}}”用来合并上下相同的单元格，只能写在重复的行里"}},
		{"{{+附件}}", `{}`, []string{"A1：“{{+附件}}”用来嵌入文档，只能写在Word模板里"}},
		{"{{#甲}}\n{{x}} | {{/甲}} | {{#乙}}\n | | {{/乙}}", `{}`, []string{"C2：循环“{{#乙}}”与“{{#甲}}”占了相同的行又不完全相同"}},
		{"{{#甲}} | {{/甲}} | {{#乙}} | {{#丙}} | {{/丙}} | {{/乙}}", `{}`, []string{"D1：循环“{{#丙}}”在并排的循环里面"}},
		{"{{#列:a}} | {{#列:b}} | {{/列}} | {{/列}}", `{}`, []string{"B1：列循环“{{#列:b}}”与“{{#列:a}}”占了部分相同的列"}},
		{"x | {{#列:a}}\n{{/列:a}}", `{}`, []string{"B1：列循环“{{#列:a}}”的结束标签在开始标签的左边"}},
		{`="{{#a}}{{/a}}"`, `{}`, []string{"A1：“{{#a}}”写在公式里", "A1：“{{/a}}”写在公式里"}},
		{"{{x}}", `{"x":{"y":1}}`, []string{"A1：标签“{{x}}”的值是一组内容"}},
		{"{{x}}", `{"x":"a\u0001"}`, []string{"A1：标签“{{x}}”的值里有不能写入文件的控制字符（U+0001）"}},
		{"{{x}}", `{"x":"` + strings.Repeat("字", 40000) + `"}`, []string{"A1：标签“{{x}}”的值有40000个字符，超过一个单元格的上限32767个"}},
		{"{{x ¦ 小数:2}}", `{"x":"甲"}`, []string{"A1：标签“{{x | 小数:2}}”的值“甲”不是数"}},
	} {
		t.Run(string(c.in), func(t *testing.T) {
			got := faultsOf(t, workbook(t, c.in), c.data)
			if len(got) != len(c.want) {
				t.Fatalf("got %q", got)
			}
			for i, w := range c.want {
				if !strings.HasPrefix(got[i], "工作表“Sheet1”"+w) {
					t.Errorf("got  %s\nwant %s", got[i], w)
				}
			}
		})
	}
}

// archiveOf makes a zip of parts.
func archiveOf(t testing.TB, parts ...string) []byte {
	var b bytes.Buffer
	zw := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := zw.Create(parts[i])
		must(t, err)
		_, err = w.Write([]byte(parts[i+1]))
		must(t, err)
	}
	must(t, zw.Close())
	return b.Bytes()
}

func TestWrongFiles(t *testing.T) {
	good := workbook(t, "{{x}}")
	lying := bytes.Clone(good)
	for i := bytes.Index(lying, []byte("PK\x01\x02")); i >= 0 && i < len(lying)-46; {
		if name := lying[i+46:]; bytes.HasPrefix(name, []byte("xl/worksheets/sheet1.xml")) {
			lying[i+24]++ // unpacked size
			break
		}
		n := bytes.Index(lying[i+4:], []byte("PK\x01\x02"))
		if n < 0 {
			break
		}
		i += 4 + n
	}
	types := `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`
	for _, c := range []struct {
		name string
		file []byte
		want string
	}{
		{"text", []byte("姓名,年龄"), "打不开压缩包"},
		{"encrypted or .xls", append([]byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}, make([]byte, 600)...), "文件已加密，或是旧版.xls格式；请取消密码，或另存为.xlsx后再用"},
		{"no office file", archiveOf(t, "a.txt", "x"), "缺少[Content_Types].xml"},
		{"macros", archiveOf(t, "[Content_Types].xml", types+`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>`), "文件带有宏"},
		{"binary", archiveOf(t, "[Content_Types].xml", types+`<Override PartName="/xl/workbook.bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>`), "文件"},
		{"a lying header", lying, "已损坏"},
		{"cut short", good[:len(good)/2], "打不开压缩包"},
		{"a DTD", archiveOf(t, "[Content_Types].xml", `<!DOCTYPE x [<!ENTITY a "b">]>`+types+`</Types>`), "XML"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := xlsx.Compile(c.file)
			if !errors.Is(err, xlsx.ErrNotExcel) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestLimits(t *testing.T) {
	tpl := workbook(t, "{{#列}}{{.}} | {{/列}}")
	for _, c := range []struct {
		name   string
		limits xlsx.Limits
		want   string
	}{
		{"entries", xlsx.Limits{Entries: 3}, "超过上限3"},
		{"a part", xlsx.Limits{Part: 100}, "解开后过大"},
		{"turns", xlsx.Limits{Turns: 2}, "循环的次数超过上限2，请减少数据"},
	} {
		t.Run(c.name, func(t *testing.T) {
			compiled, err := xlsx.Compile(tpl, xlsx.WithLimits(c.limits))
			if err == nil {
				_, err = compiled.Render(map[string]any{"列": []any{1, 2, 3}})
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v", err)
			}
		})
	}
}

// A template without tags comes back as it was, byte for byte.
func TestUntouched(t *testing.T) {
	tpl := workbook(t, "甲 | #1 | =B1*2")
	if doc := rendered(t, tpl, `{}`); !bytes.Equal(doc, tpl) {
		t.Error("the bytes differ")
	}
}
