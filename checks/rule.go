package checks

import "huishang"

// Level is how binding a rule is. It follows the article's own verb: 须 and 应 make an error, 一般 and 原则上 a warning, what a
// person has to judge a note.
type Level string

// The levels, the heaviest first.
const (
	Error   Level = "错误" // blocks the next step
	Warning Level = "警告" // needs a written explanation
	Note    Level = "提示" // is shown
)

// weight orders the levels; -1 is none of them.
func (l Level) weight() int {
	switch l {
	case Error:
		return 2
	case Warning:
		return 1
	case Note:
		return 0
	}
	return -1
}

// The stages of the two procedures in their order, and of what follows.
var stageNames = []string{"建立-商请", "建立-商定", "建立-批准", "建立-签约", "会议-报送", "会议-征求意见", "会议-审定", "会议-安排", "会议-签署",
	"落实", "评估"}

// Stages lists the stages a rule may belong to, in the order of the procedures (articles 16 and 19).
func Stages() []string { return append([]string(nil), stageNames...) }

// phaseNames are the order of evaluation: what later phases build on comes first.
var phaseNames = []string{"结构完整", "主体与标题", "单文件内容", "数据公式", "跨文件", "程序"}

// The kinds of rules.
const (
	byMachine = "机检"
	byPerson  = "提示人工" // the program prompts a person and never calls the rule passed
)

// A rule is one rule file entry, compiled.
type rule struct {
	Entry
	file       string
	line, col  int
	phase      int
	order      int // in the catalogue
	parts      []part
	after      []string // rules whose findings this one's follow from
	releasable bool
	from, till huishang.Date
	examples   []example
}

// A part is one thing a rule demands, at each place it looks at.
type part struct {
	source    source
	applies   *expression // about the dossier as a whole, before anything it needs
	loops     []loop
	lets      []let
	needs     []expression
	when      *expression
	require   *expression
	demands   []demand
	where     *path
	lower     *lower
	after     []*expression // parallel to rule.after; nil is always
	explained *expression
	message   template
	ask       template
	asks      bool
	saying    string // the message as it is written
	asking    string
	unmet     int // slot of the demands that are not met
	slots     int
}

// A loop looks at each element of a list; with two names, at each pair of a list of pairs.
type loop struct {
	slots []int
	over  expression
}

// A let gives a value a name.
type let struct {
	slot int
	expression
}

// A demand is one of several things that must hold, named so that the message can say which do not.
type demand struct {
	label string
	expression
}

// lower makes a finding lighter under a condition.
type lower struct {
	to   Level
	when expression
}

// Entry is what the catalogue says of a rule.
type Entry struct {
	ID       string   `json:"id"`
	Article  string   `json:"article"`
	Quote    string   `json:"quote"`
	Level    Level    `json:"level"`
	Kind     string   `json:"kind"`
	Stages   []string `json:"stages"`
	Phase    string   `json:"phase"`
	Title    string   `json:"title"`
	Message  string   `json:"message"`
	Remedy   string   `json:"remedy"`
	Settings []string `json:"settings,omitempty"` // thresholds that are no law
	Release  bool     `json:"releasable,omitempty"`
}

// ByPerson reports whether the program only prompts a person and never calls the rule passed.
func (e Entry) ByPerson() bool { return e.Kind == byPerson }
