package huishang

// Target is a measurable aim of a topic or an item (article 8).
type Target struct {
	Name         string    `json:"name" zh:"名称" required:"always" example:"年稳定运行时间"`
	Baseline     Decimal   `json:"baseline" zh:"基线值" help:"单位随指标" example:"5000"`
	BaselineYear int       `json:"baseline_year" zh:"基线年份" unit:"年" example:"2025"`
	Value        Decimal   `json:"value" zh:"目标值" required:"always" help:"单位随指标" example:"7500"`
	Unit         string    `json:"unit" zh:"单位" required:"always" example:"小时"`
	Direction    Direction `json:"direction" zh:"方向" example:"增"`
	Deadline     Date      `json:"deadline" zh:"完成时限" required:"always" example:"2027-12-31"`
	Responsible  string    `json:"responsible" zh:"责任单位" required:"always" example:"唐山市科学技术局"`
	ChangeNote   string    `json:"change_note" zh:"调整说明" required:"目标调减时"`
	presence
}

// Direction says whether a target is met by more or by less.
type Direction string

// The two directions.
const (
	DirectionUp   Direction = "增"
	DirectionDown Direction = "减"
)
