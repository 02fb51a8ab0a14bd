package huishang

// DirectorsMeeting is the 厅长办公会 that examines a draft (article 16, 2 and article 19, 2).
type DirectorsMeeting struct {
	AgendaNo        string           `json:"agenda_no" zh:"议题号"`
	MeetingDate     Date             `json:"meeting_date" zh:"会议日期" required:"always"`
	MinutesNo       string           `json:"minutes_no" zh:"纪要号" required:"always"`
	DocVersion      string           `json:"doc_version" zh:"送审稿版本" required:"always"`
	Result          DirectorsVerdict `json:"result" zh:"结论" required:"always"`
	RequiredChanges []string         `json:"required_changes" zh:"修改要求" required:"修改后通过"`
	presence
}

// DirectorsVerdict is what the 厅长办公会 concluded.
type DirectorsVerdict string

// The conclusions of a 厅长办公会.
const (
	DirectorsPassed   DirectorsVerdict = "通过"
	DirectorsAmended  DirectorsVerdict = "修改后通过"
	DirectorsDeferred DirectorsVerdict = "暂缓"
	DirectorsReturned DirectorsVerdict = "退回"
)
