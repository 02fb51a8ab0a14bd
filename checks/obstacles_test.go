package checks_test

import (
	"slices"
	"testing"

	"huishang"
	"huishang/checks"
)

// TestObstacles holds what keeps a step from being taken: errors until they are released, warnings until they are explained.
func TestObstacles(t *testing.T) {
	rules, err := checks.Load()
	if err != nil {
		t.Fatal(err)
	}
	d := &huishang.Dossier{Protocol: &huishang.Protocol{Title: "议定书", ValidYears: 10, RenewalClause: "期满自动顺延"}}
	in := checks.Input{Dossier: d, Stage: "建立-商请", Today: huishang.NewDate(2026, 1, 5)}
	held := func(rule string) (huishang.Obstacle, bool) {
		report := rules.Run(in)
		all := report.Obstacles()
		at := slices.IndexFunc(all, func(o huishang.Obstacle) bool { return o.Rule == rule })
		if at < 0 {
			return huishang.Obstacle{}, false
		}
		return all[at], true
	}
	if o, ok := held("ART15-4"); !ok || o.Warning || o.Message == "" || o.Remedy == "" || o.Where != "/protocol/renewal_clause" {
		t.Errorf("the error: %+v, %v", o, ok)
	}
	if o, ok := held("ART15-2"); !ok || !o.Warning {
		t.Errorf("the warning: %+v, %v", o, ok)
	}
	if _, ok := held("ART2-1"); ok {
		t.Error("a note stands in the way")
	}
	in.Settled = checks.Settled{Explanations: map[string]string{"ART15-2": "工作需要：与规划期一致"}}
	if _, ok := held("ART15-2"); ok {
		t.Error("an explained warning stands in the way")
	}
}
