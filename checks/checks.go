// Package checks holds a dossier against the Measures. The rules are files (rules/*.yaml), one an article; a staff folder may be
// laid over them. A departure from the Measures is a finding: article, quote, place, what is wrong, how to mend it.
package checks

import "huishang"

// Input is what the rules look at. Nothing is read from a clock, a disk or a global.
type Input struct {
	Dossier *huishang.Dossier
	Stage   string        // one of [Stages]; empty or “all” for every stage
	Today   huishang.Date // for rules that look at the calendar; the zero date when it is not known
	Others  []Other       // agreements of other cities that are in force (article 8); nil when they are not known
	Files   []File        // the uploaded material (article 19, 1); nil when it is not known
	Settled               // explanations of warnings and releases of data rules
}

// AllStages stands for every stage.
const AllStages = "all"

// Other is an agreement of another city.
type Other struct {
	City      string              `json:"city" zh:"城市"`
	Agreement *huishang.Agreement `json:"agreement" zh:"协议书"`
}

// File is what is known of an uploaded file without reading it as a form.
type File struct {
	Name      string `json:"name" zh:"文件名"`
	Size      int    `json:"size" zh:"字节数"`
	Revisions int    `json:"revisions" zh:"修订数"`
	Comments  int    `json:"comments" zh:"批注数"`
}

// Release lets a finding pass although it is an error: the Secretariat division takes the responsibility, by name, day and reason.
// Only data rules that say so may be released.
type Release struct {
	By     string        `json:"by"`
	On     huishang.Date `json:"on"`
	Reason string        `json:"reason"`
}

// complete reports whether somebody answers for the release.
func (r Release) complete() bool { return filled(r.By) && filled(r.Reason) && !r.On.IsZero() }

// dossierName is the name of the dossier as a whole in a rule.
const dossierName = "卷宗"

// A subject is a dossier with everything else the rules may look at; its fields are the outermost names of the rule language.
type subject struct {
	huishang.Dossier
	Today   huishang.Date `json:"today" zh:"今天"`
	Others  []Other       `json:"others" zh:"他市协议书"`
	Files   []File        `json:"files" zh:"上传文件"`
	Version string        `json:"rules_version" zh:"规则库版本"`
}
