package web

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/checks"
	"huishang/generator"
	"huishang/generator/tags"
)

// judge holds a dossier against the rules of a stage.
func (s *site) judge(d *huishang.Dossier, stage string, today huishang.Date) checks.Report {
	return s.Rules.Run(checks.Input{Dossier: d, Stage: stage, Today: today})
}

// reviewed gives a request what the documents of the review tell: the findings of all stages.
func (s *site) reviewed(d *huishang.Dossier, ask request) request {
	ask.Review = Review(s.judge(d, checks.AllStages, ask.Today))
	return ask
}

// Review is a report as 审核意见书 and 补正通知 take it.
func Review(r checks.Report) generator.Review {
	review := generator.Review{Rules: r.RulesVersion}
	for _, f := range slices.Concat(r.Findings, r.Prompts) {
		review.Findings = append(review.Findings, generator.Finding{Level: string(f.Level), Article: f.Article, Quote: f.Quote,
			Where: strings.ReplaceAll(f.Place, " › ", "中的"), Problem: f.Message, Remedy: f.Remedy, Settled: settled(f)})
	}
	return review
}

// settled says how a finding was explained or released; an open one has no words.
func settled(f checks.Finding) string {
	switch {
	case f.Release != nil:
		return f.Release.By + "于" + f.Release.On.Chinese() + "说明后放行，理由：" + f.Release.Reason
	case f.Explanation != "":
		return "已书面说明：" + f.Explanation
	}
	return ""
}

// stageOf reads the parameter stage of the address; without it all rules are held.
func stageOf(c *gin.Context) (string, error) {
	stage := cmp.Or(c.Query("stage"), checks.AllStages)
	if stage == checks.AllStages || slices.Contains(checks.Stages(), stage) {
		return stage, nil
	}
	near := ""
	if n := tags.Nearest(stage, checks.Stages()); n != "" {
		near = "，是否应为“" + n + "”"
	}
	return "", errQuery{"参数 stage 只能是 all 或 " + strings.Join(checks.Stages(), "、") + "，现为“" + stage + "”" + near + "。"}
}
