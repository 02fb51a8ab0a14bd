package proceeding

import (
	"errors"
	"strings"
	"testing"

	"huishang"
	"huishang/store"
)

// TestWhatAStepMayNotBring holds steps to their own parts of the dossier.
func TestWhatAStepMayNotBring(t *testing.T) {
	for name, c := range map[string]struct {
		role        huishang.Role
		given, says string
	}{
		"another step's part":    {bureau, `{"event":"est.request","at":"2021-01-28","dossier":{"director_meeting":{"result":"通过"}}}`, "不能写 dossier.director_meeting"},
		"a text nobody approves": {bureau, `{"event":"est.request","at":"2021-01-28","document":"x"}`, "不登记文本"},
		"the liaison's step":     {bureau, `{"event":"est.review","at":"2021-02-07"}`, "不能登记这一步"},
		"a day to come":          {bureau, `{"event":"est.request","at":"2027-01-28"}`, "还没有到"},
		"no step":                {bureau, `{"event":"est.dance"}`, "没有这一步"},
	} {
		t.Run(name, func(t *testing.T) {
			p := &player{T: t, stage: newStage(t)}
			blank, _ := unfounded(t)
			p.begin(t, bureau, blank)
			if c.role == bureau && strings.Contains(c.given, "est.review") {
				p.do(bureau, `{"event":"est.request","at":"2021-01-28"}`)
			}
			if _, err := p.take(t, c.role, c.given); err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want %q", err, c.says)
			}
		})
	}
}

// TestWhatAChangeMayNotTouch holds changes by hand to what only steps may change.
func TestWhatAChangeMayNotTouch(t *testing.T) {
	p := &player{T: t, stage: newStage(t)}
	blank, _ := unfounded(t)
	p.begin(t, bureau, blank)
	p.do(bureau, `{"event":"est.request","at":"2021-01-28"}`)
	p.do(liaison, `{"event":"est.review","at":"2021-02-07"}`)
	p.foundingRound("2021-02-15", "2021-03-04", "2021-03-13")
	for name, c := range map[string]struct {
		role   huishang.Role
		change func(*huishang.Dossier)
		says   string
	}{
		"nothing":                   {bureau, func(*huishang.Dossier) {}, ""},
		"a note":                    {bureau, func(d *huishang.Dossier) { d.Note = "已核对" }, ""},
		"the log":                   {liaison, func(d *huishang.Dossier) { d.Procedure.Establishment = d.Procedure.Establishment[1:] }, "程序记录"},
		"the approved text":         {liaison, func(d *huishang.Dossier) { d.Protocol.Preamble = "改过" }, "已经厅长办公会审定"},
		"the directors' conclusion": {bureau, func(d *huishang.Dossier) { d.DirectorsMeeting.MinutesNo = "改" }, "由区域创新处登记"},
		"the draft under review":    {bureau, func(d *huishang.Dossier) { d.Agreement = &huishang.Agreement{Title: "协议书"} }, "“协议书”由区域创新处登记"},
		"the day of the ceremony":   {liaison, func(d *huishang.Dossier) { d.Protocol.Ceremony.Place = "石家庄市" }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			scope, who := p.who(c.role)
			g, err := p.Read(t.Context(), scope, p.dossier)
			if err != nil {
				t.Fatal(err)
			}
			content := afresh(t, g.Content)
			c.change(content)
			_, err = p.Change(t.Context(), scope, who, p.dossier, g.Version.N, content, "")
			if c.says == "" && err != nil || c.says != "" && (!errors.As(err, new(store.Refused)) || !strings.Contains(err.Error(), c.says)) {
				t.Errorf("got %v, want %q", err, c.says)
			}
		})
	}
}

// TestWhatIsSignedAndWhoseItIs holds changes by hand of a consultation that is carried out, taken over with its log and without any text.
func TestWhatIsSignedAndWhoseItIs(t *testing.T) {
	s := newStage(t)
	s.begin(t, liaison, earlier(t))
	for name, c := range map[string]struct {
		role   huishang.Role
		change func(*huishang.Dossier)
		says   string
	}{
		"a slip in the record":     {liaison, func(d *huishang.Dossier) { d.Protocol.Preamble += "。" }, ""},
		"the city's plan":          {bureau, func(d *huishang.Dossier) { d.Note = "已核对" }, ""},
		"blanks":                   {bureau, func(d *huishang.Dossier) { d.Protocol.Preamble += " " }, ""},
		"everything":               {liaison, func(d *huishang.Dossier) { *d = huishang.Dossier{City: d.City} }, "“议定书”“厅方批准”“市方批准”“议定书行文”“协议书”“会议行文”是已经签订的，不能删去"},
		"a word of the protocol":   {bureau, func(d *huishang.Dossier) { d.Protocol.Preamble += "改" }, "议定书已经签订"},
		"an item of the agreement": {bureau, func(d *huishang.Dossier) { d.Agreement.Items[0].DeptTasks = []string{"省厅拨款一亿元"} }, "“协议书”由区域创新处登记"},
		"a reply and the evaluation": {bureau, func(d *huishang.Dossier) {
			d.Proposal.Topics[0].Reply, d.Evaluation = "同意", &huishang.Evaluation{Title: "评估"}
		}, "“厅答复”“绩效评估”由区域创新处登记"},
		"what a leader wrote": {bureau, func(d *huishang.Dossier) { d.Directives = []huishang.Directive{{Text: "阅"}} }, "“领导批示”由区域创新处登记"},
		"what was accepted": {bureau, func(d *huishang.Dossier) {
			d.Proposal.Topics, d.Needs, d.Summary.Problems = d.Proposal.Topics[1:], nil, "改"
		}, "“议题建议”“产业发展需求”“落实情况总结”已经受理"},
	} {
		t.Run(name, func(t *testing.T) {
			scope, who := s.who(c.role)
			g, err := s.Read(t.Context(), scope, s.dossier)
			if err != nil {
				t.Fatal(err)
			}
			content := afresh(t, g.Content)
			c.change(content)
			_, err = s.Change(t.Context(), scope, who, s.dossier, g.Version.N, content, "")
			if c.says == "" && err != nil || c.says != "" && (!errors.As(err, new(store.Refused)) || !strings.Contains(err.Error(), c.says)) {
				t.Errorf("got %v, want %q", err, c.says)
			}
		})
	}
}

