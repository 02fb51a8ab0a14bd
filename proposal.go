package huishang

// Proposal is the 工作会议议题建议 a city hands in before a meeting (article 19, 1).
type Proposal struct {
	Title     string  `json:"title" zh:"标题" required:"always"`
	Year      int     `json:"year" zh:"年份" unit:"年" required:"always" example:"2026"`
	Date      Date    `json:"date" zh:"报送日期" required:"always" example:"2026-06-12"`
	Submitter string  `json:"submitter" zh:"报送单位" required:"always" example:"唐山市科学技术局"`
	Receiver  string  `json:"receiver" zh:"接收单位" required:"always" example:"河北省科学技术厅区域创新处"`
	Topics    []Topic `json:"topics" zh:"议题" required:"always"`
	Contact   Contact `json:"contact" zh:"联系人" required:"always"`
	Edition
	presence
}
