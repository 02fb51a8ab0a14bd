package mail

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"huishang"
	"huishang/scheduler"
	"huishang/templates"
)

var update = flag.Bool("update", false, "write the golden mails anew")

func writer(t testing.TB) *Writer {
	t.Helper()
	links, err := NewLinks("https://huishang.example.gov.cn", bytes.Repeat([]byte("k"), 32))
	if err != nil {
		t.Fatal(err)
	}
	wording, err := ReadWording(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	return &Writer{From: Address{"厅市会商", "huishang@example.gov.cn"}, Links: links, Wording: wording, Valid: 7 * 24 * time.Hour}
}

// sheet has what the program reminds of when it comes back on 10 June 2027: a late one on an assumed day; and one of each urgency by hand.
func sheet(t testing.TB) Sheet {
	t.Helper()
	calendar, err := scheduler.LoadCalendar()
	if err != nil {
		t.Fatal(err)
	}
	notice, err := scheduler.LoadNotice("", nil)
	if err != nil {
		t.Fatal(err)
	}
	signed, until := huishang.NewDate(2023, 5, 18), huishang.NewDate(2028, 5, 17)
	standings := []scheduler.Standing{{Code: "130200", City: "唐山市", Terms: []scheduler.Term{{Signed: signed, From: signed, Until: until}}}}
	day := huishang.NewDate(2027, 6, 10)
	s := Sheet{ID: "d1@huishang.example.gov.cn", To: Address{Mailbox: "kjj@example.gov.cn"}, Person: "u1", Day: day,
		Sent: time.Date(2027, 6, 10, 1, 0, 0, 0, time.UTC)}
	for _, r := range scheduler.Walk(standings, calendar, notice, huishang.NewDate(2027, 5, 3), day, day) {
		if r.Kind == scheduler.KindExpiry && r.To == scheduler.ToLiaison && r.Late() {
			s.Items = append(s.Items, Item{ID: "r1", Page: "/cities/130200", Reminder: r})
		}
	}
	if len(s.Items) != 1 {
		t.Fatalf("%d late reminders", len(s.Items))
	}
	add := func(id string, u scheduler.Urgency, subject string, due huishang.Date) {
		s.Items = append(s.Items, Item{ID: id, Page: "/cities/130900/2027", Reminder: scheduler.Reminder{Kind: scheduler.KindProgress, City: "沧州市", Subject: subject,
			Due: due, Step: "前10日", Urgency: u, Basis: "默认", Unit: "张三处", Reason: "联系人李四，电话13800138000。", Say: "请李四办理"}})
	}
	add("r2", scheduler.UrgencyYellow, "更新事项“氢能产业创新平台”的进度", huishang.NewDate(2027, 6, 21))
	add("r3", scheduler.UrgencyRed, "说明事项“<b>绿色</b>化工 & 联系13800138000”逾期的原因", huishang.NewDate(2027, 6, 10))
	add("r4", scheduler.UrgencyRed, "报送落实情况总结", huishang.NewDate(2027, 6, 8))
	return s
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile("testdata/"+name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; read it and run with -update\n%s", name, got)
	}
}

func TestDigestAndUrgentMail(t *testing.T) {
	w, s := writer(t), sheet(t)
	digest, err := w.Digest(s)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "digest.txt", digest.Subject+"\n\n"+digest.Text)
	golden(t, "digest.html", digest.HTML)
	order := []string{"报送落实情况总结", "绿色", "氢能产业创新平台", "商定议定书期满后是否延续"}
	for _, text := range []string{digest.Text, digest.HTML} {
		at := -1
		for _, subject := range order {
			next := strings.Index(text, subject)
			if next <= at {
				t.Errorf("%s stands at %d, after %d", subject, next, at)
			}
			at = next
		}
	}
	s.Items = s.Items[2:3]
	urgent, err := w.Urgent(s)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "urgent.txt", urgent.Subject+"\n\n"+urgent.Text)
	golden(t, "urgent.html", urgent.HTML)
	for _, l := range []Letter{digest, urgent} {
		for _, secret := range []string{"张三", "李四", "13800138000", "<b>绿色", "http://", "src="} {
			if strings.Contains(l.HTML, secret) || secret != "<b>绿色" && strings.Contains(l.Subject+l.Text, secret) {
				t.Errorf("%q is in the mail %s", secret, l.Subject)
			}
		}
	}
	if urgent.Unsubscribe != "" || digest.Unsubscribe == "" {
		t.Errorf("List-Unsubscribe: digest %q, urgent %q", digest.Unsubscribe, urgent.Unsubscribe)
	}
}

func TestNothingToWrite(t *testing.T) {
	w, s := writer(t), sheet(t)
	if _, err := w.Urgent(s); err == nil {
		t.Error("an urgent mail about four reminders")
	}
	s.Items = nil
	if _, err := w.Digest(s); err == nil {
		t.Error("a digest about nothing")
	}
}
