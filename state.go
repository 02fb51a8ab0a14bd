package huishang

import "slices"

// State is where a procedure stands: E0 to E13 in the founding procedure (article 16), M0 to M16 in the meeting procedure
// (article 19). It is never stored: [Replay] derives it from the log.
type State string

// The states of the founding procedure.
const (
	E0  State = "E0"
	E1  State = "E1"
	E2  State = "E2"
	E3  State = "E3"
	E4  State = "E4"
	E5  State = "E5"
	E6  State = "E6"
	E7  State = "E7"
	E8  State = "E8"
	E9  State = "E9"
	E10 State = "E10"
	E11 State = "E11"
	E12 State = "E12"
	E13 State = "E13"
)

// The states of the meeting procedure.
const (
	M0  State = "M0"
	M1  State = "M1"
	M2  State = "M2"
	M3  State = "M3"
	M4  State = "M4"
	M5  State = "M5"
	M6  State = "M6"
	M7  State = "M7"
	M8  State = "M8"
	M9  State = "M9"
	M10 State = "M10"
	M11 State = "M11"
	M12 State = "M12"
	M13 State = "M13"
	M14 State = "M14"
	M15 State = "M15"
	M16 State = "M16"
)

// stateNames gives each state its Chinese name, in the order of the procedures.
var stateNames = []struct {
	state State
	name  string
}{
	{E0, "未建立"}, {E1, "已商请"}, {E2, "审核"}, {E3, "征求意见"}, {E4, "待审定"}, {E5, "已审定"}, {E6, "已反馈"},
	{E7, "市领导审阅"}, {E8, "形成一致"}, {E9, "已批准"}, {E10, "待签约"}, {E11, "有效"}, {E12, "期满"}, {E13, "终止"},
	{M0, "待启动"}, {M1, "待报送"}, {M2, "已报送"}, {M3, "受理"}, {M4, "征求意见"}, {M5, "反馈齐"}, {M6, "汇总"},
	{M7, "草案"}, {M8, "审定"}, {M9, "反馈"}, {M10, "市领导审阅"}, {M11, "一致"}, {M12, "已行文"}, {M13, "已安排"},
	{M14, "已召开"}, {M15, "已签署"}, {M16, "落实中"},
}

// States lists every state, those of the founding procedure first.
func States() []State {
	all := make([]State, len(stateNames))
	for i, known := range stateNames {
		all[i] = known.state
	}
	return all
}

// Name is the state in Chinese, or its code when there is no such state.
func (s State) Name() string {
	for _, known := range stateNames {
		if known.state == s {
			return known.name
		}
	}
	return string(s)
}

// unsigned reports whether a state of the founding procedure lies before the signing.
func (s State) unsigned() bool { return !slices.Contains([]State{E11, E12, E13}, s) }
