package intake

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"huishang"
	"huishang/checks"
	"huishang/proceeding"
	"huishang/store"
)

// What the rules are held at.
const (
	stageMeeting  = "会议-报送" // article 19, 1
	stageFounding = "建立-商请" // article 16, 1
)

// Judged is a submission that was held against the rules and is ready to be saved.
type Judged struct {
	parcel   *Parcel
	known    Known
	content  *huishang.Dossier
	stage    string
	findings []Finding
	step
}

// Hold lays a parcel over what is known of its city and holds it against the rules. What is known is changed. The error is a [*Refusal]
// when this is not handed in now: it is another year's, or it was accepted already.
func (d Desk) Hold(p *Parcel, k Known, hand Hand) (*Judged, error) {
	var stand huishang.Standing
	if k.Content != nil {
		stand = huishang.Replay(k.Content, hand.Today)
	}
	if err := k.receives(stand, hand.Today); err != nil {
		return nil, err
	}
	j := &Judged{parcel: p, known: k}
	var before *huishang.Dossier
	if k.Content != nil {
		was := *k.Content
		before = &was
	}
	var report checks.Report
	in := checks.Input{Today: hand.Today, Files: p.attached()}
	if p.form != nil {
		held, err := HoldForm(d.Steps.Rules, p.form, k.Content, in)
		if err != nil {
			return nil, err
		}
		j.content, j.stage, report = held.Dossier, held.Report.Stage, held.Report
	} else {
		content := p.part.over(k.Content)
		j.content, j.stage = content, p.part.stage()
		in.Dossier, in.Stage = content, j.stage
		report = d.Steps.Rules.Run(in)
		if j.stage == stageMeeting {
			report.Findings = append(report.Findings, unfilled(content, report.Findings)...)
		}
	}
	if err := j.allowed(stand, before, hand); err != nil {
		return nil, err
	}
	j.complete()
	j.list(report.Findings)
	return j, j.proceed(d, hand)
}

// stage is what a part is held at: the founding as long as it brings nothing for a meeting.
func (p *part) stage() string {
	if p.content.Proposal == nil && p.content.Letters.Request != nil {
		return stageFounding
	}
	return stageMeeting
}

// Receives says why material of the year is not handed in now, or nil. The error is a [*Refusal] or [store.Refused].
func (k Known) Receives(today huishang.Date) error {
	var stand huishang.Standing
	if k.Record.ID != "" {
		stand = huishang.Replay(k.Content, today)
	}
	return k.receives(stand, today)
}

// receives is Receives for where the procedures of a dossier stand.
func (k Known) receives(stand huishang.Standing, today huishang.Date) error {
	if k.Record.ID == "" {
		if year := today.Year(); k.Record.Year < year || k.Record.Year > year+1 {
			return refuse(fmt.Sprintf("这是%d年的材料，%s", k.Record.Year, k.taken(today)))
		}
		return k.Opens(today)
	}
	if k.Superseded() {
		return refuse(fmt.Sprintf("%s已经有%d年的卷宗，%d年的材料不再受理，请报送%d年的。", k.City, k.Newest.Year, k.Record.Year, k.Newest.Year))
	}
	here := stand.Meeting.State
	if stand.Merging && slices.Contains([]huishang.State{huishang.E0, huishang.E1}, stand.Founding.State) {
		return nil
	}
	if slices.Contains([]huishang.State{huishang.M0, huishang.M1, huishang.M2}, here) {
		return nil
	}
	return refuse(fmt.Sprintf("%s%d年的材料已经受理，现在是“%s”，不能再报送。需要修改的，请与区域创新处联系。", k.City, k.Record.Year, here.Name()))
}

// taken says which years' material is taken in on a day.
func (k Known) taken(today huishang.Date) string {
	var years []string
	for _, year := range []int{today.Year(), today.Year() + 1} {
		if k.takes(year, today) {
			years = append(years, fmt.Sprintf("%d年", year))
		}
	}
	if len(years) == 0 {
		return "现在没有受理材料的年份，请与区域创新处联系。"
	}
	return "现在受理" + strings.Join(years, "和") + "的，请重新选择文件或下载当年的表格。"
}

