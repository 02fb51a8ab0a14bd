package scheduler

import (
	"os"
	"strings"
	"testing"
)

// The generated part of the document stands between these lines.
const (
	generatedFrom = "<!-- 以下由 scheduler/notice.yaml 生成：go test ./scheduler -update -->\n"
	generatedTo   = "<!-- 生成到此 -->\n"
)

func TestDocumentOfTheReminders(t *testing.T) {
	const file = "../docs/reminders.md"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, opened := strings.Cut(string(text), generatedFrom)
	_, after, closed := strings.Cut(rest, generatedTo)
	if !opened || !closed {
		t.Fatalf("%s lacks the lines that hold the generated part", file)
	}
	golden(t, file, before+generatedFrom+"\n"+ownNotices(t).Markdown()+"\n"+generatedTo+after)
}

func TestWhatDiffersForACityIsListed(t *testing.T) {
	n, err := LoadNotice("本厅.yaml", []byte("reminders:\n  - {kind: 统计更新, cities: [唐山市], steps: []}\n"))
	if err != nil {
		t.Fatal(err)
	}
	if text := n.Markdown(); !strings.Contains(text, "### 统计更新（基准日：每年）：唐山市") || !strings.Contains(text, "\n不提醒。\n") {
		t.Error("the city is not listed")
	}
}
