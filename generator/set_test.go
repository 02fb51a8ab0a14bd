package generator_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"huishang/generator"
	"huishang/templates"
	"huishang/templates/twin"
)

// A staff template that does not fit is refused with all its slips, each with its place and the nearest name.
func TestLoadRefusesWhatDoesNotFit(t *testing.T) {
	files := fstest.MapFS{}
	names, err := fs.Glob(templates.FS, "*.docx")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(templates.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	delete(files, "minutes.docx")
	files["agenda.docx"] = &fstest.MapFile{Data: []byte("这不是 Word 文件")}
	files["proposal.docx"] = &fstest.MapFile{Data: build(t, `《议题建议》
== 正文
[一级标题] 一、总体考虑
[公文正文] {{城市.市政俯}}
[公文正文] {{#议题}}
[公文正文] {{主题名}}{{#目标}}{{目标表述}}{{责任单为}}{{/目标}}
[公文正文] {{/议题}}
`)}
	files["agreement.docx"] = &fstest.MapFile{Data: build(t, "《协议书》\n== 正文\n[公文正文] {{#事项}}\n[公文正文] {{名称}}\n")}
	_, err = generator.Load(files)
	if err == nil {
		t.Fatal("faulty templates were taken")
	}
	for _, want := range []string{
		"minutes.docx", "agenda.docx", "agreement.docx", "proposal.docx（议题建议）",
		"正文第2段（“一、总体考虑”之下）", "城市.市政俯", "是否应为“城市.市政府”", "主题名", "是否应为“主题名称”", "责任单为", "是否应为“责任单位”",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%v\nlacks %s", err, want)
		}
	}
	if strings.Contains(err.Error(), "目标表述") {
		t.Errorf("a name that fits was refused: %v", err)
	}
}

func build(t *testing.T, text string) []byte {
	t.Helper()
	docx, err := twin.Build(text)
	if err != nil {
		t.Fatal(err)
	}
	return docx
}

func TestKinds(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range generator.Kinds() {
		if k.Name == "" || k.Title == "" || !strings.HasPrefix(k.Article, "第") || seen[k.Name] || seen[k.Title] {
			t.Errorf("%+v", k)
		}
		seen[k.Name], seen[k.Title] = true, true
		if found, ok := generator.KindOf(k.Title); !ok || found.Name != k.Name {
			t.Errorf("%s is not found by its title", k.Name)
		}
	}
	if len(seen) != 78 {
		t.Errorf("%d kinds", len(seen)/2)
	}
}

// A changed template is in force for whoever asks from then on, and the one before again once it is taken back; one that does not fit changes
// nothing.
func TestTemplatesAreLaidOver(t *testing.T) {
	set, err := generator.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range generator.Kinds() {
		data, err := fs.ReadFile(templates.FS, k.File())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := generator.Check(k.File(), data); err != nil {
			t.Errorf("%s: %v", k.File(), err)
		}
	}
	d := dossier(t, "130200-唐山市")
	says := func(set *generator.Templates) bool {
		t.Helper()
		made, err := generator.Fill("committee", d, generator.Options{Templates: set})
		if err != nil {
			t.Fatal(err)
		}
		text, err := twin.Write(made.Bytes)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Contains(text, "本单位的名单")
	}
	own := build(t, "《成员名单》\n== 正文\n[公文正文] 本单位的名单：{{城市.名称}}\n")
	checked, err := generator.Check("committee.docx", own)
	if err != nil {
		t.Fatal(err)
	}
	if !says(set.With(checked)) || says(set) {
		t.Error("a trial touches the others")
	}
	if set.Use(checked); !says(set) {
		t.Error("it is not in force")
	}
	if _, err := generator.Check("committee.docx", build(t, "《成员名单》\n== 正文\n[公文正文] {{城市.市政俯}}\n")); err == nil {
		t.Error("what does not fit is taken")
	}
	if set.Use(); says(set) {
		t.Error("the program's own is not back")
	}
	if _, err := generator.Check("poem.docx", own); err == nil {
		t.Error("a template of no document is taken")
	}
}
