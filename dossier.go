// Package huishang holds the nouns of the Measures (《厅市会商工作管理办法》) as plain types: one dossier a city and
// round of 厅市会商, and the documents, dates and steps it consists of. The package does no input or output.
//
// Every field is defined once, with its JSON name, its Chinese name, its unit and whether it is required; [Fields] lists
// them. Templates, forms, rules and messages take their words from there.
package huishang

// Dossier is everything one city and the department hold about one round of consultation (卷宗).
// A document that does not exist yet is nil.
type Dossier struct {
	SchemaVersion     string            `json:"schema_version" zh:"格式版本"`
	ID                string            `json:"dossier_id" zh:"卷宗编号" required:"always"`
	AsOf              Date              `json:"as_of" zh:"数据日期" help:"卷宗内容截至哪一天"`
	Note              string            `json:"note" zh:"备注"`
	City              City              `json:"city" zh:"城市" required:"always"`
	Parties           Parties           `json:"parties" zh:"会商双方" required:"always"`
	History           History           `json:"history" zh:"会商历史" required:"always"`
	Protocol          *Protocol         `json:"protocol" zh:"议定书"`
	Committee         *Committee        `json:"committee" zh:"合作委员会"`
	Needs             *Needs            `json:"needs" zh:"产业发展需求"`
	Proposal          *Proposal         `json:"proposal" zh:"议题建议"`
	Summary           *Summary          `json:"summary" zh:"落实情况总结" help:"首次会商无需提交"`
	PreviousAgreement *Agreement        `json:"previous_agreement" zh:"上阶段协议书" record:"true"`
	Agreement         *Agreement        `json:"agreement" zh:"协议书"`
	Consultation      *Consultation     `json:"consultation" zh:"征求意见"`
	Opinions          Opinions          `json:"opinions" zh:"处室意见"`
	DirectorsMeeting  *DirectorsMeeting `json:"director_meeting" zh:"厅长办公会"`
	Approvals         Approvals         `json:"approvals" zh:"批准"`
	Letters           Letters           `json:"letters" zh:"函件"`
	Meeting           *Meeting          `json:"meeting" zh:"工作会议"`
	Procedure         Procedure         `json:"procedure" zh:"程序"`
	Plans             []Plan            `json:"plans" zh:"实施方案"`
	Evaluation        *Evaluation       `json:"evaluation" zh:"绩效评估"`
	Directives        []Directive       `json:"directives" zh:"领导批示"`
	presence
}

// Parties are the two sides of the consultation (article 1).
type Parties struct {
	Dept Side `json:"dept" zh:"厅方" required:"always"`
	City Side `json:"city" zh:"市方" required:"always"`
	presence
}

// Side is one side by its full official name.
type Side struct {
	Name string `json:"name" zh:"名称" required:"always" help:"单位全称"`
	presence
}

// History is what the register holds about the meetings before this one (articles 17 and 18).
type History struct {
	IsFirstMeeting bool          `json:"is_first_meeting" zh:"是否首次会商" required:"always"`
	Meetings       []HeldMeeting `json:"meetings" zh:"历次会议"`
	presence
}

// HeldMeeting is one meeting of the register.
type HeldMeeting struct {
	Year        int    `json:"year" zh:"年份" unit:"年" required:"always"`
	HeldOn      Date   `json:"held_on" zh:"召开日期" required:"always"`
	AgreementID string `json:"agreement_id" zh:"协议书编号"`
	LegacyTitle string `json:"legacy_title" zh:"历史题名" help:"当时签署的文件原题名与办法用语不同时登记"`
	presence
}

// Edition says which edition of a document this is and who made it. An edition once sent is never changed.
type Edition struct {
	CityCode   string `json:"city_code" zh:"城市代码"`
	Version    int    `json:"version" zh:"版本"`
	Round      int    `json:"round" zh:"轮次" help:"市领导提出异议后加一"`
	CreatedBy  string `json:"created_by" zh:"编制人"`
	FileSHA256 string `json:"file_sha256" zh:"文件校验值"`
}
