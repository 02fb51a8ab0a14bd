package mail

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// Sender hands letters to a server, one after the other, over one connection that it keeps between them until Close.
type Sender struct {
	settings Settings
	mutex    sync.Mutex
	line     *line     // nil: none is open
	next     time.Time // when the rate allows another letter
}

// NewSender refuses settings that cannot work, in Chinese. It does not connect.
func NewSender(s Settings) (*Sender, error) {
	if err := s.Check(); err != nil {
		return nil, err
	}
	return &Sender{settings: s}, nil
}

// Send hands over one letter and says what became of it. When ctx ends it hangs up; a letter whose answer is still to come is then doubtful.
func (s *Sender) Send(ctx context.Context, l *Letter) Result {
	data, err := l.Bytes()
	if err != nil {
		return Result{Outcome: Permanent, Step: Addressing, Err: err}
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if err := s.wait(ctx); err != nil {
		return failure(Connecting, err)
	}
	kept := s.line != nil
	r := s.try(ctx, l, data)
	if kept && r.Step == Starting && r.Code == 0 && ctx.Err() == nil { // the server hung up on a line that was idle
		r = s.try(ctx, l, data)
	}
	return r
}

// try hands over a letter on the line that is open, or on a new one.
func (s *Sender) try(ctx context.Context, l *Letter, data []byte) Result {
	if s.line == nil {
		opened, r := open(ctx, &s.settings)
		if r.Err != nil {
			return r
		}
		s.line = opened
	}
	r := s.line.send(ctx, l.From.Mailbox, l.To.Mailbox, data)
	if r.Outcome != Accepted && !s.line.clear(ctx, r) {
		s.line.hangUp()
		s.line = nil
	}
	return r
}

// wait lets the time pass that the rate asks for.
func (s *Sender) wait(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("发送已取消：%w", err)
	}
	if s.settings.Rate == 0 {
		return nil
	}
	now := time.Now()
	if s.next.Before(now) {
		s.next = now
	}
	pause := time.NewTimer(s.next.Sub(now))
	defer pause.Stop()
	select {
	case <-ctx.Done():
		return fmt.Errorf("发送已取消：%w", ctx.Err())
	case <-pause.C:
	}
	s.next = s.next.Add(time.Minute / time.Duration(s.settings.Rate))
	return nil
}

// Close takes leave of the server. The next Send connects anew.
func (s *Sender) Close() error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.line == nil {
		return nil
	}
	s.line.leave()
	s.line = nil
	return nil
}
