package mail

import (
	"errors"
	"net/textproto"
)

// Outcome is what became of a letter.
type Outcome string

// The outcomes.
const (
	Accepted  Outcome = "已发送"  // the server took it
	Temporary Outcome = "暂时失败" // try again later: 4xx, no answer, no connection, or settings that do not work
	Permanent Outcome = "永久失败" // 5xx to the recipient or to the letter, or an address nobody can send to
	Doubtful  Outcome = "存疑"   // all of it was sent, but no answer came: the server may have it
)

// Step is where in the conversation an answer came.
type Step string

// The steps in their order.
const (
	Connecting Step = "连接服务器"
	Securing   Step = "加密连接"
	SigningIn  Step = "登录"
	Starting   Step = "核对发件人"
	Addressing Step = "核对收件人"
	Delivering Step = "递交邮件"
)

// Result is what the server said to a letter.
type Result struct {
	Outcome Outcome
	Step    Step   // the last one that was reached
	Code    int    // of the server's answer, 0 without one
	Said    string // the server's words, on one line
	Err     error  // why it was not accepted; nil when it was
}

// failure sorts an error by the step it came at. Only the recipient and the letter can be refused for good: that the server does not take
// the sender or the password is no fault of the recipient.
func failure(step Step, err error) Result {
	r := Result{Outcome: Temporary, Step: step, Err: err}
	var answer *textproto.Error
	if errors.As(err, &answer) {
		r.Code, r.Said = answer.Code, MaskText(oneLine(answer.Msg))
		if answer.Code >= 500 && (step == Addressing || step == Delivering) {
			r.Outcome = Permanent
		}
	}
	return r
}
