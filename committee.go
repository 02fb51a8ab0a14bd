package huishang

// Committee is the 厅市会商合作委员会 with its two directors (article 20).
type Committee struct {
	Name      string   `json:"name" zh:"名称" required:"always"`
	Duties    []string `json:"duties" zh:"职责" required:"always"`
	Directors []Person `json:"directors" zh:"主任" required:"always"`
	Deputies  []Person `json:"deputies" zh:"副主任" required:"always"`
	Members   []Person `json:"members" zh:"成员" required:"always"`
	Edition
	presence
}
