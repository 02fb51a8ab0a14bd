package scheduler

import (
	"encoding/json"
	"reflect"
	"testing"

	"huishang"
	"huishang/testdata"
)

// TestARemindersTextReadsBack holds that every reminder of the demonstration's cities comes back from its JSON as it was.
func TestARemindersTextReadsBack(t *testing.T) {
	var standings []Standing
	files, err := testdata.Dossiers.ReadDir("dossiers")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := testdata.Dossiers.ReadFile("dossiers/" + file.Name())
		if err != nil {
			t.Fatal(err)
		}
		d, err := huishang.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		standings = append(standings, StandingOf(d))
	}
	read := 0
	for _, r := range Walk(standings, ownCalendar(t), ownNotices(t), huishang.Date{}, day("2026-01-01"), day("2028-12-31")) {
		told, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		kept, err := json.Marshal(Record(r))
		if err != nil {
			t.Fatal(err)
		}
		if len(kept) >= len(told) {
			t.Errorf("kept as %s, told as %s", kept, told)
		}
		for _, data := range [][]byte{told, kept} {
			var back Reminder
			if err := json.Unmarshal(data, &back); err != nil {
				t.Fatal(err)
			}
			if len(r.Assumed) == 0 {
				r.Assumed, back.Assumed = nil, nil
			}
			if !reflect.DeepEqual(r, back) {
				t.Fatalf("got %+v, want %+v", back, r)
			}
		}
		read++
	}
	if read < 50 {
		t.Errorf("only %d reminders", read)
	}
}

func TestAReminderThatLeavesLaterSaysSo(t *testing.T) {
	r := Reminder{Notice: day("2026-06-12"), On: day("2026-06-12")}
	if on := r.Leaving(day("2026-06-12")); on.Late() {
		t.Error("late on its day")
	}
	if on := r.Leaving(day("2026-06-15")); on.Remark() != "本应于2026年6月12日提醒，现为补发" || r.Late() {
		t.Errorf("%q", on.Remark())
	}
}
