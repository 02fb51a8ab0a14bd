package web

import (
	"cmp"
	"net/http"
	"net/url"
	"strconv"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/intake"
	"huishang/store"
)

// submissionsPage lists what was handed in.
type submissionsPage struct {
	frame
	Rows    []submissionRow
	Bureau  bool // who looks hands in themselves
	City    cityFilter
	Year    string
	State   string
	States  []stateChoice
	Further string // the address of the next page, or empty
	Sought  bool   // the list is narrowed
	Faults  []string
}

// A submissionRow is a submission in the list, and what comes next of it.
type submissionRow struct {
	toldSubmission
	Name  string // of the city
	Class string // of the state's badge
	Next  string
	Open  bool   // who looks has to do it
	Path  string // where
}

// A stateChoice is a state of submissions one may look for.
type stateChoice struct {
	Value, Name string
	Chosen      bool
}

// submissionIndex lists submissions, the latest first: GET /submissions?city=&year=&state=.
func (s *site) submissionIndex(c *gin.Context) error {
	filter, page, err := submissionQuery(c)
	if err != nil {
		return err
	}
	shown := submissionsPage{frame: s.frame(c, "报送"), Bureau: asker(c).Role == huishang.RoleBureau, Year: c.Query("year"), State: string(filter.State),
		Sought: filter != store.SubmissionFilter{}}
	var fault error
	if shown.City, filter.City, fault = s.cityAsked(c); fault != nil {
		if shown.Faults = formFaults(fault); shown.Faults == nil {
			return fault
		}
	}
	for _, state := range []store.SubmissionState{store.Received, store.Returned, store.Accepted} {
		shown.States = append(shown.States, stateChoice{string(state), state.Name(), state == filter.State})
	}
	if shown.Faults != nil {
		s.show(c, http.StatusUnprocessableEntity, "submission_index", shown)
		return nil
	}
	if err := s.view(c, func(tx *store.Tx) error {
		list, next, err := tx.Submissions(filter, page)
		if err != nil {
			return err
		}
		if shown.Rows, err = submissionRows(tx, list, asker(c).Role); next != "" {
			shown.Further = "/submissions?" + withCursor(c.Request.URL.Query(), next)
		}
		return err
	}); err != nil {
		return err
	}
	for i := range shown.Rows {
		row := &shown.Rows[i]
		if asker(c).Role == huishang.RoleLiaison {
			row.Path = s.paths.to(huishang.RoleLiaison, "/submissions/:id/review", row.ID)
		}
		row.Path = cmp.Or(row.Path, "/submissions/"+row.ID)
	}
	s.show(c, http.StatusOK, "submission_index", shown)
	return nil
}

func withCursor(query url.Values, next string) string {
	query.Set("cursor", next)
	return query.Encode()
}

// submissionRows tells of each submission what comes next. Only the last of a dossier waits for anything.
func submissionRows(tx *store.Tx, list []store.Submission, role huishang.Role) ([]submissionRow, error) {
	last, names := map[string]store.Submission{}, map[string]string{}
	var rows []submissionRow
	for _, one := range list {
		if _, known := names[one.Dossier]; !known {
			record, err := tx.Dossier(one.Dossier)
			if err != nil {
				return nil, err
			}
			latest, _, err := tx.Submissions(store.SubmissionFilter{Dossier: one.Dossier}, store.Page{Limit: 1})
			if err != nil {
				return nil, err
			}
			names[one.Dossier], last[one.Dossier] = record.Name, latest[0]
		}
		row := submissionRow{toldSubmission: tellSubmission(one), Name: names[one.Dossier], Class: stateClass(one.State)}
		if last := last[one.Dossier]; last.ID != one.ID {
			row.Next = "以第" + strconv.Itoa(last.Version) + "版为准"
		} else if err := row.next(tx, one, role); err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// next says what comes next of the last submission of a dossier.
func (r *submissionRow) next(tx *store.Tx, one store.Submission, role huishang.Role) error {
	switch one.State {
	case store.Accepted:
		r.Next = "不需要再办"
		return nil
	case store.Returned:
		r.Next, r.Open = "补正后重新报送", role == huishang.RoleBureau
		return nil
	}
	counts, err := intake.CountOpen(tx, one)
	if err != nil {
		return err
	}
	switch {
	case role == huishang.RoleLiaison:
		r.Next, r.Open = "审核材料", true
	case role != huishang.RoleBureau:
		r.Next = "待区域创新处审核"
	case counts.Errors > 0:
		r.Next, r.Open = "改正 "+strconv.Itoa(counts.Errors)+" 处错误", true
	case counts.Warnings > 0:
		r.Next, r.Open = "说明 "+strconv.Itoa(counts.Warnings)+" 处警告", true
	default:
		r.Next = "待区域创新处审核"
	}
	return nil
}

// stateClass is the badge of a state.
func stateClass(state store.SubmissionState) string {
	return map[store.SubmissionState]string{store.Received: "note", store.Accepted: "good", store.Returned: "error"}[state]
}
