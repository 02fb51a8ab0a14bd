package format

import "huishang/generator/docx"

// Standard is what documents are held against.
const Standard = "GB/T 9704—2012"

// Version is that of the rules of this package.
const Version = "版式规则 1.0"

// A Report is what holding one document against the rules gave. Findings stand with what blocks first, then in the order of the
// rules and of the document.
type Report struct {
	Standard     string             `json:"standard"`
	RulesVersion string             `json:"rules_version"`
	Findings     []Finding          `json:"findings"`
	Counts       map[Level]int      `json:"counts"`
	Outcomes     map[string]Outcome `json:"outcomes"`
	Changes      int                `json:"-"` // tracked changes in the document
	Remarks      int                `json:"-"` // and comments
}

// A Finding is one departure from a rule, or a run of paragraphs that all depart from it in the same way.
type Finding struct {
	Rule      string   `json:"rule"`
	Level     Level    `json:"level"`
	Article   string   `json:"article"` // GB/T 9704—2012 7.3.3
	Quote     string   `json:"quote"`   // what the standard says there
	Where     string   `json:"where"`   // word/document.xml#p12, the twelfth paragraph of the part
	Place     string   `json:"place"`   // the same in Chinese
	Spot      Spot     `json:"spot"`    // the same in its pieces
	Message   string   `json:"message"`
	Remedy    string   `json:"remedy"`
	Count     int      `json:"count,omitempty"` // paragraphs that are alike, from two on
	BecauseOf []string `json:"because_of"`

	at int // the byte of the part it is about
}

// A Spot is where in the document a finding stands.
type Spot struct {
	docx.Place
	Words string `json:"words,omitempty"` // how the paragraph begins
	To    int    `json:"to,omitempty"`    // the last paragraph of a run of them
}

// A Level says how much a finding weighs.
type Level string

// The levels: 错误 blocks the next step, 警告 wants mending, 提示 is shown to a person.
const (
	Fault   Level = "错误"
	Warning Level = "警告"
	Hint    Level = "提示"
)

func (l Level) weight() int {
	switch l {
	case Fault:
		return 0
	case Warning:
		return 1
	}
	return 2
}

// An Outcome is what became of one rule.
type Outcome string

// The outcomes. Not applicable is never passed: a document without a date has not passed the rule for dates.
const (
	Passed        Outcome = "通过"
	Failed        Outcome = "不通过"
	NotApplicable Outcome = "不适用"
)

// Blocks reports whether a finding keeps the document from going on.
func (r *Report) Blocks() bool { return r.Counts[Fault] > 0 }
