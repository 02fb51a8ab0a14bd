package templates_test

import (
	"archive/zip"
	"bytes"
	"flag"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"huishang/templates"
	"huishang/templates/grid"
	"huishang/templates/twin"
	"huishang/testdata"
)

var update = flag.Bool("update", false, "write the texts of the templates anew from their .docx")

func each(t *testing.T, check func(t *testing.T, name string, docx []byte)) {
	t.Helper()
	names, err := fs.Glob(templates.FS, "*.docx")
	if err != nil || len(names) < 22 {
		t.Fatalf("%d templates: %v", len(names), err)
	}
	for _, name := range names {
		docx, err := fs.ReadFile(templates.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(name, func(t *testing.T) { check(t, name, docx) })
	}
}

// A change made in Word must show in review: the text beside each template says the same.
func TestTexts(t *testing.T) {
	each(t, func(t *testing.T, name string, docx []byte) {
		got, err := twin.Write(docx)
		if err != nil {
			t.Fatal(err)
		}
		file := strings.TrimSuffix(name, ".docx") + ".txt"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			return
		}
		want, err := fs.ReadFile(templates.FS, file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s and %s differ; after a change in Word run with -update, after a change of the text run make templates", name, file)
		}
	})
}

// An .xlsx is what the text beside it says, and nothing else.
func TestWorkbooksAreTheirTexts(t *testing.T) {
	names, err := fs.Glob(templates.FS, "*.xlsx")
	if err != nil || len(names) < 7 {
		t.Fatalf("%d workbooks: %v", len(names), err)
	}
	for _, name := range names {
		book, err := fs.ReadFile(templates.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		text, err := fs.ReadFile(templates.FS, strings.TrimSuffix(name, ".xlsx")+".txt")
		if err != nil || !grid.Agrees(book, string(text)) {
			t.Errorf("%s differs from its text; run make templates: %v", name, err)
		}
	}
}

var (
	fonts     = regexp.MustCompile(`<w:rFonts [^>]*>`)
	theme     = regexp.MustCompile(`[tT]heme=`)
	attribute = func(name string) *regexp.Regexp { return regexp.MustCompile(` w:` + name + `="([^"]*)"`) }
)

// Where a font is named, all four attributes name it, and no theme can put another in its place.
func TestFontsAreNamedFourTimes(t *testing.T) {
	known := map[string]bool{"仿宋_GB2312": true, "楷体_GB2312": true, "黑体": true, "宋体": true, "方正小标宋简体": true}
	each(t, func(t *testing.T, _ string, docx []byte) {
		for name, part := range parts(t, docx) {
			if theme.MatchString(part) || strings.Contains(name, "theme") {
				t.Errorf("%s: a theme font", name)
			}
			for _, f := range fonts.FindAllString(part, -1) {
				if f == `<w:rFonts w:hint="eastAsia"/>` {
					continue
				}
				for _, a := range []string{"ascii", "hAnsi", "eastAsia", "cs"} {
					m := attribute(a).FindStringSubmatch(f)
					if m == nil || !known[m[1]] || m[1] != attribute("eastAsia").FindStringSubmatch(f)[1] {
						t.Errorf("%s: %s", name, f)
					}
				}
			}
		}
	})
}

// Paper, margins, grid and page numbers are those of GB/T 9704-2012.
func TestPaper(t *testing.T) {
	each(t, func(t *testing.T, _ string, docx []byte) {
		all := parts(t, docx)
		for part, want := range map[string][]string{
			"word/document.xml": {`<w:pgSz w:w="11906" w:h="16838"/>`, `w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"`, `w:footer="1447"`,
				`<w:docGrid w:type="lines" w:linePitch="579"/>`},
			"word/settings.xml": {"<w:evenAndOddHeaders/>", `w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"`},
			"word/styles.xml": {`w:line="579" w:lineRule="exact"`, `w:firstLineChars="200" w:firstLine="640"`, `<w:spacing w:val="-5"/>`,
				`<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>`},
		} {
			for _, w := range want {
				if !strings.Contains(all[part], w) {
					t.Errorf("%s lacks %s", part, w)
				}
			}
		}
	})
}

var textRun = regexp.MustCompile(`(?s)<w:r>(.*?)</w:r>`)

// “ ” ‘ ’ — … stand in the East Asian font only when their run says so.
func TestQuotesStayEastAsian(t *testing.T) {
	each(t, func(t *testing.T, _ string, docx []byte) {
		for name, part := range parts(t, docx) {
			for _, m := range textRun.FindAllStringSubmatch(part, -1) {
				if strings.ContainsAny(m[1], "“”‘’—…") && !strings.Contains(m[1], `w:hint="eastAsia"`) {
					t.Errorf("%s: %s", name, m[1])
				}
			}
		}
	})
}

// The titles are word for word those of articles 16 and 19.
func TestTitlesAreThoseOfTheMeasures(t *testing.T) {
	for file, title := range map[string]string{
		"protocol.txt":  "河北省科学技术厅××市人民政府工作会商制度议定书",
		"proposal.txt":  "河北省科学技术厅××市人民政府厅市会商××××年工作会议议题建议",
		"agreement.txt": "河北省科学技术厅××市人民政府厅市会商××××年工作会议协议书",
	} {
		text, err := fs.ReadFile(templates.FS, file)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(blanks.ReplaceAllString(testdata.Measures, ""), "《"+title+"》") {
			t.Fatalf("the Measures do not know %s", title)
		}
		got := ""
		for _, m := range regexp.MustCompile(`(?m)^\[公文标题\] (.*)$`).FindAllStringSubmatch(string(text), -1) {
			got += m[1]
		}
		got = regexp.MustCompile(`\{\{#.*?\{\{/\}\}`).ReplaceAllString(got, "")
		got = strings.ReplaceAll(got, "{{城市.市政府}}", "××市人民政府")
		if got = regexp.MustCompile(`\{\{[^}]*年份\}\}`).ReplaceAllString(got, "××××"); got != title {
			t.Errorf("%s: %s", file, got)
		}
	}
}

var blanks = regexp.MustCompile(`[\s　]+`)

func TestOpenLaysAFolderOver(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "protocol.docx"), []byte("ours"), 0o644); err != nil {
		t.Fatal(err)
	}
	files, err := templates.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := fs.ReadFile(files, "protocol.docx"); err != nil || string(got) != "ours" {
		t.Errorf("%q, %v", got, err)
	}
	if got, err := fs.ReadFile(files, "agreement.docx"); err != nil || len(got) < 1000 {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	if _, err := templates.Open(filepath.Join(dir, "protocol.docx")); err == nil {
		t.Error("a file was taken for a folder")
	}
	if _, err := templates.Open(filepath.Join(dir, "none")); err == nil {
		t.Error("a folder that is not there was taken")
	}
}

func parts(t *testing.T, docx []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(data)
	}
	return out
}
