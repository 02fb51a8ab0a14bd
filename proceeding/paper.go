package proceeding

import (
	"slices"

	"huishang"
	"huishang/checks"
	"huishang/generator"
)

// A paper is a document a step made.
type paper struct {
	kind     string
	of       int // which of the events it belongs to
	round    int
	document generator.Document
}

// Unmade is a document a step should make and the dossier is not ready for.
type Unmade struct {
	Kind    string   `json:"kind"`
	Title   string   `json:"title"`
	Reasons []string `json:"reasons"`
}

// makePapers makes the documents of every event from the first on, those of approved texts apart, which are made already. What the dossier
// is not ready for is told, never made half.
func (p *Proceedings) makePapers(r *Prepared, first int) error {
	for i := first; i < len(r.events); i++ {
		event := r.events[i]
		act, _ := actOf(event.Step)
		for _, kind := range act.Documents {
			if kind == "summary" && r.content.History.IsFirstMeeting {
				continue // the first consultation has nothing to sum up (article 19, 1)
			}
			if at := slices.IndexFunc(r.papers, func(made paper) bool { return made.kind == kind && made.of >= first }); at >= 0 {
				r.papers[at].of = i
				continue
			}
			made, err := generator.Fill(kind, r.content, p.options(r, act, event))
			switch {
			case generator.Unready(err):
				r.miss(kind, err)
			case err != nil:
				return err
			default:
				r.papers = append(r.papers, paper{kind, i, event.Round, made})
			}
		}
	}
	return nil
}

func actOf(s huishang.Step) (huishang.Act, bool) {
	all := huishang.Acts()
	at := slices.IndexFunc(all, func(a huishang.Act) bool { return a.Step == s })
	if at < 0 {
		return huishang.Act{}, false
	}
	return all[at], true
}

// options are how a document of an event is made. What the review found is asked only where a document tells it.
func (p *Proceedings) options(r *Prepared, act huishang.Act, event huishang.Event) generator.Options {
	o := generator.Options{Templates: p.Templates, Today: event.At, Round: event.Round, Year: r.ground.Record.Year}
	if !slices.Contains(act.Documents, "review-opinion") && !slices.Contains(act.Documents, "correction-notice") {
		return o
	}
	if r.review != nil {
		o.Review = *r.review
		return o
	}
	stage := "会议-报送"
	if event.Step == huishang.EstReview || event.Step == huishang.EstReturn {
		stage = "建立-商请"
	}
	o.Review = Review(p.Report(r.ground, r.content, stage, r.today))
	o.Review.Due = event.Due
	if slices.Contains(act.Documents, "correction-notice") && event.Note != "" {
		o.Review.Findings = append(o.Review.Findings, generator.Finding{Level: string(checks.Error), Article: act.Article, Quote: act.Quote,
			Where: "报送材料", Problem: event.Note, Remedy: "请照此补正后重新报送"})
	}
	return o
}

// miss notes why a document was not made.
func (r *Prepared) miss(kind string, err error) {
	k, _ := generator.KindOf(kind)
	one := Unmade{Kind: kind, Title: k.Title, Reasons: generator.Lacking(kind, r.content, err)}
	if !slices.ContainsFunc(r.unmade, func(u Unmade) bool { return u.Kind == kind }) {
		r.unmade = append(r.unmade, one)
	}
}
