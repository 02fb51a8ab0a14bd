package huishang

import "slices"

// Turn is one row of a procedure: a step taken in a state leads to another, always or when a condition holds. The row without
// a step is the passing of the term.
type Turn struct {
	From State     `json:"from"`
	Step Step      `json:"step,omitempty"`
	When Condition `json:"when,omitempty"`
	To   State     `json:"to"`
}

// Condition says when a step leads where a row says, in Chinese; empty is always.
type Condition string

// The conditions of the rows.
const (
	WhenPassed    Condition = "结论为通过或修改后通过"
	WhenDeferred  Condition = "结论为暂缓"
	WhenReturned  Condition = "结论为退回"
	WhenOtherDone Condition = "另一方已办"
	WhenOtherDue  Condition = "另一方未办"
	WhenAllHeard  Condition = "处室全部反馈或逾期登记"
	WhenSomeDue   Condition = "还有处室未反馈"
	WhenWording   Condition = "第二轮起仅文字修改"
	WhenExpired   Condition = "有效期满"
)

// turns is the table of both procedures. The rows of articles 16 and 19 stand in their order.
var turns = []Turn{
	{E0, EstRequest, "", E1},
	{E1, EstReview, "", E2},
	{E1, EstReturn, "", E0},
	{E2, EstConsult, "", E3},
	{E2, EstRevise, WhenWording, E4},
	{E3, EstRevise, "", E4},
	{E4, EstDirectorMeeting, WhenPassed, E5},
	{E4, EstDirectorMeeting, WhenDeferred, E4},
	{E4, EstDirectorMeeting, WhenReturned, E2},
	{E5, EstFeedback, "", E6},
	{E6, EstToCityLeaders, "", E7},
	{E7, EstCityObjection, "", E1},
	{E7, EstCityAgree, "", E8},
	{E8, EstDeptApprove, WhenOtherDue, E8},
	{E8, EstDeptApprove, WhenOtherDone, E9},
	{E8, EstCityApprove, WhenOtherDue, E8},
	{E8, EstCityApprove, WhenOtherDone, E9},
	{E9, EstCityLetter, "", E10},
	{E10, EstSign, "", E11},
	{E11, "", WhenExpired, E12},
	{E12, EstRenewAgree, "", E0},
	{E12, EstTerminate, "", E13},

	{M0, MtgRemind, "", M1},
	{M0, MtgSubmit, "", M2},
	{M1, MtgSubmit, "", M2},
	{M2, MtgAccept, "", M3},
	{M2, MtgReturn, "", M1},
	{M3, MtgConsult, "", M4},
	{M3, MtgDraftAgreement, WhenWording, M7},
	{M4, MtgDivisionFeedback, WhenSomeDue, M4},
	{M4, MtgDivisionFeedback, WhenAllHeard, M5},
	{M5, MtgSummarize, "", M6},
	{M6, MtgDraftAgreement, "", M7},
	{M7, MtgDirectorMeeting, WhenPassed, M8},
	{M7, MtgDirectorMeeting, WhenDeferred, M7},
	{M7, MtgDirectorMeeting, WhenReturned, M3},
	{M8, MtgFeedback, "", M9},
	{M9, MtgToCityLeaders, "", M10},
	{M10, MtgCityObjection, "", M3},
	{M10, MtgCityAgree, "", M11},
	{M11, MtgCityLetter, "", M12},
	{M12, MtgArrange, "", M13},
	{M13, MtgHold, "", M14},
	{M14, MtgSign, "", M15},
	{M15, MtgPlanDept, WhenOtherDue, M15},
	{M15, MtgPlanDept, WhenOtherDone, M16},
	{M15, MtgPlanCity, WhenOtherDue, M15},
	{M15, MtgPlanCity, WhenOtherDone, M16},
	{M16, MtgProgress, "", M16},
	{M16, MtgEvaluate, "", M16},
	{M16, MtgRemind, "", M1},
}

// Turns lists every row of both procedures in order.
func Turns() []Turn { return slices.Clone(turns) }

// turnOf is the row an event takes from a position, if there is one.
func turnOf(p Position, e Event) (Turn, bool) {
	for _, row := range turns {
		if row.From == p.State && row.Step == e.Step && e.Step != "" && row.When.holds(p, e) {
			return row, true
		}
	}
	return Turn{}, false
}

// leaves reports whether any row takes the step from the state, whatever its condition.
func (s Step) leaves(from State) bool {
	return slices.ContainsFunc(turns, func(row Turn) bool { return row.From == from && row.Step == s })
}

// Founding reports whether the step belongs to the founding procedure.
func (s Step) Founding() bool { return len(s) > 4 && s[:4] == "est." }
