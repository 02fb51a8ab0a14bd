package generator

import (
	"encoding/json"
	"testing"

	"huishang"
	"huishang/generator/xlsx"
)

// FuzzCells holds that whatever a cell says is understood as a value the dossier can hold, or told in words.
func FuzzCells(f *testing.F) {
	for _, text := range append(oddTexts, "0.12亿元", "２０２６年６月１２日", "-1,234.50", "1e9", "2026-13-01", "三十", "", "%", "1e99999", "年月日") {
		f.Add(text, "万元", uint8(xlsx.KindText))
	}
	f.Add("46185", "", uint8(xlsx.KindNumber))
	var asks []ask
	for _, k := range formKinds {
		for _, s := range k.sheets {
			for _, b := range s.blocks {
				asks = append(asks, b.asks...)
			}
		}
	}
	book := &xlsx.Workbook{}
	f.Fuzz(func(t *testing.T, text, unit string, kind uint8) {
		c := xlsx.Cell{Row: 1, Col: 1, Kind: xlsx.KindText, Raw: text, Stored: true}
		if xlsx.Kind(kind) == xlsx.KindBool {
			c.Kind = xlsx.KindBool
		}
		r := &formReader{book: book}
		for i := range asks {
			holdUnderstood(t, r, &asks[i], c, unit)
		}
	})
}

func holdUnderstood(t *testing.T, r *formReader, a *ask, c xlsx.Cell, unit string) {
	t.Helper()
	v, message := r.understand(a, c, unit, "家")
	if message != "" || v == nil {
		return
	}
	switch a.kind {
	case cellFigure, cellWhole:
		if n, ok := v.(json.Number); !ok {
			t.Fatalf("%s: %q is %v", a.label, c.Raw, v)
		} else if _, err := huishang.ParseDecimal(n.String()); err != nil || !json.Valid([]byte(n)) {
			t.Fatalf("%s: %q is %s", a.label, c.Raw, n)
		}
	case cellDay:
		if _, err := huishang.ParseDate(v.(string)); err != nil {
			t.Fatalf("%s: %q is %v", a.label, c.Raw, v)
		}
	}
}
