package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"huishang/generator/docx"
)

// patched is a sound file with the bytes of one field of its main part's
// headers overwritten: in the local header and in the central directory.
func patched(t *testing.T, local, central int, value []byte) []byte {
	t.Helper()
	b := bytes.Clone(file{body: p("{{a}}")}.docx(t))
	name := []byte("word/document.xml")
	if at := bytes.Index(b, name) - 30; local > 0 {
		copy(b[at+local:], value)
	}
	copy(b[bytes.LastIndex(b, name)-46+central:], value)
	return b
}

func le32(n uint32) []byte { return binary.LittleEndian.AppendUint32(nil, n) }

// withPart is a sound file with one more part.
func withPart(t *testing.T, name string, content []byte) []byte {
	t.Helper()
	return file{body: p("a"), more: map[string]string{name: string(content)}}.docx(t)
}

func utf16Part(s string) string {
	var b bytes.Buffer
	b.WriteString("\xff\xfe")
	for _, u := range utf16.Encode([]rune(s)) {
		b.Write([]byte{byte(u), byte(u >> 8)})
	}
	return b.String()
}

func TestWrongFiles(t *testing.T) {
	good := file{body: p("{{a}}")}.docx(t)
	twice := zipped(t, [][2]string{{"[Content_Types].xml", contentTypes("word/document.xml")}, {"a", "1"}, {"a", "2"}})
	part := func(xml string) []byte { return file{wrap: xml}.docx(t) }
	for _, c := range []struct {
		name string
		file []byte
		want string
	}{
		{"empty", nil, "打不开压缩包（格式不对）；请用Word或WPS另存为.docx后再用"},
		{"not a zip", []byte("你好"), "打不开压缩包（格式不对）"},
		{"RTF", []byte(`{\rtf1 {{a}}}`), "打不开压缩包（格式不对）"},
		{"old Word", append([]byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}, make([]byte, 512)...), "文件已加密，或是旧版.doc格式；请取消密码，或另存为.docx后再用"},
		{"truncated", good[:len(good)-100], "打不开压缩包（格式不对）"},
		{"cut in the middle", append(bytes.Clone(good[:60]), good[200:]...), ""},
		{"encrypted", patched(t, 6, 8, []byte{1, 0}), "压缩包已加密，请取消密码"},
		{"wrong checksum", patched(t, 0, 16, le32(0xdeadbeef)), "“word/document.xml”已损坏（校验和不符）；请用Word或WPS打开后另存一份"},
		{"says it is larger", patched(t, 0, 24, le32(5000)), "“word/document.xml”已损坏（内容不完整）"},
		{"says it is smaller", patched(t, 0, 24, le32(10)), "“word/document.xml”已损坏（"},
		{"says it is huge", patched(t, 0, 24, le32(0xfffffffe)), "“word/document.xml”解开后过大或压缩比异常，疑似压缩炸弹"},
		{"unknown method", patched(t, 8, 10, []byte{99, 0}), "“word/document.xml”已损坏（压缩方法不受支持）"},
		{"a bomb", withPart(t, "word/media/a.png", make([]byte, 8<<20)), "“word/media/a.png”解开后过大或压缩比异常，疑似压缩炸弹"},
		{"one name twice", twice, "压缩包里有两个同名文件“a”"},
		{"another zip", zipped(t, [][2]string{{"a.txt", "a"}}), "缺少[Content_Types].xml"},
		{"a workbook", zipped(t, [][2]string{{"[Content_Types].xml", contentTypes("xl/workbook.xml")}, {"xl/workbook.xml", "<workbook/>"}}), "找不到正文"},
		{"main part missing", zipped(t, [][2]string{{"[Content_Types].xml", contentTypes("word/document.xml")}, {"_rels/.rels", relations(`<Relationship Id="rId1" Type="` + relationType + `officeDocument" Target="word/document.xml"/>`)}}), "找不到正文"},
		{"a document type", part(`<!DOCTYPE w:document [<!ENTITY a "b">]><w:document` + spaces + `><w:body/></w:document>`), "word/document.xml：XML第1行第1个字节处含有DTD声明，为安全起见不接受"},
		{"UTF-16", part(utf16Part(`<w:document` + spaces + `><w:body/></w:document>`)), "word/document.xml：不是UTF-8编码的XML"},
		{"nested beyond reason", part(strings.Repeat("<w:p>", 100000)), "word/document.xml：XML第1行第10006个字节处嵌套过深"},
		{"unclosed", part("<w:document" + spaces + "><w:body>"), "内容不完整：元素“w:body”没有结束"},
		{"closed by another", part("<w:document" + spaces + "><w:body></w:p></w:document>"), "元素“w:body”被“w:p”结束"},
		{"closed by a namesake", part("<w:document" + spaces + ` xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body></x:body></w:document>`), "元素“w:body”被“x:body”结束"},
		{"an unknown entity", part("<w:document" + spaces + ">&nbsp;</w:document>"), "有不认识的“&”转义"},
		{"two roots", part("<a/><b/>"), "有两个根元素"},
		{"nothing", part(" "), "XML是空的"},
		{"no XML", part("PK"), "根元素之外有文字"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tpl, err := docx.Compile(c.file)
			if !errors.Is(err, docx.ErrNotWord) || tpl != nil {
				t.Fatalf("template %v, error %v", tpl, err)
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v\nwant %s", err, c.want)
			}
		})
	}
}

