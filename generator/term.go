package generator

import "huishang"

// A termView is what 延续商定记录 and 终止商定记录 (article 15) offer beyond the dossier: what both sides agreed upon at the end of a term.
type termView struct {
	base
	Title  string        `zh:"记录名称"`
	On     huishang.Date `zh:"商定日期"`
	Result string        `zh:"商定结果"`
	Signed huishang.Date `zh:"签订日期"`
	Until  huishang.Date `zh:"届满日期"`
	Next   string        `zh:"下一步"`
}

func termOn(step huishang.Step, title, next string) func(base) any {
	return func(b base) any {
		e := lastOf(b.Procedure.Establishment, step)
		v := termView{base: b, Title: title, On: e.At, Result: e.Note, Until: e.ValidUntil, Next: next}
		if signed := lastOf(b.Procedure.Establishment, huishang.EstSign); signed != nil {
			v.Signed = signed.At
		}
		if p := b.Protocol; p != nil && v.Signed.IsZero() {
			v.Signed = p.SignDate
		}
		if p := b.Protocol; p != nil && v.Until.IsZero() {
			v.Until = p.ValidUntil
		}
		return v
	}
}
