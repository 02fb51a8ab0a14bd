package courier

import (
	"context"
	"errors"
	"fmt"
	"time"

	"huishang/store"
)

// What a delivery takes at a time. Another may have a batch when its lease has ended. What became of a letter is noted with that of a few others, and
// at once when the server is slow: a sender that dies leaves no more than these in doubt.
const (
	batchSize  = 100
	lease      = 20 * time.Minute
	notedWith  = 20
	notedAfter = time.Second
)

// Deliver withdraws what has been settled, sends what is due and notes what became of it, until nothing is left, the server is not there, or ctx
// ends. The letter under way is finished then. Without settings of mail everything else stays in the queue. Any number of programs may deliver at once.
func (c *Courier) Deliver(ctx context.Context) error {
	last := c.WithdrawSettled(ctx)
	if c.sender == nil {
		return last
	}
	for more := true; more && ctx.Err() == nil; {
		batch, err := c.Store.Claim(ctx, store.Home, batchSize, lease)
		if err != nil {
			last = errors.Join(last, fmt.Errorf("deliver: %w", err))
			break
		}
		if len(batch.Messages) == 0 {
			break
		}
		if more, err = c.send(ctx, batch); err != nil {
			last = errors.Join(last, fmt.Errorf("note what was delivered: %w", err))
			break
		}
	}
	return errors.Join(last, c.sender.Close())
}

// send tries each message of a batch and notes what became of it, and reports whether to go on with another.
func (c *Courier) send(ctx context.Context, batch store.Batch) (more bool, err error) {
	why, outcomes, noted := "", []store.Outcome(nil), time.Now()
	note := func() error {
		_, err := c.Store.Record(context.WithoutCancel(ctx), store.Home, batch.Token, outcomes)
		outcomes, noted = nil, time.Now()
		return err
	}
	for _, m := range batch.Messages {
		switch {
		case why != "":
		case ctx.Err() != nil:
			why = "程序停止，没有发送。"
		case c.Now().After(batch.Until.Add(-leftFor)):
			why = "邮件服务器回答太慢，下一批再发。"
		}
		if why != "" {
			outcomes = append(outcomes, store.Outcome{MessageID: m.ID, Result: store.ResultUntried, Answer: why})
			continue
		}
		o := c.sendOne(ctx, m)
		if o.Result == store.ResultUntried {
			why = o.Answer
		}
		outcomes = append(outcomes, o)
		if len(outcomes) >= notedWith || time.Since(noted) > notedAfter {
			if err := note(); err != nil {
				return false, err
			}
		}
	}
	return why == "", note()
}

// sendOne hands one letter to the server. It is not broken off: whether it arrived would be in doubt.
func (c *Courier) sendOne(ctx context.Context, m store.Message) store.Outcome {
	ctx = context.WithoutCancel(ctx)
	letter, err := c.letter(ctx, m)
	if err != nil {
		c.Log.Error("letter", "id", m.ID, "cause", err.Error())
		return unwritten(m, err)
	}
	r := c.sender.Send(ctx, &letter)
	o := outcome(m, r)
	if o.Result == store.ResultSent {
		c.sent.Add(1)
		return o
	}
	c.failed.Add(1)
	c.Log.Warn("not delivered", "id", m.ID, "result", string(o.Result), "answer", o.Answer)
	return o
}
