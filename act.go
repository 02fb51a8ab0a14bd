package huishang

import "slices"

// Act is a step as the Measures order it: who takes it, by which sentence, what must hold before it, and the documents it makes.
type Act struct {
	Step      Step     `json:"step"`
	Office    Office   `json:"office"`              // who takes it
	Roles     []Role   `json:"roles"`               // who may record it here
	Article   string   `json:"article"`             // e.g. 第十六条（二）
	Quote     string   `json:"quote"`               // the sentence, verbatim
	Stages    []string `json:"stages,omitempty"`    // the rules of these stages must show no open error and no unexplained warning
	Underway  bool     `json:"-"`                   // it stands within a round, so what rules say of the log is not counted: the rest of the round is yet to come
	Documents []string `json:"documents,omitempty"` // kinds of documents it makes, by their names in the generator

	logged []demand // what the log and the terms must show; historical logs are held to it too
	says   []demand // what the event itself must say
	papers []demand // what the dossier must hold by then
}

// A demand is something that must hold before a step, in Chinese for the documentation, and what it finds lacking.
type demand struct {
	text  string
	lacks func(occasion) []Lack
}

// asks lists what the person who records the event has to say. What a waiver of the divisions asks for is asked only with one.
func (a Act) asks(e Event) []string {
	var texts []string
	for _, one := range a.says {
		if one.text != waiverText || e.WordingOnly {
			texts = append(texts, one.text)
		}
	}
	return texts
}

// An occasion is all a demand may look at: the event that is to be recorded, and where both procedures stand on its day.
type occasion struct {
	dossier  *Dossier
	event    Event
	here     Position // of the procedure the step belongs to
	founding Position
	meeting  Position
	merging  bool // both procedures run as one (article 18)
	facts    Facts
}

// Lack is one thing that is missing for a step.
type Lack struct {
	Problem string `json:"problem"`
	Remedy  string `json:"remedy"`
}

// String is the lack as a sentence.
func (l Lack) String() string { return l.Problem + "，" + l.Remedy + "。" }

func lack(problem, remedy string) []Lack { return []Lack{{problem, remedy}} }

// Acts lists every step of both procedures in the order of the articles.
func Acts() []Act { return slices.Concat(foundingActs, meetingActs) }

// actOf finds a step.
func actOf(s Step) (Act, bool) {
	for _, all := range [][]Act{foundingActs, meetingActs} {
		if at := slices.IndexFunc(all, func(a Act) bool { return a.Step == s }); at >= 0 {
			return all[at], true
		}
	}
	return Act{}, false
}

// Demands lists in Chinese what must hold before the step besides the rules of its stages.
func (a Act) Demands() []string {
	var texts []string
	for _, one := range slices.Concat(a.logged, a.says, a.papers) {
		texts = append(texts, one.text)
	}
	return texts
}

func lacksOf(demands []demand, o occasion) []Lack {
	var all []Lack
	for _, one := range demands {
		all = append(all, one.lacks(o)...)
	}
	return all
}

// documents are the kinds the step makes for this dossier. The first consultation has nothing to sum up (article 19, 1).
func (a Act) documents(first bool) []string {
	return slices.DeleteFunc(slices.Clone(a.Documents), func(name string) bool { return first && name == "summary" })
}
