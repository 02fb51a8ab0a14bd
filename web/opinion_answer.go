package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/intake"
	"huishang/proceeding"
	"huishang/store"
)

// An answerPart is where a division answers about each topic.
type answerPart struct {
	Division string
	Choices  []string // the divisions one may answer for; of a division none but itself
	SignedBy string
	Rows     []answerRow
	Verdicts []string
}

// An answerRow asks about one topic.
type answerRow struct {
	Topic, Title           string
	Verdict, Text, Channel string
	N                      int
}

// answering is the form of a division with what it answered before, or over that what was typed and not taken.
func answering(g proceeding.Ground, here huishang.Position, division string, typed answerPart) *answerPart {
	part := &answerPart{Division: division, Choices: here.Asked, SignedBy: typed.SignedBy}
	field, _ := huishang.Lookup(reflect.TypeFor[huishang.Opinion](), "opinion")
	part.Verdicts = field.Enum
	for i, topic := range g.Content.Proposal.Topics {
		row := answerRow{Topic: topic.ID, Title: topic.Title, N: i}
		for _, o := range g.Content.Opinions.Agreement {
			if o.Division == division && o.TopicID == topic.ID && max(o.Round, 1) == here.Round {
				row.Verdict, row.Text, row.Channel = string(o.Verdict), o.Text, o.SupportChannel
				if part.SignedBy == "" {
					part.SignedBy = o.SignedBy
				}
			}
		}
		if at := slices.IndexFunc(typed.Rows, func(r answerRow) bool { return r.Topic == topic.ID }); at >= 0 {
			typed.Rows[at].Title, typed.Rows[at].N = row.Title, i
			row = typed.Rows[at]
		}
		part.Rows = append(part.Rows, row)
	}
	return part
}

// opinionsAnswer takes what a division typed on its page, or its filled form: POST /dossiers/:id/opinions.
func (s *site) opinionsAnswer(c *gin.Context) error {
	if err := s.sees(c); err != nil {
		return err
	}
	if strings.HasPrefix(c.ContentType(), "multipart/") {
		return s.opinionsUpload(c)
	}
	typed := answerPart{Division: c.PostForm("division"), SignedBy: strings.TrimSpace(c.PostForm("signed_by"))}
	var list []huishang.Opinion
	for i, topic := range c.PostFormArray("topic") {
		n := strconv.Itoa(i)
		row := answerRow{Topic: topic, Verdict: c.PostForm("verdict-" + n), Text: strings.TrimSpace(c.PostForm("text-" + n)), Channel: strings.TrimSpace(c.PostForm("channel-" + n))}
		typed.Rows = append(typed.Rows, row)
		list = append(list, huishang.Opinion{Division: typed.Division, TopicID: topic, Verdict: huishang.Verdict(row.Verdict), Text: row.Text,
			SupportChannel: row.Channel, SignedBy: typed.SignedBy, ReturnedOn: s.Today()})
	}
	data, err := huishang.Encode(list)
	if err != nil {
		return err
	}
	parcel, err := intake.OpinionsPart(json.RawMessage(data))
	if err == nil && typed.SignedBy == "" {
		err = store.Refused{Reason: "请填签字人，如处长姓名。"}
	}
	return s.takeAnswers(c, parcel, typed, err)
}

// opinionsUpload takes the form a division filled in.
func (s *site) opinionsUpload(c *gin.Context) error {
	given, err := readHandedIn(c, s.Today())
	if err != nil {
		return err
	}
	known, err := s.knownOf(c)
	if err != nil {
		return err
	}
	var parcel *intake.Parcel
	if done, busy := s.busy(c); busy != nil {
		return busy
	} else {
		parcel, err = given.basket.Open(intake.Expect{Form: "opinion", City: known.Record.City})
		done()
	}
	return s.takeAnswers(c, parcel, answerPart{}, err)
}

// takeAnswers keeps what a division answered, or shows the page again with why it was not taken.
func (s *site) takeAnswers(c *gin.Context, parcel *intake.Parcel, typed answerPart, err error) error {
	var answers *intake.Answers
	if err == nil {
		answers, err = s.keepAnswers(c, parcel)
		if errors.As(err, &store.Conflict{}) {
			answers, err = s.keepAnswers(c, parcel)
		}
	}
	if status, told := s.toldOnPage(err); told {
		return s.showOpinions(c, status, faultLines(err), latePart{}, typed)
	}
	if err != nil {
		return err
	}
	said := "反馈意见已收到（" + strconv.Itoa(len(answers.Opinions)) + " 条）。"
	if waits := answers.Waits(); waits != nil {
		said += "程序记录没有变：" + waits.Error()
	}
	s.sayDone(c, said)
	c.Redirect(http.StatusSeeOther, "/dossiers/"+c.Param("id")+"/opinions")
	return nil
}

// keepAnswers holds answers to the question and keeps them.
func (s *site) keepAnswers(c *gin.Context, parcel *intake.Parcel) (*intake.Answers, error) {
	known, err := s.knownOf(c)
	if err != nil {
		return nil, err
	}
	done, err := s.busy(c)
	if err != nil {
		return nil, err
	}
	defer done()
	answers, err := s.intake().Answer(parcel, known, asker(c).Division, s.hand(c))
	if err != nil {
		return nil, err
	}
	return answers, s.update(c, func(tx *store.Tx) error {
		_, err := answers.Save(tx)
		return err
	})
}

// faultLines are all that is wrong, a line each.
func faultLines(err error) []string {
	refusal, refused := intake.IsRefused(err)
	if !refused {
		return []string{messageOf(err)}
	}
	var lines []string
	for _, f := range refusal.Faults {
		lines = append(lines, f.String())
	}
	return lines
}
