package main

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"huishang/checks"
	"huishang/store"
)

// TestSlipsKeepNoServiceFromStarting gives moments for a city that is none and a table that says a day twice: the service runs with those of the
// program and tells each slip with its place.
func TestSlipsKeepNoServiceFromStarting(t *testing.T) {
	folder := t.TempDir()
	notice, table := filepath.Join(folder, "本厅提醒.yaml"), filepath.Join(folder, "2027.json")
	for name, text := range map[string]string{
		notice: "reminders:\n  - kind: 材料报送\n    cities: [唐山]\n    to: [市科技局]\n",
		table:  `{"year": 2027, "source": "某通知", "holidays": ["2027-01-01"], "makeup_workdays": ["2027-01-01"]}`,
	} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := store.Open(t.Context(), filepath.Join(folder, "huishang.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	rules, err := checks.Load()
	if err != nil {
		t.Fatal(err)
	}
	flags := sendingFlags{Notice: notice, Every: time.Minute, calendarFlag: calendarFlag{folder}}
	c, err := flags.courier(kept, templatesFlag{}, nil, rules, "http://127.0.0.1", slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		t.Fatal(err)
	}
	s, err := c.State(t.Context())
	if err != nil || len(s.Faults) != 2 {
		t.Fatalf("%q, %v", s.Faults, err)
	}
	told := strings.Join(s.Faults, "\n")
	for _, want := range []string{"暂用程序自带的提醒时点，请改正后重新启动服务", "第3行", "是否应为“唐山市”", "暂用程序自带的调休表", "既列为放假又列为调休上班"} {
		if !strings.Contains(told, want) {
			t.Errorf("nothing says %q:\n%s", want, told)
		}
	}
	if _, err := c.Plan(t.Context()); err != nil {
		t.Error(err)
	}
	for _, wrong := range []sendingFlags{{Every: 0}, {Every: time.Minute, Watchdog: "dog"}, {Every: time.Minute, smtpFlags: smtpFlags{Host: "a b", Security: "tls", From: "x@y@z"}}} {
		if _, err := wrong.courier(kept, templatesFlag{}, nil, rules, "http://127.0.0.1", slog.New(slog.DiscardHandler)); err == nil {
			t.Errorf("%+v is taken", wrong)
		}
	}
}