// TestWhatTheDirectorsExamine holds that no other document than a protocol is taken for the approved one.
func TestWhatTheDirectorsExamine(t *testing.T) {
	p := &player{T: t, stage: newStage(t)}
	blank, _ := unfounded(t)
	p.begin(t, bureau, blank)
	request := p.do(bureau, `{"event":"est.request","at":"2021-01-28"}`).Documents[0]
	p.do(liaison, `{"event":"est.review","at":"2021-02-07"}`)
	p.do(liaison, `{"event":"est.consult","at":"2021-02-15","divisions":["高新技术处"],"due":"2021-03-04"}`)
	p.do(liaison, `{"event":"est.revise","at":"2021-03-04","dossier":{"opinions":{"protocol":[{"division":"高新技术处","opinion":"同意","signed_by":"处长"}]}}}`)
	for _, named := range []string{`"document":"` + request.ID + `"`, `"file_sha256":"` + request.File.SHA256 + `"`} {
		if _, err := p.take(t, liaison, `{"event":"est.director_meeting","at":"2021-03-13","result":"通过",`+named+`,"dossier":{"director_meeting":
			{"meeting_date":"2021-03-13","minutes_no":"〔2021〕3","doc_version":"修订稿","result":"通过"}}}`); !errors.As(err, new(store.Refused)) ||
			!strings.Contains(err.Error(), "是商请函，不是议定书的文本") {
			t.Errorf("%s: %v", named, err)
		}
	}
}

// TestTwoTakeAStepAtOnce holds that the second of two is told and nothing of theirs is kept.
func TestTwoTakeAStepAtOnce(t *testing.T) {
	p := &player{T: t, stage: newStage(t)}
	blank, _ := unfounded(t)
	p.begin(t, bureau, blank)
	scope, who := p.who(bureau)
	given, err := DecodeGiven([]byte(`{"event":"est.request","at":"2021-01-28"}`))
	if err != nil {
		t.Fatal(err)
	}
	late, err := p.Prepare(t.Context(), scope, who, p.dossier, 1, given)
	if err != nil {
		t.Fatal(err)
	}
	p.do(bureau, `{"event":"est.request","at":"2021-01-28"}`)
	err = p.Store.Update(t.Context(), scope, func(tx *store.Tx) error { _, err := late.Keep(tx); return err })
	var conflict store.Conflict
	if !errors.As(err, &conflict) || conflict.Latest != 2 || conflict.By != "bureau" {
		t.Errorf("got %v", err)
	}
	g, err := p.Read(t.Context(), scope, p.dossier)
	if err != nil || len(g.Log) != 1 {
		t.Errorf("the log has %d entries, %v", len(g.Log), err)
	}
}

// TestALogIsTakenOverAsHistory holds that a dossier with a log of its own goes on from there, and that a bureau may not bring one.
func TestALogIsTakenOverAsHistory(t *testing.T) {
	s := newStage(t)
	s.city = earlier(t).City.Code
	scope, who := s.who(bureau)
	if _, err := s.Begin(t.Context(), scope, who, 2024, earlier(t), ""); !errors.As(err, new(store.Refused)) {
		t.Errorf("a bureau's log: %v", err)
	}
	s.begin(t, liaison, earlier(t))
	scope, _ = s.who(liaison)
	g, err := s.Read(t.Context(), scope, s.dossier)
	if err != nil {
		t.Fatal(err)
	}
	if stand := g.Standing(s.today); stand.Meeting.State != huishang.M15 || len(g.Log) != 26 || g.Log[25].Seq != 14 {
		t.Errorf("stands at %s after %d events, the last numbered %d", stand.Meeting.State, len(g.Log), g.Log[len(g.Log)-1].Seq)
	}
}

// TestTheTextIsTheContent holds that what is passed on as it was saved says what the content does.
func TestTheTextIsTheContent(t *testing.T) {
	p := &player{T: t, stage: newStage(t)}
	blank, _ := unfounded(t)
	p.begin(t, bureau, blank)
	p.do(bureau, `{"event":"est.request","at":"2021-01-28"}`)
	p.do(liaison, `{"event":"est.review","at":"2021-02-07"}`)
	for range 2 {
		scope, _ := p.who(liaison)
		g, err := p.Read(t.Context(), scope, p.dossier)
		if err != nil {
			t.Fatal(err)
		}
		_, text, err := p.ReadText(t.Context(), scope, p.dossier)
		if err != nil {
			t.Fatal(err)
		}
		told, err := huishang.Decode(text)
		if err != nil || !same(told, g.Content) || len(told.Procedure.Establishment[0].DocIDs) != 4 {
			t.Errorf("the text says something else: %v", err)
		}
		if len(g.Log) == 2 { // once more with answers laid over it
			p.foundingRound("2021-02-15", "2021-03-04", "2021-03-13")
		}
	}
}
