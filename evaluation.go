package huishang

// Evaluation judges what a consultation has achieved (article 22).
type Evaluation struct {
	Title           string            `json:"title" zh:"标题"`
	Date            Date              `json:"date" zh:"日期"`
	Basis           []EvaluationBasis `json:"basis" zh:"依据" required:"always"`
	Evaluators      []Evaluator       `json:"evaluators" zh:"评估方" required:"always"`
	Period          Period            `json:"period" zh:"评估期" required:"always"`
	Scores          []Score           `json:"scores" zh:"分项得分"`
	Problems        string            `json:"problems" zh:"存在问题"`
	Conclusion      Conclusion        `json:"conclusion" zh:"结论" required:"always"`
	Recommendations []string          `json:"recommendations" zh:"建议" required:"always"`
	Edition
	presence
}

// Evaluator is an institution or an expert the committee asked.
type Evaluator struct {
	Kind EvaluatorKind `json:"kind" zh:"类型" required:"always"`
	Name string        `json:"name" zh:"名称" required:"always"`
	presence
}

// Score is the mark in one dimension, out of its weight.
type Score struct {
	Dimension string  `json:"dimension" zh:"维度" required:"always"`
	Weight    Decimal `json:"weight" zh:"权重" unit:"分" required:"always"`
	Score     Decimal `json:"score" zh:"得分" unit:"分" required:"always"`
	presence
}

// EvaluationBasis is a document an evaluation rests on.
type EvaluationBasis string

// The three documents article 22 names.
const (
	BasisProtocol  EvaluationBasis = "议定书"
	BasisAgreement EvaluationBasis = "协议书"
	BasisPlan      EvaluationBasis = "实施方案"
)

// EvaluatorKind tells institutions from experts.
type EvaluatorKind string

// The kinds of evaluators article 22 names.
const (
	EvaluatorInstitution EvaluatorKind = "机构"
	EvaluatorExpert      EvaluatorKind = "专家"
)

// Conclusion is the overall mark.
type Conclusion string

// The overall marks.
const (
	ConclusionExcellent Conclusion = "优秀"
	ConclusionGood      Conclusion = "良好"
	ConclusionPass      Conclusion = "合格"
	ConclusionFail      Conclusion = "不合格"
)
