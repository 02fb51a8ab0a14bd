package huishang

import (
	"slices"
	"strings"
)

// lacksPlan holds one side to its plan: it must be there and cover every item of the agreement (article 19, 5).
func lacksPlan(side Party) func(occasion) []Lack {
	return func(o occasion) []Lack {
		at := slices.IndexFunc(o.dossier.Plans, func(p Plan) bool { return p.Party == side })
		if at < 0 {
			return lack("没有"+string(side)+"方实施方案", "请填写"+string(side)+"方的实施方案")
		}
		if left := uncovered(o.dossier.Agreement, o.dossier.Plans[at]); len(left) > 0 {
			return lack(string(side)+"方实施方案没有覆盖事项"+strings.Join(left, "、"), "请补写这些事项的措施")
		}
		return nil
	}
}

func uncovered(a *Agreement, p Plan) []string {
	if a == nil {
		return nil
	}
	var left []string
	for _, item := range a.Items {
		if !slices.Contains(p.Covers, item.ID) {
			left = append(left, item.ID)
		}
	}
	return left
}
