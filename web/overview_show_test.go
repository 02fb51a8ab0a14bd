package web

import (
	"encoding/json"
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"huishang"
	"huishang/proceeding"
	"huishang/store"
	"huishang/testdata"
)

// demoTown is a town with the three dossiers of the demonstration.
func demoTown(t testing.TB, change func(*huishang.Dossier)) *town {
	t.Helper()
	w := newTown(t, Config{})
	for _, name := range []string{"130100-石家庄市", "130200-唐山市", "130900-沧州市"} {
		data, err := testdata.Dossiers.ReadFile("dossiers/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		d, err := huishang.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		if change != nil {
			change(d)
		}
		w.update(t, func(tx *store.Tx) error { _, err := proceeding.TakeOver(tx, 2026, d, ""); return err })
	}
	return w
}

// shows holds that somebody gets a page with words, and without others.
func (w *town) shows(t *testing.T, who, path string, with, without []string) string {
	t.Helper()
	answer, body := w.ask(w.of(who), "GET", path, "")
	if answer.StatusCode != 200 {
		t.Fatalf("%s: %s got %d\n%.400s", path, who, answer.StatusCode, body)
	}
	for _, words := range with {
		if !strings.Contains(body, words) {
			t.Errorf("%s: %s does not see %q", path, who, words)
		}
	}
	for _, words := range without {
		if strings.Contains(body, words) {
			t.Errorf("%s: %s sees %q", path, who, words)
		}
	}
	return body
}

func TestOverviewShowsEveryCity(t *testing.T) {
	w := demoTown(t, nil)
	for _, who := range []string{"admin", "liaison", "division", "leader"} {
		w.shows(t, who, "/overview", []string{"共3个市", "石家庄市", "唐山市", "沧州市", `<progress max="1826" value="`, "期限 2028年10月20日", "<svg", "2023年", `data-chart="intensity"`, "2.05"}, nil)
	}
	if answer, _ := w.ask(w.of("tangshan"), "GET", "/overview", ""); answer.StatusCode != 403 {
		t.Errorf("a bureau got %d", answer.StatusCode)
	}
}

func TestOverviewIsFilteredAndSorted(t *testing.T) {
	w := demoTown(t, nil)
	w.shows(t, "liaison", "/overview?q="+url.QueryEscape("唐山"), []string{"唐山市"}, []string{"沧州市</a>"})
	w.shows(t, "liaison", "/overview?light=red", []string{"没有符合条件的市"}, []string{"<svg"})
	body := w.shows(t, "liaison", "/overview?sort=until", nil, nil)
	names := []string{"唐山市", "沧州市", "石家庄市"} // 2028-05, 2028-07, 2031
	if !slices.IsSortedFunc(names, func(a, b string) int { return strings.Index(body, ">"+a+"<") - strings.Index(body, ">"+b+"<") }) {
		t.Error("the cities do not stand in the order of the ends of their terms")
	}
	if answer, body := w.ask(w.of("liaison"), "GET", "/overview?sort=weight", ""); answer.StatusCode != 400 || !strings.Contains(body, "参数 sort") {
		t.Errorf("got %d\n%.300s", answer.StatusCode, body)
	}
}

func TestOverviewOfNothing(t *testing.T) {
	w := newTown(t, Config{})
	w.shows(t, "liaison", "/overview", []string{"还没有城市的会商卷宗"}, []string{"<svg", "data-chart"})
	w.shows(t, "leader", "/", []string{"没有城市的卷宗"}, nil)
	w.shows(t, "liaison", "/", []string{"现在没有要办的事", `href="/fill"`}, nil)
}

// The charts say what the dossiers say, and null for what nobody reported.
func TestFiguresOfTheCharts(t *testing.T) {
	w := demoTown(t, func(d *huishang.Dossier) {
		if d.City.Code == "130900" {
			d.City.Statistics = nil
		}
	})
	body := w.shows(t, "leader", "/overview", nil, nil)
	found := regexp.MustCompile(`data-figures="([^"]*)"`).FindStringSubmatch(body)
	if found == nil {
		t.Fatal("no figures")
	}
	var rows []struct {
		City      string
		Intensity *float64
	}
	if err := json.Unmarshal([]byte(html.UnescapeString(found[1])), &rows); err != nil {
		t.Fatal(err)
	}
	if len(rows) != 3 || rows[1].City != "唐山市" || rows[1].Intensity == nil || *rows[1].Intensity != 2.05 || rows[2].Intensity != nil {
		t.Errorf("got %+v", rows)
	}
}