// takes reports whether material of another year than its own is taken in, where that is the newest dossier's or has none yet.
func (k Known) takes(year int, today huishang.Date) bool {
	switch newest := k.newest; {
	case newest == nil || year < newest.Record.Year:
		return newest == nil
	case year == newest.Record.Year:
		return newest.Receives(today) == nil
	default:
		return huishang.Underway(newest.Content, today) == ""
	}
}

// complete fills in what a first submission leaves to the program.
func (j *Judged) complete() {
	if j.content.ID == "" {
		j.content.ID = fmt.Sprintf("%s-%d", j.parcel.City, j.parcel.Year)
	}
	if j.content.City.Code == "" {
		j.content.City.Code = j.parcel.City
	}
}

// list gathers the findings of the form and of every attachment.
func (j *Judged) list(found []checks.Finding) {
	files := j.parcel.attached()
	for _, f := range found {
		j.findings = append(j.findings, Finding{f, paperOf(f, j.parcel.Papers[0].Name, files)})
	}
	for _, paper := range j.parcel.Papers[1:] {
		for _, f := range paper.found {
			j.findings = append(j.findings, Finding{f, paper.Name})
		}
	}
}

// proceed finds the step that is recorded with the submission: a complete one is handed in, article 19 (1), or with the request when both
// procedures run as one (article 18). One that was handed in already takes the place of the one before without another step.
func (j *Judged) proceed(d Desk, hand Hand) error {
	standing := huishang.Replay(j.content, hand.Today)
	step := huishang.MtgSubmit
	switch {
	case standing.Merging && standing.Founding.State == huishang.E0:
		step = huishang.EstRequest
	case standing.Merging || standing.Meeting.State == huishang.M2:
		return nil
	}
	event := huishang.Event{Step: step, Note: fmt.Sprintf("报送材料，卷宗第%d版", j.known.Record.Latest+1)}
	var err error
	j.step, err = d.undertake(proceeding.Undertaking{Ground: j.known.Ground, Who: proceeding.Who{Role: hand.Role, Today: hand.Today},
		Steps: []proceeding.Given{{Event: event}}, Content: j.content, Lacking: lacking(j.findings), Apart: true})
	if j.ready != nil {
		j.content = j.ready.Content()
	}
	return err
}

// Save saves a submission with its findings, what was written on them and its step, all or nothing. The same bytes again are the submission
// there is, with what was written now. The error is [store.Conflict] when somebody saved another version since what is known was looked up:
// look again; and a [*Refusal] of what cannot be written.
func (j *Judged) Save(tx *store.Tx, written []store.Explanation) (s store.Submission, fresh bool, err error) {
	if err := (Told{Submission: store.Submission{State: store.Received}, Findings: j.findings}).explainable(written); err != nil {
		return s, false, err
	}
	found, err := json.Marshal(j.findings)
	if err != nil {
		return s, false, err
	}
	if j.findings == nil {
		found = json.RawMessage("[]")
	}
	s, fresh, err = tx.Submit(store.NewSubmission{Year: j.parcel.Year, Kind: j.parcel.Kind, Files: j.parcel.uploads(), Content: j.content,
		Base: j.known.Record.Latest, Note: "报送", Stage: j.stage, Found: found, Written: written})
	if err != nil {
		return s, false, err
	}
	if !fresh {
		return s, false, ExplainAgain(tx, s.ID, written)
	}
	v, err := tx.Version(s.Dossier, s.Version)
	if err != nil {
		return s, false, err
	}
	if err := j.known.Keep(tx, v); err != nil || j.ready == nil {
		return s, true, err
	}
	_, err = j.ready.Record(tx, v)
	return s, true, err
}
