package courier

import (
	"strings"
	"testing"

	"huishang"
	"huishang/store"
	"huishang/testdata/post"
)

// saveVersion saves a dossier as the next version of one.
func (o *office) saveVersion(t *testing.T, id string, d *huishang.Dossier) {
	t.Helper()
	o.update(t, func(tx *store.Tx) error {
		kept, err := tx.Dossier(id)
		if err == nil {
			_, err = tx.SaveVersion(id, kept.Latest, d, "")
		}
		return err
	})
}

// entries gives the calendar entries that came with letters, by what their names hold.
func entries(t *testing.T, letters []post.Letter, name string) (found []string) {
	t.Helper()
	for _, l := range letters {
		_, parts := open(t, l)
		for _, p := range parts {
			if strings.HasSuffix(p.name, ".ics") && strings.Contains(p.name, name) {
				found = append(found, p.body)
			}
		}
	}
	return found
}

// line gives the rest of the line of an entry that begins so.
func line(entry, begin string) string {
	_, rest, _ := strings.Cut(entry, begin)
	value, _, _ := strings.Cut(rest, "\r\n")
	return value
}

// TestARenewedTermLeavesTheCalendar moves the end of a term, and then has another protocol signed: the entry that was sent follows the first, and is
// taken back at the second, once.
func TestARenewedTermLeavesTheCalendar(t *testing.T) {
	onBoth(t, "2026-12-01", func(t *testing.T, o *office) {
		o.hire(t, "tang bureau 130200")
		d := sample(t, "130200-唐山市")
		d.Protocol.SignDate, d.Protocol.ValidFrom, d.Protocol.ValidUntil = date("2022-02-28"), date("2022-02-28"), date("2027-02-26")
		d.Procedure = huishang.Procedure{}
		id := o.file(t, 2026, d)
		o.plan(t)
		sent := entries(t, o.deliver(t), "议定书到期")
		if len(sent) != 1 || line(sent[0], "METHOD:") != "PUBLISH" || line(sent[0], "DTSTART;VALUE=DATE:") != "20270226" {
			t.Fatalf("%d entries: %s", len(sent), sent)
		}
		uid := line(sent[0], "UID:")
		for _, step := range []struct {
			on                      string
			signed, until           string
			method, start, sequence string
		}{
			{"2026-12-02", "2022-02-28", "2027-02-27", "PUBLISH", "20270227", "1"},
			{"2026-12-03", "2026-12-02", "2032-02-27", "CANCEL", "20270227", "2"},
		} {
			o.clock.morning(date(step.on))
			d.Protocol.SignDate, d.Protocol.ValidUntil = date(step.signed), date(step.until)
			o.saveVersion(t, id, d)
			o.plan(t)
			sent = entries(t, o.deliver(t), "议定书到期")
			if len(sent) != 1 {
				t.Fatalf("%s: %d entries: %s", step.on, len(sent), sent)
			}
			if e := sent[0]; line(e, "METHOD:") != step.method || line(e, "UID:") != uid || line(e, "SEQUENCE:") != step.sequence || line(e, "DTSTART;VALUE=DATE:") != step.start {
				t.Errorf("%s: %s", step.on, e)
			}
		}
		o.clock.morning(date("2026-12-04"))
		o.plan(t)
		if sent = entries(t, o.deliver(t), "议定书到期"); len(sent) != 0 {
			t.Errorf("again: %s", sent)
		}
	})
}
