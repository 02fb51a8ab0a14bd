package checks

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"huishang/yamlfile"
)

// Settled is what people have written on findings: explanations of warnings, and releases of data rules by the Secretariat
// division. Both are shown in the report.
type Settled struct {
	Explanations map[string]string  `json:"explanations,omitempty"` // by rule
	Releases     map[string]Release `json:"releases,omitempty"`
}

// ReadSettled reads explanations and releases from JSON and tells everything that is wrong with them at once: rules that do not
// exist, rules that nobody may release, releases without a name, a day or a reason.
func (rs *Rules) ReadSettled(data []byte) (Settled, error) {
	var s Settled
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&s); err != nil {
		return s, fmt.Errorf("说明和放行应写成 {\"explanations\":{\"ART13-4\":\"原因\"},\"releases\":{\"ART13-9\":{\"by\":\"姓名\",\"on\":\"2026-06-12\",\"reason\":\"理由\"}}}（%w）", err)
	}
	var slips []error
	for _, id := range slices.Sorted(maps.Keys(s.Explanations)) {
		if rs.byID[id] == nil {
			slips = append(slips, rs.unknown(id))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(s.Releases)) {
		switch one := rs.byID[id]; {
		case one == nil:
			slips = append(slips, rs.unknown(id))
		case !one.releasable:
			slips = append(slips, fmt.Errorf("规则 %s 不能放行，请改正卷宗；可以放行的只有：%s", id, rs.releasable()))
		case !s.Releases[id].complete():
			slips = append(slips, fmt.Errorf("放行 %s 要写明姓名（by）、日期（on）和理由（reason）", id))
		}
	}
	return s, errors.Join(slips...)
}

func (rs *Rules) unknown(id string) error {
	return fmt.Errorf("没有规则“%s”%s", id, yamlfile.Suggest(id, slices.Sorted(maps.Keys(rs.byID))))
}

// releasable lists the rules the Secretariat division may release.
func (rs *Rules) releasable() string {
	var ids []string
	for _, one := range rs.all {
		if one.releasable {
			ids = append(ids, one.ID)
		}
	}
	return strings.Join(ids, "、")
}
