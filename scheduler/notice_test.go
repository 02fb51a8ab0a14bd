package scheduler

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"huishang/testdata"
)

func ownNotices(t testing.TB) *Notice {
	t.Helper()
	n, err := LoadNotice("", nil)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestOwnNoticeIsWhole(t *testing.T) {
	n := ownNotices(t)
	for _, m := range matters {
		r := n.rule(m, "")
		if r.due.words == "" || len(r.to) == 0 || len(r.steps) == 0 || !strings.HasPrefix(r.basis, "默认") {
			t.Errorf("%v is incomplete: %+v", m, r)
		}
	}
	for _, name := range periodNames {
		if p := n.periods[name]; p.length.n == 0 || !strings.HasPrefix(p.basis, "默认") {
			t.Errorf("the period %s is incomplete: %+v", name, p)
		}
	}
	if got := len(Kinds()); got != 15 {
		t.Errorf("%d kinds, want the fourteen of the practice and the calendar", got)
	}
}

func TestQuotesAreVerbatim(t *testing.T) {
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	measures := squeeze(testdata.Measures)
	for _, all := range []map[Kind]article{articles, foundingArticles, meetingArticles} {
		for kind, a := range all {
			paragraph := measures
			if a != byPractice {
				name, _, _ := strings.Cut(a.name, "（")
				_, paragraph, _ = strings.Cut(measures, name)
			}
			if !strings.Contains(paragraph, squeeze(a.quote)) {
				t.Errorf("%s: %s is not in the Measures", kind, a)
			}
		}
	}
	for _, m := range matters {
		if articles[m.kind].name == "" && (foundingArticles[m.kind].name == "" || meetingArticles[m.kind].name == "") {
			t.Errorf("%s rests on no article", m.kind)
		}
	}
}

func TestFaultsOfNotices(t *testing.T) {
	files, err := filepath.Glob("testdata/notices/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no notices", err)
	}
	var told strings.Builder
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err = LoadNotice(filepath.Base(file), data); err == nil {
			t.Errorf("%s is taken", file)
			continue
		}
		told.WriteString(err.Error() + "\n\n")
	}
	golden(t, "testdata/notices.txt", told.String())
}

func TestStaffLayTheirNoticeOver(t *testing.T) {
	n, err := LoadNotice("本厅.yaml", []byte(`
cities: [白沟新城]
periods:
  处室反馈: {value: 满10个工作日}
reminders:
  - kind: 议定书到期
    cities: [唐山市, 白沟新城]
    to: [市科技局]
  - kind: 议定书到期
    steps:
      - {at: 前9个月, level: 黄, say: 请商定是否延续}
  - kind: 统计更新
    steps: []
`))
	if err != nil {
		t.Fatal(err)
	}
	m := matter{KindExpiry, BaseValidUntil}
	general, local, small := n.rule(m, "保定市"), n.rule(m, "唐山市"), n.rule(m, "白沟新城")
	if len(general.steps) != 1 || general.steps[0].at.String() != "前9个月" || len(general.to) != 2 || general.basis != ofOwn {
		t.Errorf("for all cities: %+v", general)
	}
	if len(local.to) != 1 || len(local.steps) != 1 || len(small.to) != 1 {
		t.Errorf("for some cities: %+v, %+v", local, small)
	}
	if r := n.rule(matter{KindStatistics, BaseYear}, "唐山市"); len(r.steps) != 0 {
		t.Errorf("what is not wanted is there: %+v", r)
	}
	if n.periods[periodOpinions].length.n != 10 || n.periods[periodMaterials].length.n != 30 {
		t.Errorf("periods: %+v", n.periods)
	}
	if r := n.rule(matter{KindMaterials, BaseDeadline}, "唐山市"); r.basis != "默认" || len(r.steps) != 7 {
		t.Errorf("what is not written has changed: %+v", r)
	}
}

func TestHugeFilesAreRefused(t *testing.T) {
	for name, text := range map[string]string{
		"lines":  strings.Repeat("a: b\n", 20_000),
		"commas": "[" + strings.Repeat("1,", 20_000) + "1]",
		"bytes":  "a: " + strings.Repeat("字", 100_000),
		"depth":  strings.Repeat("- ", 3000) + "x",
	} {
		_, err := LoadNotice("本厅.yaml", []byte(text))
		if err == nil || !strings.Contains(err.Error(), "请检查是否选错了文件") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzNotice(f *testing.F) {
	files, err := filepath.Glob("testdata/notices/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range append(files, "notice.yaml") {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	calendar := ownCalendar(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		n, err := LoadNotice("本厅.yaml", data)
		var faults Faults
		if err != nil && (!errors.As(err, &faults) || len(faults) == 0) {
			t.Fatalf("not told as faults: %v", err)
		}
		if err == nil {
			Due([]Standing{regular()}, calendar, n, day("2026-11-23"))
		}
	})
}
