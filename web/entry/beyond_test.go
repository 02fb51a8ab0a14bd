package entry_test

import (
	"net/url"
	"reflect"
	"testing"

	"huishang"
	"huishang/web/entry"
)

// TestValuesBeyondTheChoices reads boxes and the line beside them as one list, and what was typed while there was a box of lines instead.
func TestValuesBeyondTheChoices(t *testing.T) {
	sheet := &entry.Sheet{Parts: []string{"/divisions"}, Beyond: map[string]string{"/divisions": "其他处室"},
		Choices: map[string][]entry.Choice{"/divisions": {{Value: "高新技术处", Label: "高新技术处"}, {Value: "农村科技处", Label: "农村科技处"}}}}
	of := huishang.Event{Divisions: []string{"高新技术处", "基础研究处"}}
	shown, err := sheet.Show(of)
	if err != nil {
		t.Fatal(err)
	}
	if n := shown.Find("/divisions"); n.Beyond() != "其他处室" || n.Others() != "基础研究处" || !n.Selected("高新技术处") || n.Selected("农村科技处") || len(n.Choices) != 2 {
		t.Errorf("shows %q beside %v", n.Others(), n.Choices)
	}
	for _, c := range []struct {
		sent   []string
		others string
		want   []string
	}{
		{[]string{"高新技术处", "基础研究处"}, "基础研究处", []string{"高新技术处", "基础研究处"}},
		{[]string{"农村科技处", ""}, "", []string{"农村科技处"}},
		{[]string{"农村科技处", " 农村科技处，外事处;平台处、"}, "外事处、平台处", []string{"农村科技处", "外事处", "平台处"}},
		{[]string{"高新技术处\r\n外事处\r\n"}, "外事处", []string{"高新技术处", "外事处"}},
		{[]string{""}, "", nil},
	} {
		form, err := sheet.Read(of, url.Values{"/divisions": c.sent})
		if err != nil {
			t.Fatal(err)
		}
		read, err := form.Event()
		if err != nil || !reflect.DeepEqual(read.Divisions, c.want) || form.Find("/divisions").Others() != c.others {
			t.Errorf("%q says %q, beside the boxes %q (%v)", c.sent, read.Divisions, form.Find("/divisions").Others(), err)
		}
	}
}
