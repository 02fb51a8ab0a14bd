package generator

import "huishang"

// A Finding is one departure from the Measures as the documents of a review tell it.
type Finding struct {
	Level   string `zh:"级别"` // 错误, 警告, 提示
	Article string `zh:"条款"` // 第十九条
	Quote   string `zh:"原句"` // of the article, word for word
	Where   string `zh:"位置"`
	Problem string `zh:"问题"`
	Remedy  string `zh:"整改"`
	Settled string `zh:"处理"` // how it was explained or released; an open finding has none
}

// A Review is what holding a dossier against the Measures gave.
type Review struct {
	Findings []Finding
	Rules    string        // the version of the rules (article 23)
	Due      huishang.Date // until when the city may mend; without it the notice names a number of working days
}

// open lists the findings of a level that nobody has settled.
func (r Review) open(level string) []Finding {
	var out []Finding
	for _, f := range r.Findings {
		if f.Level == level && f.Settled == "" {
			out = append(out, f)
		}
	}
	return out
}

// settled lists the findings that were explained or released.
func (r Review) settled() []Finding {
	var out []Finding
	for _, f := range r.Findings {
		if f.Settled != "" {
			out = append(out, f)
		}
	}
	return out
}
