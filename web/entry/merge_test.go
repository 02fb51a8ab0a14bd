package entry_test

import (
	"net/url"
	"strings"
	"testing"

	"huishang"
	"huishang/web/entry"
)

// TestMerging brings together what one typed and what another saved meanwhile: nothing of either is lost.
func TestMerging(t *testing.T) {
	agenda := func(speakers ...string) *huishang.Dossier {
		m := &huishang.Meeting{Place: "唐山市", Host: "主持人", Decisions: []string{"一"}}
		for _, s := range speakers {
			m.Agenda = append(m.Agenda, huishang.AgendaItem{Kind: huishang.AgendaReply, Speaker: s})
		}
		return &huishang.Dossier{Meeting: m}
	}
	for _, one := range []struct {
		name     string
		was, now *huishang.Dossier
		typed    map[string]string
		speakers string // afterwards
		place    string
		changes  int
		both     int // of them
	}{
		{"nobody changes anything", agenda("甲", "乙"), agenda("甲", "乙"), nil, "甲 乙", "唐山市", 0, 0},
		{"only the other", agenda("甲"), placed(agenda("丙"), "石家庄"), nil, "丙", "石家庄", 2, 0},
		{"only who types", agenda("甲"), agenda("甲"), map[string]string{"/meeting/place": "保定"}, "甲", "保定", 0, 0},
		{"both the same", agenda("甲"), placed(agenda("甲"), "保定"), map[string]string{"/meeting/place": "保定"}, "甲", "保定", 0, 0},
		{"both another", agenda("甲"), placed(agenda("甲"), "石家庄"), map[string]string{"/meeting/place": "保定"}, "甲", "保定", 1, 1},
		{"the other adds", agenda("甲"), agenda("甲", "乙"), map[string]string{"/meeting/agenda/0/speaker": "丁"}, "丁 乙", "唐山市", 1, 0},
		{"the other takes out what nobody touched", agenda("甲", "乙"), agenda("甲"), nil, "甲", "唐山市", 1, 0},
		{"the other takes out what was typed into", agenda("甲", "乙"), agenda("甲"), map[string]string{"/meeting/agenda/1/speaker": "丁"}, "甲 丁", "唐山市", 1, 0},
		{"both add", agenda("甲"), agenda("甲", "乙"), map[string]string{"/meeting/agenda/1": "new", "/meeting/agenda/1/speaker": "丁"}, "甲 丁 乙", "唐山市", 1, 0},
	} {
		t.Run(one.name, func(t *testing.T) {
			sheet := &entry.Sheet{Parts: []string{"/meeting"}}
			shown, err := sheet.Show(one.was)
			if err != nil {
				t.Fatal(err)
			}
			values := url.Values(shown.Values())
			for name, text := range one.typed {
				values.Set(name, text)
			}
			form, changes, err := sheet.Merge(one.was, one.now, values)
			if err != nil {
				t.Fatal(err)
			}
			both := 0
			for _, c := range changes {
				if c.Both {
					both++
				}
			}
			if len(changes) != one.changes || both != one.both {
				t.Errorf("tells %+v", changes)
			}
			d, err := form.Dossier()
			if err != nil || d == nil {
				t.Fatal(err, form.Told())
			}
			var speakers []string
			for _, item := range d.Meeting.Agenda {
				speakers = append(speakers, item.Speaker)
			}
			if got := strings.Join(speakers, " "); got != one.speakers || d.Meeting.Place != one.place {
				t.Errorf("leads to %s in %s", got, d.Meeting.Place)
			}
		})
	}
}

func placed(d *huishang.Dossier, place string) *huishang.Dossier {
	d.Meeting.Place = place
	return d
}
