package generator

import (
	"github.com/shopspring/decimal"

	"huishang"
)

// An agreementView is what 协议书 (article 19, 2 and 4) offers beyond the dossier.
type agreementView struct {
	base
	Items       []item          `zh:"事项"`
	Fund        decimal.Decimal `zh:"市级经费合计"`
	DeptSigns   signer          `zh:"厅方签署"`
	CitySigns   signer          `zh:"市方签署"`
	Attachments []string        `zh:"附件清单"`
	TasksNo     string          `zh:"分工表附件号"`
}

func agreementOf(b base) any {
	v := agreementView{base: b, Items: items(b.Dossier)}
	v.Fund = total(v.Items, func(i item) huishang.Decimal { return i.FundCity })
	v.DeptSigns, v.CitySigns = signers(b.Dossier, b.Agreement.Signatories)
	v.Attachments = append(v.Attachments, b.Agreement.Attachments...)
	v.TasksNo = attach(&v.Attachments, "任务分工表")
	return v
}

// An item is a matter of the agreement with the theme of the protocol it belongs to (article 17).
type item struct {
	huishang.Item
	ThemeName string   `zh:"主题名称"`
	Aims      []target `zh:"目标"`
	Brief     string   `zh:"目标概述"`
}

func items(d *huishang.Dossier) []item {
	if d.Agreement == nil {
		return nil
	}
	out := make([]item, len(d.Agreement.Items))
	for i, it := range d.Agreement.Items {
		out[i] = item{it, themeName(d, it.ThemeID), targets(it.Targets), brief(it.Targets)}
	}
	return out
}
