package scheduler

import (
	"reflect"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"huishang"
	"huishang/yamlfile"
)

// moment reads a moment; the empty one, with a fault, when it is none.
func (r *noticeReader) moment(n ast.Node) Moment {
	before := len(r.faults)
	words := r.Text(n)
	if len(r.faults) > before {
		return Moment{}
	}
	m, err := ParseMoment(words)
	if err != nil {
		r.Fault(n, err.Error()+near(words))
	}
	return m
}

// near suggests the moment that was meant when only its unit is slightly off.
func near(words string) string {
	for _, swap := range [][2]string{{"提前", "前"}, {"之前", "前"}, {"逾期", "后"}, {"工作日", "个工作日"}, {"月", "个月"}, {"日", "天"}, {" ", ""}} {
		guess := strings.Replace(words, swap[0], swap[1], 1)
		if _, err := ParseMoment(guess); guess != words && err == nil {
			return "，是否应为“" + guess + "”？"
		}
	}
	return ""
}

// due reads how the due day follows from the base day.
func (r *noticeReader) due(n ast.Node, base Base) Moment {
	m := r.moment(n)
	switch {
	case m.words == "":
	case m.from != onDue && m.from != sinceBase && m.from != ofYear:
		r.Fault(n, "到期日应写成 当日、满24个月 或 12月31日 的样子")
	default:
		r.yearly(n, m, base)
	}
	return m
}

// yearly refuses a day of the year where the base day is not the year.
func (r *noticeReader) yearly(n ast.Node, m Moment, base Base) {
	if m.from == ofYear && base != BaseYear && base != "" {
		r.Fault(n, "“"+m.words+"”只能用在从“每年”算起的提醒里")
	}
}

// desks reads desks that can be told of the kind.
func (r *noticeReader) desks(n ast.Node, kind Kind) []Recipient {
	var made []Recipient
	for _, item := range r.Sequence(n) {
		to := Recipient(r.OneOf(item, "岗位", recipientNames()))
		switch {
		case to == "":
		case kind != "" && !to.reaches(kind):
			r.Fault(item, "“"+string(to)+"”收不到“"+string(kind)+"”的提醒，请换一个岗位")
		case slices.Contains(made, to):
			r.Fault(item, "“"+string(to)+"”写了两次，请删去一处")
		default:
			made = append(made, to)
		}
	}
	return made
}

// names reads known names.
func (r *noticeReader) names(n ast.Node, what string, known []string) []string {
	var made []string
	for _, item := range r.Sequence(n) {
		if name := r.OneOf(item, what, known); name != "" && !slices.Contains(made, name) {
			made = append(made, name)
		}
	}
	return made
}

func (r *noticeReader) steps(n ast.Node, of *rule) []step {
	made := []step{}
	seen := map[string]bool{}
	list, ok := n.(*ast.SequenceNode)
	if !ok {
		r.Fault(n, "这里应是时点的列表；全部不要的写 []")
		return made
	}
	for _, item := range list.Values {
		s := r.step(item, of)
		if s.at.words != "" && seen[s.at.words] {
			r.Fault(item, "时点“"+s.at.words+"”写了两次，请删去一处")
		}
		seen[s.at.words] = true
		made = append(made, s)
	}
	return made
}

func (r *noticeReader) step(n ast.Node, of *rule) step {
	var s step
	entries := r.Mapping(n, stepKeys...)
	if entries == nil {
		return s
	}
	for _, e := range entries {
		switch e.Key {
		case "at":
			s.at = r.moment(e.Value)
			r.yearly(e.Value, s.at, of.base)
		case "level":
			s.urgency = Urgency(r.OneOf(e.Value, "级别", urgencies))
		case "say":
			s.say = r.Text(e.Value)
		case "cc":
			s.cc = r.desks(e.Value, of.kind)
		case "unless":
			s.unless = r.passed(e.Value)
		}
	}
	for _, key := range []string{"at", "level", "say"} {
		if !yamlfile.Has(n, key) {
			r.Fault(n, "缺少“"+key+"”")
		}
	}
	return s
}

// passed reads a step of the meeting procedure by its Chinese name.
func (r *noticeReader) passed(n ast.Node) huishang.Step {
	steps := map[string]huishang.Step{}
	var names []string
	field, _ := huishang.Lookup(reflect.TypeFor[huishang.Event](), "event")
	for _, code := range field.Enum {
		if strings.HasPrefix(code, "mtg.") {
			name := huishang.Step(code).Name()
			steps[name], names = huishang.Step(code), append(names, name)
		}
	}
	return steps[r.OneOf(n, "程序步骤", names)]
}
