package web

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/checks"
	"huishang/generator/tags"
	"huishang/proceeding"
)

// judge holds a dossier against the rules of a stage.
func (s *site) judge(d *huishang.Dossier, stage string, today huishang.Date) checks.Report {
	return s.Rules.Run(checks.Input{Dossier: d, Stage: stage, Today: today})
}

// reviewed gives a request what the documents of the review tell: the findings of all stages.
func (s *site) reviewed(d *huishang.Dossier, ask request) request {
	ask.Review = proceeding.Review(s.judge(d, checks.AllStages, ask.Today))
	return ask
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
