// Package post is a mail server within a test. It answers as it is told to, and keeps what it took.
package post

import (
	"errors"
	"io"
	"net"
	"net/mail"
	"strings"
	"sync"
	"testing"

	"github.com/emersion/go-smtp"
)

// Mood is how the server answers.
type Mood int

// The moods.
const (
	Willing Mood = iota
	Busy         // 451 to every recipient
	Picky        // 550 to every recipient
	Sulky        // 554 to every letter, once it is there
	Fickle       // takes the letter and hangs up without an answer
	Stuck        // takes the letter and never answers, until Release
)

// Letter is what the server took.
type Letter struct {
	To, ID string // the mailbox, and the Message-ID without angle brackets
	Data   string
}

// Server is safe for concurrent use.
type Server struct {
	mu       sync.Mutex
	mood     Mood
	refused  map[string]bool
	taken    []Letter
	release  chan struct{}
	server   *smtp.Server
	listener net.Listener
}

// Open starts a server on loopback that goes with the test.
func Open(t testing.TB) *Server {
	t.Helper()
	s := &Server{refused: map[string]bool{}, release: make(chan struct{})}
	s.listen(t, "127.0.0.1:0")
	t.Cleanup(func() {
		s.Release()
		_ = s.server.Close()
	})
	return s
}

func (s *Server) listen(t testing.TB, address string) {
	t.Helper()
	listener, err := net.Listen("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	server := smtp.NewServer(s)
	server.Domain, server.ErrorLog = "post.example.org", quiet{}
	s.listener, s.server = listener, server
	go func() { _ = server.Serve(listener) }()
}

// Port is where the server listens on 127.0.0.1.
func (s *Server) Port() int { return s.listener.Addr().(*net.TCPAddr).Port }

// Be makes the server answer in a mood from now on.
func (s *Server) Be(mood Mood) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.mood = mood
}

// Refuse has the server know nobody of a mailbox (550).
func (s *Server) Refuse(mailbox string, refused bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refused[mailbox] = refused
}

// Down stops the server; Up starts it on the same port.
func (s *Server) Down() { _ = s.server.Close() }

// Up starts a server that is down.
func (s *Server) Up(t testing.TB) {
	t.Helper()
	s.listen(t, s.listener.Addr().String())
}

// Release lets go of everybody the server holds.
func (s *Server) Release() {
	s.mu.Lock()
	defer s.mu.Unlock()
	close(s.release)
	s.release = make(chan struct{})
}

// Taken gives the letters the server took, in their order.
func (s *Server) Taken() []Letter {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Letter(nil), s.taken...)
}

// Collect gives the letters taken since it was asked last.
func (s *Server) Collect() []Letter {
	s.mu.Lock()
	defer s.mu.Unlock()
	taken := s.taken
	s.taken = nil
	return taken
}

// NewSession implements [smtp.Backend].
func (s *Server) NewSession(c *smtp.Conn) (smtp.Session, error) {
	return &session{server: s, conn: c}, nil
}

type session struct {
	server *Server
	conn   *smtp.Conn
	to     string
}

func (s *session) Reset()                               {}
func (s *session) Logout() error                        { return nil }
func (s *session) Mail(string, *smtp.MailOptions) error { return nil }

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.server.mu.Lock()
	defer s.server.mu.Unlock()
	s.to = to
	switch {
	case s.server.mood == Busy:
		return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 2, 0}, Message: "try again later"}
	case s.server.mood == Picky, s.server.refused[to]:
		return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such user"}
	}
	return nil
}

func (s *session) Data(r io.Reader) error {
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	mood, release := s.server.take(s.to, string(data))
	switch mood {
	case Sulky:
		return &smtp.SMTPError{Code: 554, EnhancedCode: smtp.EnhancedCode{5, 7, 1}, Message: "looks like spam"}
	case Fickle:
		return errors.Join(s.conn.Conn().Close(), errors.New("hung up"))
	case Stuck:
		<-release
		return errors.Join(s.conn.Conn().Close(), errors.New("hung up"))
	}
	return nil
}

func (s *Server) take(to, data string) (Mood, chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.mood != Sulky {
		s.taken = append(s.taken, Letter{to, messageID(data), data})
	}
	return s.mood, s.release
}

func messageID(data string) string {
	m, err := mail.ReadMessage(strings.NewReader(data))
	if err != nil {
		return ""
	}
	id := m.Header.Get("Message-ID")
	if len(id) < 2 {
		return id
	}
	return id[1 : len(id)-1]
}

type quiet struct{}

func (quiet) Printf(string, ...any) {}
func (quiet) Println(...any)        {}
