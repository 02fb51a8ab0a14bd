package twin

import "testing"

// What a text says is what its .docx says.
func FuzzTextSurvivesWord(f *testing.F) {
	f.Add(sample)
	f.Add("《甲》\n== 页眉 首页\n[信函末线]\n== 正文\n[公文正文] [黑体字]乙[/][黑体字]丙[/] ‹页码›↵‹页码›\n")
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := Parse(text)
		if err != nil {
			t.Skip()
		}
		docx, err := Build(text)
		if err != nil {
			t.Skip()
		}
		got, err := Write(docx)
		if err != nil {
			t.Fatal(err)
		}
		doc.sortEdges()
		if want := doc.String(); got != want {
			t.Errorf("got\n%q\nwant\n%q", got, want)
		}
	})
}
