package checks_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"huishang/checks"
)

// TestFaults holds what staff are told about slips in rule files: all at once, each with its file, line and column.
func TestFaults(t *testing.T) {
	names, err := filepath.Glob("testdata/faults/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal("no faulty rule files", err)
	}
	for _, name := range names {
		_, err := checks.Load(fstest.MapFS{filepath.Base(name): {Data: read(t, name)}})
		var faults checks.Faults
		if !errors.As(err, &faults) {
			t.Errorf("%s loads: %v", name, err)
			continue
		}
		golden := strings.TrimSuffix(name, ".yaml") + ".txt"
		if *update {
			if err := os.WriteFile(golden, []byte(faults.Error()+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want := string(read(t, golden)); faults.Error()+"\n" != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, faults.Error(), want)
		}
	}
}

// TestFaultsOfAllFiles holds that no file hides the slips of another.
func TestFaultsOfAllFiles(t *testing.T) {
	_, err := checks.Load(fstest.MapFS{
		"a.yaml": {Data: []byte("rules:\n  - id: X1-1\n")},
		"b.yaml": {Data: []byte("rules: [\n")},
		"c.yaml": {Data: []byte("ruls: []\n")},
	})
	for _, want := range []string{"a.yaml 第2行", "b.yaml 第", "c.yaml 第1行第1列：不认识的键“ruls”，是否应为“rules”？"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not told in %v", want, err)
		}
	}
}

const ownRule = `article: 第五条
rules:
  - id: ART5-1
    title: 议题数量适中
    quote: 着力凝炼共性目标和工作重点
    stages: [会议-报送]
    level: 提示
    phase: 单文件内容
    effective: 2026-07-01
    until: 2026-12-31
    needs: [议题建议]
    where: 议题建议.议题
    require: len(议题建议.议题) <= 4
    message: 共{len(议题建议.议题)}项
    remedy: 请合并
    examples:
      - pass: 四项
        drop: [议题建议.议题.5]
      - fail: 五项
`

// TestOverlay holds that a staff folder changes rules and settings, and that the version on the report says so.
func TestOverlay(t *testing.T) {
	rules, err := checks.Load(fstest.MapFS{
		"own.yaml":      {Data: []byte(ownRule)},
		"settings.yaml": {Data: []byte("settings:\n  有效期上限: {value: 12, reason: 本单位规定}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(rules.Entries()) != 104 || !strings.HasPrefix(rules.Version, "1.0+") {
		t.Errorf("%d rules, version %s", len(rules.Entries()), rules.Version)
	}
	if _, wrong := rules.Try(); len(wrong) != 1 || wrong[0].Rule != "ART15-2" || wrong[0].Title != "十年" {
		t.Errorf("ten years are allowed now, so one example is no longer true: %v", wrong)
	}
	for day, want := range map[string]string{"2026-06-30": "", "2026-07-01": "ART5-1", "2026-12-31": "ART5-1", "2027-01-01": ""} {
		report := run(t, rules, checks.Input{}, set("/as_of", day))
		if got := ids(report); got != want {
			t.Errorf("on %s found %q, want %q (%s)", day, got, want, report.Reasons["ART5-1"])
		}
	}
}
