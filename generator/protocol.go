package generator

import (
	"slices"
	"strconv"
	"strings"

	"huishang"
)

// A protocolView is what 议定书 (article 16) offers beyond the dossier.
type protocolView struct {
	base
	DeptSigns   signer   `zh:"厅方签署"`
	CitySigns   signer   `zh:"市方签署"`
	Attachments []string `zh:"附件清单"`
	ListNo      string   `zh:"名单附件号"`
	Roll        []seat   `zh:"委员会名单"`
}

const committeeList = "厅市会商合作委员会成员名单"

func protocolOf(b base) any {
	v := protocolView{base: b}
	v.DeptSigns, v.CitySigns = signers(b.Dossier, b.Protocol.Signatories)
	v.Attachments = slices.Clone(b.Protocol.Attachments)
	v.ListNo = attach(&v.Attachments, committeeList)
	v.Roll = roll(b.Committee)
	return v
}

// attach sees that a document is listed among the attachments and gives the mark at the head of its first page: 附件 when it
// is the only one, else 附件1.
func attach(list *[]string, name string) string {
	i := slices.Index(*list, name)
	if i < 0 {
		i = len(*list)
		*list = append(*list, name)
	}
	if len(*list) == 1 {
		return "附件"
	}
	return "附件" + strconv.Itoa(i+1)
}

// A signer is who signs for one side: the office as the signature page writes it, 厅　长 or 市　长.
type signer struct {
	huishang.Signatory
	Office string `zh:"称谓"`
}

func signers(d *huishang.Dossier, list []huishang.Signatory) (dept, city signer) {
	dept, city = signer{Office: "厅　长"}, signer{Office: "市　长"}
	for _, s := range list {
		switch s.Party {
		case huishang.PartyDept:
			dept = signer{s, title(s.Office, d.Parties.Dept.Name)}
		case huishang.PartyCity:
			city = signer{s, title(s.Office, d.City.Name)}
		}
	}
	return dept, city
}

// title takes the unit off an office. Of 河北省科学技术厅厅长 it leaves 厅长, spread to three characters' width.
func title(office, unit string) string {
	rest := strings.TrimPrefix(office, unit)
	if letters := []rune(rest); len(letters) == 2 {
		return string(letters[0]) + "　" + string(letters[1])
	}
	return rest
}
