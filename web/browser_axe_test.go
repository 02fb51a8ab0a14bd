package web

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/chromedp/chromedp"
)

// A violation is something of a page that WCAG 2.1 at level A or AA does not allow, as axe-core tells it.
type violation struct {
	ID, Help string
	Nodes    []struct {
		Target         []any
		FailureSummary string
	}
}

func (v violation) String() string {
	var all strings.Builder
	fmt.Fprintf(&all, "%s: %s", v.ID, v.Help)
	for _, n := range v.Nodes {
		fmt.Fprintf(&all, "\n    %v %s", n.Target, strings.ReplaceAll(n.FailureSummary, "\n", " "))
	}
	return all.String()
}

// violations holds the page as it is shown against WCAG 2.1, levels A and AA.
func (w *window) violations() []violation {
	w.t.Helper()
	ctx, stop := context.WithTimeout(w.ctx, 2*patience)
	defer stop()
	if !value[bool](w, "!!window.axe") {
		source, err := os.ReadFile("testdata/axe/axe.min.js")
		if err != nil {
			w.t.Fatal(err)
		}
		if err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](string(source))); err != nil {
			w.t.Fatal(err)
		}
	}
	found, err := chromedp.Run(ctx, chromedp.Evaluate[[]violation](`axe.run({resultTypes: ["violations"],
		runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}).then(r => r.violations.map(v => ({ID: v.id, Help: v.help,
		Nodes: v.nodes.map(n => ({Target: n.target, FailureSummary: n.failureSummary}))})))`, chromedp.EvalAwaitPromise))
	if err != nil {
		w.t.Fatalf("%s: axe: %v", w.at(), err)
	}
	return found
}
