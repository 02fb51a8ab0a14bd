package huishang

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A statedRow is one line of testdata/procedures.txt, the statement of the procedures the program is held to.
type statedRow struct {
	from State
	step Step
	by   string
	to   State
	when string
}

// statement reads the rows and the pairs of steps that are one act in a first consultation.
func statement(t rapid.TB) (rows []statedRow, pairs [][2]Step) {
	t.Helper()
	text, err := os.ReadFile("testdata/procedures.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(line, "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		switch {
		case strings.HasPrefix(line, "#") || len(cells) < 3:
		case cells[0] == "=":
			pairs = append(pairs, [2]Step{Step(cells[1]), Step(cells[2])})
		default:
			rows = append(rows, statedRow{State(cells[0]), Step(cells[1]), cells[2], State(cells[3]), cells[4]})
		}
	}
	if len(rows) < 50 || len(pairs) < 10 {
		t.Fatalf("only %d rows and %d pairs are stated", len(rows), len(pairs))
	}
	return rows, pairs
}

// statedAs says which words of the statement a condition of the table stands for.
var statedAs = map[Condition][]string{
	"": {""}, WhenPassed: {"通过", "修改后通过"}, WhenDeferred: {"暂缓"}, WhenReturned: {"退回"}, WhenOtherDone: {"双方齐"},
	WhenOtherDue: {"只有一方"}, WhenAllHeard: {"全部或逾期"}, WhenSomeDue: {"未齐"}, WhenWording: {"仅文字修改"}, WhenExpired: {"期满"},
}

func TestTableIsTheStatement(t *testing.T) {
	rows, pairs := statement(t)
	var table []statedRow
	for _, row := range Turns() {
		act, _ := actOf(row.Step)
		for _, words := range statedAs[row.When] {
			by := string(act.Office)
			if row.Step == "" {
				by = string(OfficeSystem)
			}
			table = append(table, statedRow{row.From, row.Step, by, row.To, words})
		}
	}
	for _, row := range table {
		if !slices.Contains(rows, row) {
			t.Errorf("the table has %v, the statement has not", row)
		}
	}
	for _, row := range rows {
		if !slices.Contains(table, row) {
			t.Errorf("the statement has %v, the table has not", row)
		}
	}
	var joint [][2]Step
	for _, pair := range abreast {
		joint = append(joint, [2]Step{pair.founding, pair.meeting})
	}
	if !slices.Equal(joint, pairs) {
		t.Errorf("together: got %v, want %v", joint, pairs)
	}
}

// TestTableIsWhole holds that every state and step has its place.
func TestTableIsWhole(t *testing.T) {
	for _, s := range States() {
		if s.Name() == string(s) || !slices.ContainsFunc(turns, func(row Turn) bool { return row.From == s || row.To == s }) {
			t.Errorf("%s has no name or no row", s)
		}
	}
	for _, known := range stepNames {
		act, ok := actOf(known.step)
		if !ok || !slices.ContainsFunc(turns, func(row Turn) bool { return row.Step == known.step }) {
			t.Errorf("%s has no act or no row", known.step)
		}
		if len(act.Roles) == 0 || act.Article == "" {
			t.Errorf("%s: nobody may record it, or no article orders it", known.step)
		}
	}
	if len(Acts()) != len(stepNames) {
		t.Errorf("%d acts, %d steps", len(Acts()), len(stepNames))
	}
}

var nextArticle = regexp.MustCompile(`\n\s*第\p{Han}+[条章]`)

func TestQuotesAreVerbatim(t *testing.T) {
	measures, err := os.ReadFile("testdata/measures.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, act := range Acts() {
		head, _, _ := strings.Cut(act.Article, "（")
		article := string(measures)[strings.Index(string(measures), head):]
		if at := nextArticle.FindStringIndex(article); at != nil {
			article = article[:at[0]]
		}
		if act.Quote == "" || !strings.Contains(article, act.Quote) {
			t.Errorf("%s: %s does not say “%s”", act.Step, act.Article, act.Quote)
		}
	}
}
