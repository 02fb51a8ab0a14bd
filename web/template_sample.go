package web

import (
	"crypto/sha256"
	"strings"

	"huishang"
	"huishang/checks"
	"huishang/generator"
	"huishang/generator/report"
	"huishang/generator/tags"
	"huishang/testdata"
)

// mostSamples is how many examples are held, so that each page of one does not make it anew.
const mostSamples = 32

// A sampleKey tells examples apart.
type sampleKey struct {
	name  string
	sum   [sha256.Size]byte // of the template
	today huishang.Date
}

// sample is what is made from a template with example data. The errors are those of [generator.Check], and of making it.
func (s *site) sample(k templateKind, name string, data []byte) (generator.Document, error) {
	key := sampleKey{name, sha256.Sum256(data), s.Today()}
	s.templates.mu.Lock()
	held, there := s.templates.samples[key]
	s.templates.mu.Unlock()
	if there {
		return held, nil
	}
	made, err := s.makeSample(k, name, data)
	if err != nil {
		return made, err
	}
	s.templates.mu.Lock()
	defer s.templates.mu.Unlock()
	if len(s.templates.samples) >= mostSamples {
		clear(s.templates.samples)
	}
	s.templates.samples[key] = made
	return made, nil
}

// makeSample makes a document or a report with the example of 唐山市 from a template that is not in force. What the example lacks is marked.
func (s *site) makeSample(k templateKind, name string, data []byte) (generator.Document, error) {
	d, err := sampleDossier(name, s.Today())
	if err != nil {
		return generator.Document{}, err
	}
	if k.report {
		return s.sampleReport(k.File, name, d, data)
	}
	checked, err := generator.Check(k.File, data)
	if err != nil {
		return generator.Document{}, err
	}
	options := generator.Options{Templates: s.Templates.With(checked), Today: s.Today(), Review: generator.Review{Rules: s.Rules.Version, Findings: sampleFindings()}}
	return generator.Draft(name, d, options, tags.Mark)
}

func (s *site) sampleReport(file, name string, d *huishang.Dossier, data []byte) (generator.Document, error) {
	checked, err := report.Check(file, data)
	if err != nil {
		return generator.Document{}, err
	}
	source := report.Source{Dossiers: []*huishang.Dossier{d}, Today: s.Today(), Average: s.Rules.ProvinceIntensity(), Rules: s.Rules.Version}
	made, err := report.Write(name, source, s.Reports.With(checked))
	return generator.Document{Name: made.Name, Bytes: made.Bytes}, err
}

// sampleSteps are steps the example has not taken, by the document that tells of them.
var sampleSteps = map[string]huishang.Event{
	"protocol-objection": {Step: huishang.EstCityObjection, Round: 1, Clause: "合作主题", Note: "示例：建议增加一个合作主题。"},
	"objection":          {Step: huishang.MtgCityObjection, Round: 1, Clause: "事项A3", Note: "示例：完成时限太紧，建议延后一年。"},
	"renewal-record":     {Step: huishang.EstRenewAgree, Round: 1, Note: "示例：双方同意延续五年，合作主题另行商定。"},
	"termination-record": {Step: huishang.EstTerminate, Round: 1, Note: "示例：双方商定不再延续。"},
	"materials-notice":   {Step: huishang.MtgRemind, Round: 1},
}

// sampleDossier is the example of 唐山市 with what a document tells of besides.
func sampleDossier(kind string, today huishang.Date) (*huishang.Dossier, error) {
	data, err := testdata.Dossiers.ReadFile("dossiers/130200-唐山市.json")
	if err != nil {
		return nil, err
	}
	d, err := huishang.Decode(data)
	if err != nil {
		return nil, err
	}
	if e, listed := sampleSteps[kind]; listed {
		e.At = today
		if e.Due.IsZero() && e.Step == huishang.MtgRemind {
			e.Due = today.AddDays(30)
		}
		if strings.HasPrefix(string(e.Step), "est.") {
			d.Procedure.Establishment = append(d.Procedure.Establishment, e)
		} else {
			d.Procedure.Meeting = append(d.Procedure.Meeting, e)
		}
	}
	if d.Evaluation == nil {
		d.Evaluation = &huishang.Evaluation{Title: "示例绩效评估报告", Date: today, Basis: []huishang.EvaluationBasis{huishang.BasisProtocol},
			Evaluators: []huishang.Evaluator{{Kind: huishang.EvaluatorInstitution, Name: "示例评估机构"}}, Period: huishang.Period{Start: today.AddYears(-1), End: today},
			Conclusion: huishang.ConclusionExcellent, Recommendations: []string{"示例：按季度通报进展。"}}
	}
	return d, nil
}

// sampleFindings are what a notice and an opinion tell of.
func sampleFindings() []generator.Finding {
	return []generator.Finding{
		{Level: string(checks.Error), Article: "第十九条", Where: "议题建议", Problem: "示例：专项经费没有填写。", Remedy: "请填写金额和来源。"},
		{Level: string(checks.Warning), Article: "第十三条", Where: "统计数据", Problem: "示例：研发投入强度低于上年。", Remedy: "请写明原因。"},
	}
}
