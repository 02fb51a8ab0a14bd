package huishang

import (
	"fmt"
	"strings"
	"testing"
)

func TestMissing(t *testing.T) {
	var got strings.Builder
	for _, c := range []struct {
		name, in  string
		documents []string
	}{
		{"an empty dossier", `{}`, nil},
		{"documents that are not there", `{}`, []string{"city", "议定书", "函件.商请函", "处室意见", "实施方案"}},
		{"blanks are missing, noughts are not", `{"city": {"code": "", "name": " 　", "gov_name": null, "st_bureau": "唐山市科学技术局",
			"statistics": [], "fiscal": [{"year": 2025, "sci_expenditure_wan": 0, "caliber_note": "口径"}]}}`, []string{"城市"}},
		{"no is an answer", `{"history": {"is_first_meeting": false}}`, []string{"会商历史"}},
		{"inside lists", `{"proposal": {"topics": [{"id": "TP1"}, {"targets": [{"name": "专利"}]}]}}`, []string{"proposal"}},
		{"a letter", `{"letters": {"request": {"from": "唐山市人民政府", "contact": {"person": "孙七"}}}}`, []string{"letters.request"}},
		{"a list of blanks", `{"committee": {"duties": ["", " "]}}`, []string{"committee"}},
		{"an earlier agreement is a record", `{"previous_agreement": {"items": [{"id": "P1"}]}}`, nil},
	} {
		d, err := Decode([]byte(c.in))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		fmt.Fprintf(&got, "-- %s --\n", c.name)
		for _, gap := range Missing(d, c.documents...) {
			fmt.Fprintf(&got, "%s  %s\n", gap.Where, gap.Path)
		}
	}
	golden(t, "testdata/golden/missing.txt", got.String())
}

func TestThreeCitiesLackLittle(t *testing.T) {
	for name, data := range fixtures(t) {
		d, err := Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		documents := []string{"city", "parties", "history", "protocol", "committee", "needs", "proposal", "agreement", "approvals", "plans"}
		for _, gap := range Missing(d, documents...) {
			if gap.Field.JSON != "sources" { // the invented figures of 沧州 have none
				t.Errorf("%s: %s is missing", name, gap.Where)
			}
		}
	}
}
