package compare

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func written(all []Piece) string {
	var out strings.Builder
	for _, p := range all {
		switch p.Mark {
		case Added:
			out.WriteString("{+" + p.Text + "+}")
		case Removed:
			out.WriteString("[-" + p.Text + "-]")
		default:
			out.WriteString(p.Text)
		}
	}
	return out.String()
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ before, after, want string }{
		{"", "", ""},
		{"一样", "一样", "一样"},
		{"", "新的", "{+新的+}"},
		{"旧的", "", "[-旧的-]"},
		{"落实配套经费300万元", "落实配套经费500万元", "落实配套经费[-3-]{+5+}00万元"},
		{"到2027年建成中试基地", "到2028年底建成中试基地", "到202[-7-]{+8+}年{+底+}建成中试基地"},
		{"完全不同的话", "another text", "[-完全不同的话-]{+another text+}"},
	} {
		if got := written(Words(c.before, c.after)); got != c.want {
			t.Errorf("%q to %q: %s, want %s", c.before, c.after, got, c.want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	before := []string{"标题", "一、总体考虑", "第一段说目标是300万元。", "第二段", "第三段", "第四段", "第五段", "第六段", "落款"}
	after := []string{"标题", "一、总体考虑", "第一段说目标是500万元。", "第二段", "第三段", "第四段", "第五段", "第六段", "新的一段", "落款"}
	var said []string
	for _, l := range Paragraphs(before, after) {
		if l.Skipped > 0 {
			said = append(said, fmt.Sprintf("…%d…", l.Skipped))
			continue
		}
		said = append(said, written(l.Pieces))
	}
	want := []string{"标题", "一、总体考虑", "第一段说目标是[-3-]{+5+}00万元。", "第二段", "第三段", "…1…", "第五段", "第六段", "{+新的一段+}", "落款"}
	if !slices.Equal(said, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(said, "\n"), strings.Join(want, "\n"))
	}
}

// A text may come where there was none, and grow beyond what was there.
func TestWordsOfATextThatGrows(t *testing.T) {
	long := strings.Repeat("甲", 40)
	for before, want := range map[string]string{"": "{+" + long + "+}", "甲": "甲{+" + long[len("甲"):] + "+}"} {
		if got := written(Words(before, long)); got != want {
			t.Errorf("from %q: %s", before, got)
		}
	}
}

// Whatever the texts, what is not added is the one and what is not removed is the other.
func TestWordsGiveBothTexts(t *testing.T) {
	letters := rapid.StringOfN(rapid.RuneFrom([]rune("甲乙丙丁")), 0, 60, -1)
	rapid.Check(t, func(t *rapid.T) {
		before, after := letters.Draw(t, "before"), letters.Draw(t, "after")
		var one, other strings.Builder
		for _, p := range Words(before, after) {
			if p.Mark != Added {
				one.WriteString(p.Text)
			}
			if p.Mark != Removed {
				other.WriteString(p.Text)
			}
		}
		if one.String() != before || other.String() != after {
			t.Fatalf("%q and %q became %q and %q", before, after, one.String(), other.String())
		}
	})
}

func TestDocuments(t *testing.T) {
	before, err := os.ReadFile("../templates/plan.docx")
	if err != nil {
		t.Fatal(err)
	}
	same, err := Documents(before, before)
	if err != nil || len(same) != 1 || same[0].Skipped == 0 {
		t.Errorf("the same document differs: %+v, %v", same, err)
	}
	if _, err := Documents(before, []byte("nothing")); err == nil {
		t.Error("what is no document is compared")
	}
}

func BenchmarkParagraphs(b *testing.B) {
	var before, after []string
	for i := range 1000 {
		text := fmt.Sprintf("第%d段写到指标从%d提高到%d", i, i, i*2)
		before = append(before, text)
		if i%7 == 0 {
			text += "，并按季度通报"
		}
		after = append(after, text)
	}
	for b.Loop() {
		Paragraphs(before, after)
	}
}
