package store

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"huishang/testdata/need"
)

// The environment variables under which the test program does nothing but send what is due, until it is killed: the database, the file
// that stands for the server, and how far its clock is ahead.
const (
	senderAddress = "HUISHANG_TEST_SENDER"
	senderServer  = "HUISHANG_TEST_SERVER"
	senderAhead   = "HUISHANG_TEST_AHEAD"
)

// killLease is the lease of the senders that are killed; it ends between one and the next.
const killLease = 5 * time.Minute

func aheadBy(ahead time.Duration) func() time.Time {
	return func() time.Time { return planned.Add(ahead) }
}

// sendForever claims, sends and records without end. The server takes a message the moment its line is in the file.
func sendForever(address string) error {
	ahead, err := time.ParseDuration(os.Getenv(senderAhead))
	if err != nil {
		return err
	}
	server, err := os.OpenFile(os.Getenv(senderServer), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	s, err := Open(context.Background(), address, Options{Now: aheadBy(ahead)})
	if err != nil {
		return err
	}
	fmt.Println("ready")
	for {
		if _, err := sendSome(s, io.MultiWriter(server, os.Stdout)); err != nil {
			return err
		}
	}
}

// sendSome sends one batch and says how many messages it held.
func sendSome(s *Store, server io.Writer) (int, error) {
	b, err := s.Claim(context.Background(), Home, 20, killLease)
	if err != nil {
		return 0, err
	}
	var outcomes []Outcome
	for _, m := range b.Messages {
		if _, err := fmt.Fprintln(server, m.ID); err != nil {
			return 0, err
		}
		outcomes = append(outcomes, Outcome{m.ID, ResultSent, "250 OK"})
	}
	if len(outcomes) > 0 {
		_, err = s.Record(context.Background(), Home, b.Token, outcomes)
	}
	return len(outcomes), err
}

// TestKilledWhileSending kills a sender at random moments, again and again: every reminder reaches the server, each under one Message-ID, and
// each that reached it twice is marked as doubtful.
func TestKilledWhileSending(t *testing.T) {
	rounds := need.Rounds(10, 20)
	for name, place := range map[string]func(testing.TB) string{"sqlite": newSQLite, "postgres": newPostgres} {
		t.Run(name, func(t *testing.T) {
			address, server := place(t), newServer(t)
			ahead := time.Duration(0)
			for round := range rounds {
				queueMore(t, address, round, ahead)
				sendAndKill(t, address, server, ahead)
				ahead += 2 * killLease
			}
			s := openAhead(t, address, ahead)
			drain(t, s, server, &ahead)
			holdServed(t, s, server, rounds*killQueue)
		})
	}
}

func newServer(t *testing.T) *os.File {
	t.Helper()
	server, err := os.OpenFile(filepath.Join(t.TempDir(), "server"), os.O_CREATE|os.O_APPEND|os.O_RDWR, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	})
	return server
}

func openAhead(t *testing.T, address string, ahead time.Duration) *Store {
	t.Helper()
	s := open(t, address)
	s.now = aheadBy(ahead)
	return s
}

// killQueue is how many reminders are queued for each sender that is killed.
const killQueue = 100

func queueMore(t *testing.T, address string, round int, ahead time.Duration) {
	t.Helper()
	s, err := Open(t.Context(), address, Options{Now: aheadBy(ahead)})
	if err != nil {
		t.Fatal(err)
	}
	var all []NewReminder
	for n := range killQueue {
		all = append(all, reminderOf("130200", round*killQueue+n))
	}
	planReminders(t, s, all...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// sendAndKill lets a sender send a few messages and kills it: while it sends, records or claims.
func sendAndKill(t *testing.T, address string, server *os.File, ahead time.Duration) {
	t.Helper()
	sender := exec.Command(os.Args[0])
	sender.Env = append(os.Environ(), senderAddress+"="+address, senderServer+"="+server.Name(), senderAhead+"="+ahead.String())
	var failed bytes.Buffer
	sender.Stderr = &failed
	said, err := sender.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := sender.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(said)
	for range 1 + rand.N(killQueue) { // ready, and what it sent
		lines.Scan()
	}
	time.AfterFunc(rand.N(3*time.Millisecond), func() { _ = sender.Process.Kill() })
	for lines.Scan() {
		continue
	}
	_ = sender.Wait() // it was killed
	if failed.Len() > 0 {
		t.Fatalf("the sender ended by itself: %s", &failed)
	}
}

// drain sends what is left, the clock going on until nothing is due any more.
func drain(t *testing.T, s *Store, server *os.File, ahead *time.Duration) {
	t.Helper()
	for {
		for {
			sent, err := sendSome(s, server)
			if err != nil {
				t.Fatal(err)
			}
			if sent == 0 {
				break
			}
		}
		next, err := s.NextDue(t.Context(), Home)
		if err != nil {
			t.Fatal(err)
		}
		if next.IsZero() {
			return
		}
		*ahead = max(*ahead, next.Sub(planned))
		s.now = aheadBy(*ahead)
	}
}

// holdServed holds what the server has against what the store says.
func holdServed(t *testing.T, s *Store, server *os.File, want int) {
	t.Helper()
	data, err := os.ReadFile(server.Name())
	if err != nil {
		t.Fatal(err)
	}
	served, doubles, marked := map[string]int{}, 0, 0
	for id := range strings.Lines(string(data)) {
		served[strings.TrimSuffix(id, "\n")]++
	}
	rows, err := s.read.Query(`SELECT ` + reminderColumns + ` FROM reminders`)
	if err != nil {
		t.Fatal(err)
	}
	all, err := collect(rows, scanReminder)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range all {
		times := served[r.MessageID]
		switch {
		case r.State != ReminderSent || times == 0:
			t.Errorf("%s was sent %d times and is %s", r.MessageID, times, r.State)
		case times > 1 && !r.Doubtful():
			t.Errorf("%s was sent %d times without a mark", r.MessageID, times)
		case times > 1:
			doubles++
		}
		if r.Doubtful() {
			marked++
		}
	}
	if len(all) != want || len(served) != want {
		t.Errorf("%d reminders under %d Message-IDs, want %d", len(all), len(served), want)
	}
	if doubles == 0 {
		t.Error("no kill fell between sending and recording: nothing was tried")
	}
	t.Logf("of %d reminders %d reached the server more than once; %d are marked", want, doubles, marked)
}