func TestLimits(t *testing.T) {
	many := map[string]string{}
	for i := range 50 {
		many[fmt.Sprintf("word/media/%d.bin", i)] = "x"
	}
	random := make([]byte, 1<<20)
	for i := range random {
		random[i] = byte(i*i>>7 ^ i*31)
	}
	for _, c := range []struct {
		name   string
		file   []byte
		limits docx.Limits
		want   string
	}{
		{"entries", file{body: p("a"), more: many}.docx(t), docx.Limits{Entries: 20}, "超过上限20"},
		{"part", withPart(t, "a.bin", random), docx.Limits{Part: 1 << 19}, "“a.bin”解开后过大"},
		{"total", file{body: p("a"), more: map[string]string{"a.bin": string(random), "b.bin": string(random)}}.docx(t), docx.Limits{Total: 3 << 19}, "“b.bin”解开后过大"},
	} {
		if _, err := docx.Compile(c.file, docx.WithLimits(c.limits)); !errors.Is(err, docx.ErrNotWord) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestOutputIsBounded(t *testing.T) {
	tpl, err := docx.Compile(file{body: p("{{#列}}{{#列}}{{#列}}甲{{/}}{{/}}{{/}}")}.docx(t), docx.WithLimits(docx.Limits{Output: 1 << 20}))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := tpl.Render(map[string]any{"列": make([]any, 300)})
	if doc != nil || err == nil || err.Error() != "填出的文件超过上限1 MiB，请减少数据" {
		t.Errorf("%d bytes, %v", len(doc), err)
	}
}

func manyLoops() map[string]string {
	return map[string]string{
		"inline":     p(strings.Repeat("{{#列}}{{.}}{{/列}}", 10000)),
		"paragraphs": strings.Repeat(ps("{{#列}}", "{{.}}", "{{/列}}"), 10000),
		"rows":       tbl(strings.Repeat(row("{{#列}}{{.}}", "{{/列}}"), 10000)),
	}
}

func BenchmarkManyLoops(b *testing.B) {
	for name, body := range manyLoops() {
		b.Run(name, func(b *testing.B) {
			data := file{body: body}.docx(b)
			for b.Loop() {
				if _, err := docx.Compile(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A template of ten thousand loops; [BenchmarkManyLoops] says in what time.
func TestManyLoops(t *testing.T) {
	for name, body := range manyLoops() {
		t.Run(name, func(t *testing.T) {
			tpl, err := docx.Compile(file{body: body}.docx(t))
			if err != nil {
				t.Fatal(err)
			}
			doc, err := tpl.Render(map[string]any{"列": []any{"1", "2"}})
			if err != nil {
				t.Fatal(err)
			}
			if n := bytes.Count(members(t, doc)["word/document.xml"], []byte("1<")); n == 0 && name != "inline" {
				t.Error("nothing is filled")
			}
		})
	}
}

// A file without compression is as good as any.
func TestStoredParts(t *testing.T) {
	var out bytes.Buffer
	zw := zip.NewWriter(&out)
	for name, data := range members(t, file{body: p("{{a}}")}.docx(t)) {
		w, err := zw.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	tpl, err := docx.Compile(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	doc, err := tpl.Render(map[string]any{"a": "甲"})
	if err != nil || textForm(t, members(t, doc)["word/document.xml"]) != "甲" {
		t.Error(err)
	}
}
