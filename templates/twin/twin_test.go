package twin

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

const sample = `《样张》
== 页眉 单页
[草案标记] {{阶段}}·第{{轮次}}轮
== 页脚 单页
[单页页码] — ‹页码› —
== 页脚 双页
[双页页码] — ‹页码› —
== 正文
[公文标题] 河北省科学技术厅
[空行]
[公文正文] “引号”与 <尖括号> & 符号——都原样
[公文正文] [黑体字]出席：[/]张三{{#末}}。{{/}}
[公文正文] 上一行↵下一行⇥跳格
[表格 公文表格 1000 3000 4844]
[表头行] 序号 ┃ 事项 ┃ 目标
[行] [表格居中] {{#事项}}{{@序号}} ┃ {{名称 | 空则:—}} ┃ 甲 ¶ [表格数字] 乙{{/事项}}
[行 高900] [跨2] 合计 ┃
[表格完]
[成文日期] {{日期 | 日期}}
`

func TestTextSurvivesWord(t *testing.T) {
	docx, err := Build(sample)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Write(docx)
	if err != nil {
		t.Fatal(err)
	}
	if got != sample {
		t.Errorf("got\n%s\nwant\n%s", got, sample)
	}
}

func TestBuildIsDeterministic(t *testing.T) {
	a, err := Build(sample)
	if err != nil {
		t.Fatal(err)
	}
	b, err := Build(sample)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Error("the same text gave two files")
	}
}

// What Word makes of a paragraph when staff edit it: runs cut apart, marks of the spelling checker, deleted text, a page
// number as a complex field. The text is the same.
func TestReadsWhatWordSaves(t *testing.T) {
	const paragraph = `<w:p><w:pPr><w:pStyle w:val="GwBody"/><w:rPr><w:rStyle w:val="GwHei"/></w:rPr></w:pPr>` +
		`<w:r><w:t>{{城</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:sz w:val="32"/></w:rPr><w:t>市}}</w:t></w:r>` +
		`<w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>新</w:t></w:r></w:ins>` +
		`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` +
		`<w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
	docx, err := Build("《样张》\n== 正文\n[公文正文] X\n")
	if err != nil {
		t.Fatal(err)
	}
	got, err := Write(replace(t, docx, func(xml string) string {
		start := strings.Index(xml, "<w:p>")
		return xml[:start] + paragraph + xml[strings.Index(xml, "</w:p>")+len("</w:p>"):]
	}))
	if err != nil {
		t.Fatal(err)
	}
	if want := "《样张》\n== 正文\n[公文正文] {{城市}}新‹页码›\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// replace rewrites the main part of a document.
func replace(t *testing.T, docx []byte, change func(string) string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	var parts []part
	for _, f := range z.File {
		data, err := files{z}.bytes(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == "word/document.xml" {
			data = []byte(change(string(data)))
		}
		parts = append(parts, part{f.Name, data})
	}
	out, err := pack(parts)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// The order in which a program names headers and footers says nothing.
func TestEdgesComeInOneOrder(t *testing.T) {
	docx, err := Build("《样张》\n== 页脚 双页\n[双页页码] 乙\n== 页脚 单页\n[单页页码] 甲\n== 页眉 单页\n[草案标记] 丙\n== 正文\n[空行]\n")
	if err != nil {
		t.Fatal(err)
	}
	got, err := Write(docx)
	if want := "《样张》\n== 页眉 单页\n[草案标记] 丙\n== 页脚 单页\n[单页页码] 甲\n== 页脚 双页\n[双页页码] 乙\n== 正文\n[空行]\n"; err != nil || got != want {
		t.Errorf("%q, %v", got, err)
	}
}

func TestFaultyTextIsToldWhole(t *testing.T) {
	_, err := Build("《样张》\n没有样式\n== 页边 单页\n[表格 公文表格 100]\n[行] 甲 ┃ 乙\n[公文正文] 在表格里\n")
	if err == nil {
		t.Fatal("a faulty text was taken")
	}
	for _, want := range []string{"第2行", "第3行", "第5行：本行2列，表格1列", "第6行", "[表格完]"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%v\nlacks %s", err, want)
		}
	}
}

func TestUnknownStylesAreNamed(t *testing.T) {
	_, err := Build("《样张》\n== 正文\n[没有的样式] 甲\n[公文正文] [没有的字]乙[/]\n")
	if err == nil || !strings.Contains(err.Error(), "没有的样式") || !strings.Contains(err.Error(), "没有的字") {
		t.Errorf("err = %v", err)
	}
}

func TestNoWordFile(t *testing.T) {
	if _, err := Write([]byte("PK?")); err == nil {
		t.Error("a file that is no .docx was taken")
	}
}
