package store

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestExportHoldsEverythingOfACity(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		v := fillStore(t, s)
		var out bytes.Buffer
		done, err := s.Export(t.Context(), secretariat, "130200", &out)
		if err != nil {
			t.Fatal(err)
		}
		parts := unzip(t, out.Bytes())
		var names []string
		for name := range parts {
			names = append(names, name)
		}
		slices.Sort(names)
		want := []string{"2026年/01_函.docx", "2026年/02_报送_议题建议.xlsx", "2026年/03_唐山市_厅市会商2026年_卷宗_第2版_20260612.json",
			"2026年/04_唐山市_厅市会商2026年_卷宗_第1版_20260612.json", "2026年/05_程序记录.json", "2026年/06_处室意见.json",
			"2026年/07_落实进展.json", "2026年/08_检查结果和说明.json", "目录.txt"}
		if !slices.Equal(names, want) || done != (Exported{"唐山市", 1, len(want) - 1}) {
			t.Errorf("%+v: %s", done, strings.Join(names, "\n"))
		}
		for _, name := range want[:len(want)-1] {
			if !strings.Contains(parts["目录.txt"], name) {
				t.Errorf("目录.txt does not name %s", name)
			}
		}
		if list := parts["目录.txt"]; !strings.HasPrefix(list, "\ufeff唐山市 厅市会商全部资料\r\n") || strings.Count(list, "\n") != strings.Count(list, "\r\n") {
			t.Errorf("目录.txt is none for Notepad: %q", list[:80])
		}
		content, err := v.Content.Bytes(t.Context())
		if err != nil || parts[want[3]] != string(content) {
			t.Errorf("the first version is not as it was saved: %v", err)
		}
		if !strings.Contains(parts["2026年/08_检查结果和说明.json"], "研发经费增长") {
			t.Error("what was written on the findings is missing")
		}
		if _, err := s.Export(t.Context(), cangzhou, "130200", &out); !errors.As(err, &NotFound{}) {
			t.Errorf("another city gets %v", err)
		}
		out.Reset()
		if _, err := s.Export(t.Context(), secretariat, "", &out); !errors.As(err, &NotFound{}) || out.Len() > 0 {
			t.Errorf("no city gets %d bytes: %v", out.Len(), err)
		}
	})
}

func TestStorable(t *testing.T) {
	for _, test := range []struct{ name, want string }{
		{"函.docx", "函.docx"},
		{"../../etc/passwd", ".._.._etc_passwd"},
		{"a\\b:c*?.docx", "a_b_c__.docx"},
		{"名\x00\n字.txt", "名__字.txt"},
		{"点. . ", "点"},
		{"", "未命名"},
		{"\xff.docx", "_.docx"},
		{strings.Repeat("长", 100) + ".docx", strings.Repeat("长", 65) + ".docx"},
	} {
		if got := storable(test.name); got != test.want {
			t.Errorf("%q becomes %q, want %q", test.name, fmt.Sprint(got), test.want)
		}
	}
}
