package entry_test

import (
	"net/url"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"huishang"
	"huishang/testdata"
	"huishang/web/entry"
)

func dossiers(t *testing.T) map[string]*huishang.Dossier {
	t.Helper()
	all := map[string]*huishang.Dossier{}
	for _, name := range []string{"130100-石家庄市", "130200-唐山市", "130900-沧州市"} {
		data, err := testdata.Dossiers.ReadFile("dossiers/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		if all[name], err = huishang.Decode(data); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// TestUnchangedIsTheSame shows every part of the demonstration and reads back what a browser would send: nothing has changed.
func TestUnchangedIsTheSame(t *testing.T) {
	for name, d := range dossiers(t) {
		for _, part := range huishang.Fields(reflect.TypeFor[huishang.Dossier]()) {
			if len(huishang.Fields(part.Type)) == 0 {
				continue
			}
			sheet := &entry.Sheet{Parts: []string{"/" + part.JSON}}
			shown, err := sheet.Show(d)
			if err != nil {
				t.Fatal(err)
			}
			form, err := sheet.Read(d, asSent(shown.Values()))
			if err != nil {
				t.Fatal(err)
			}
			back, err := form.Dossier()
			if err != nil || back == nil {
				t.Fatalf("%s %s: %v %v", name, part.JSON, err, form.Told())
			}
			if want, got := encoded(t, only(d, part)), encoded(t, only(back, part)); want != got {
				t.Errorf("%s %s:\n%s\nis\n%s", name, part.JSON, want, got)
			}
		}
	}
}

// asSent is what a browser makes of values: line ends of a network.
func asSent(values map[string][]string) url.Values {
	sent := url.Values{}
	for name, all := range values {
		for _, value := range all {
			sent.Add(name, strings.ReplaceAll(value, "\n", "\r\n"))
		}
	}
	return sent
}

func only(d *huishang.Dossier, part huishang.Field) any {
	v := reflect.ValueOf(d).Elem()
	for i := range v.NumField() {
		if v.Type().Field(i).Tag.Get("json") == part.JSON {
			return v.Field(i).Interface()
		}
	}
	return nil
}

func encoded(t *testing.T, v any) string {
	t.Helper()
	if value := reflect.ValueOf(v); value.Kind() == reflect.Pointer && value.IsNil() {
		return ""
	}
	data, err := huishang.Encode(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// read shows a sheet of 唐山, changes what would be sent, and reads that.
func read(t *testing.T, sheet *entry.Sheet, change func(url.Values)) *entry.Form {
	t.Helper()
	d := dossiers(t)["130200-唐山市"]
	shown, err := sheet.Show(d)
	if err != nil {
		t.Fatal(err)
	}
	values := asSent(shown.Values())
	change(values)
	form, err := sheet.Read(d, values)
	if err != nil {
		t.Fatal(err)
	}
	return form
}

// What cannot be understood is told beside its field, all at once, and shown again as it was typed.
func TestFaultsStandBesideTheirFields(t *testing.T) {
	wrong := map[string]string{
		"/proposal/year":                        "明年",
		"/proposal/date":                        "2026年2月30日",
		"/proposal/topics/0/fund/special_wan":   "约一千",
		"/proposal/topics/1/targets/0/value":    "50-60",
		"/proposal/topics/2/title":              "响铃\a",
		"/proposal/topics/0/gov_decided/date":   "五月",
		"/proposal/topics/0/targets/0/baseline": "1,2,3",
	}
	form := read(t, &entry.Sheet{Parts: []string{"/proposal"}}, func(v url.Values) {
		for name, text := range wrong {
			v.Set(name, text)
		}
	})
	if d, err := form.Dossier(); d != nil || err != nil {
		t.Fatal(d, err)
	}
	if told := form.Told(); len(told) != len(wrong) || !form.Faulty() {
		t.Errorf("tells %d: %v", len(told), told)
	}
	for name, text := range wrong {
		n := form.Find(name)
		if n == nil || len(n.Faults) != 1 || n.Text != text || n.Where == "" {
			t.Errorf("%s: %+v", name, n)
		}
	}
	if item := form.Find("/proposal/topics/2"); !item.Unfold {
		t.Error("an item with a fault stays folded")
	}
}

// Figures, days and lists are taken as clerks write them.
func TestWritingOfClerks(t *testing.T) {
	form := read(t, &entry.Sheet{Parts: []string{"/proposal"}}, func(v url.Values) {
		v.Set("/proposal/topics/0/fund/special_wan", "１，２００．５ 万元")
		v.Set("/proposal/date", "2026.6.9")
		v.Set("/proposal/topics/0/city_actions", " 一 \r\n\r\n　二\r\n")
		v.Set("/proposal/topics/0/gov_decided/decided", "否")
		v.Set("/proposal/topics/0/background", "")
	})
	d, err := form.Dossier()
	if err != nil || d == nil {
		t.Fatal(err, form.Told())
	}
	topic := d.Proposal.Topics[0]
	if topic.Fund.Special.String() != "1200.5" || d.Proposal.Date.String() != "2026-06-09" || topic.GovDecided.Decided || topic.Background != "" ||
		strings.Join(topic.CityActions, "|") != "一|二" {
		t.Errorf("%s %s %v %q %q", topic.Fund.Special, d.Proposal.Date, topic.GovDecided.Decided, topic.Background, topic.CityActions)
	}
}

func TestArranging(t *testing.T) {
	sheet := &entry.Sheet{Parts: []string{"/proposal"}, Numbered: map[string]string{"/proposal/topics/*/id": "TP"}}
	form := read(t, sheet, func(url.Values) {})
	was := ids(t, form)
	for _, order := range []string{"up /proposal/topics/1", "remove /proposal/topics/2", "add /proposal/topics", "down /proposal/topics/0", "up /proposal/topics/0"} {
		if _, ok := form.Arrange(order); !ok {
			t.Fatalf("%s is no order", order)
		}
	}
	for _, order := range []string{"", "add", "add /nothing", "up /proposal/topics/99", "burn /proposal/topics/0", "remove /proposal/topics/x", "add /proposal/title"} {
		if at, ok := form.Arrange(order); ok {
			t.Errorf("%q is an order that leads to %q", order, at)
		}
	}
	again, err := sheet.Read(dossiers(t)["130200-唐山市"], asSent(form.Values()))
	if err != nil {
		t.Fatal(err)
	}
	again.Find("/proposal/topics/" + last(was)).Text = ""
	now := ids(t, again)
	want := append([]string{was[0], was[1]}, was[3:]...)
	want = append(want, "TP"+next(was))
	if strings.Join(now, " ") != strings.Join(want, " ") {
		t.Errorf("%v became %v, not %v", was, now, want)
	}
	if heading := again.Find("/proposal/topics/2").Label; heading != "第3项议题" {
		t.Error(heading)
	}
}

// last is the place of the last item once one was taken out and one added.
func last(ids []string) string { return strconv.Itoa(len(ids) - 1) }

// next is the number after all that were given.
func next(ids []string) string { return strconv.Itoa(len(ids) + 1) }

func ids(t *testing.T, form *entry.Form) (all []string) {
	t.Helper()
	d, err := form.Dossier()
	if err != nil || d == nil {
		t.Fatal(err, form.Told())
	}
	for _, topic := range d.Proposal.Topics {
		all = append(all, topic.ID)
	}
	return all
}

// What is fixed or hidden stays as it is, whatever is sent; what is still keeps its items.
func TestWhatCannotBeChanged(t *testing.T) {
	sheet := &entry.Sheet{Parts: []string{"/proposal"}, Fixed: []string{"/proposal/title", "/proposal/topics/*/id"}, Hidden: []string{"/proposal/contact"},
		Still: []string{"/proposal/topics"}, Choices: map[string][]entry.Choice{"/proposal/topics/*/theme_id": {{Value: "T1", Label: "T1 钢铁"}}}}
	form := read(t, sheet, func(v url.Values) {
		v.Set("/proposal/title", "改题")
		v.Set("/proposal/topics/0/id", "X")
		v.Set("/proposal/contact/person", "某")
		v.Set("/proposal/topics/9", "new")
		v.Set("/proposal/topics/9/title", "多出的")
		v.Set("/proposal/file_sha256", "00")
	})
	d, err := form.Dossier()
	if err != nil || d == nil {
		t.Fatal(err, form.Told())
	}
	if want, got := encoded(t, dossiers(t)["130200-唐山市"].Proposal), encoded(t, d.Proposal); want != got {
		t.Errorf("%s\nis\n%s", want, got)
	}
	if _, ok := form.Arrange("add /proposal/topics"); ok {
		t.Error("a topic was added")
	}
	if choices := form.Find("/proposal/topics/1/theme_id").Choices; len(choices) != 2 {
		t.Errorf("what the dossier has is not among the choices: %v", choices)
	}
}

// Parts nobody has begun stay away until something is typed in them.
func TestAPartThatIsNotThere(t *testing.T) {
	sheet := &entry.Sheet{Parts: []string{"/letters/meeting", "/plans/0"}}
	empty, err := sheet.Show(&huishang.Dossier{})
	if err != nil {
		t.Fatal(err)
	}
	values := asSent(empty.Values())
	form, err := sheet.Read(&huishang.Dossier{}, values)
	if err != nil {
		t.Fatal(err)
	}
	if d, err := form.Dossier(); err != nil || d.Letters.Meeting != nil {
		t.Fatal(d, err)
	}
	values.Set("/letters/meeting/doc_no", "唐政函〔2026〕58号")
	values["/letters/meeting/contains"] = []string{"议程", "会商事项"}
	values.Set("/plans/0/covers", "A1\nA2")
	if form, err = sheet.Read(&huishang.Dossier{}, values); err != nil {
		t.Fatal(err)
	}
	d, err := form.Dossier()
	if err != nil || len(d.Letters.Meeting.Contains) != 2 || d.Letters.Meeting.DocNo == "" || len(d.Plans[0].Covers) != 2 {
		t.Errorf("%+v %v", d, err)
	}
}
