package huishang

import "testing"

func TestUnlisted(t *testing.T) {
	d := tangshan(t)
	if strays := Unlisted(d, "proposal", "needs", "summary", "evaluation", "poem"); len(strays) > 0 {
		t.Errorf("an official dossier says what is not listed: %+v", strays)
	}
	d.Proposal.Topics[1].Category = "别的"
	d.Evaluation = &Evaluation{Basis: []EvaluationBasis{"议定书", "传闻"}, Conclusion: " "}
	strays := Unlisted(d, "proposal", "evaluation")
	if len(strays) != 2 || strays[0].Path != "/proposal/topics/1/category" || strays[0].Where != "议题建议 › 第2项议题 › 类别" || strays[0].Value != "别的" ||
		strays[1].Path != "/evaluation/basis/1" || strays[1].Value != "传闻" {
		t.Errorf("%+v", strays)
	}
}
