package main

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// fetch asks a site that may still be starting, and prints the status and the body: fetch GET url, or fetch POST url file.
func fetch(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) < 2 {
		ts.Fatalf("usage: fetch method url [file]")
	}
	body := ""
	if len(args) > 2 {
		body = ts.ReadFile(args[2])
	}
	const patience = 20 * time.Second
	for start := time.Now(); ; time.Sleep(50 * time.Millisecond) {
		answer, err := request(args[0], args[1], body)
		if err == nil {
			fmt.Fprint(ts.Stdout(), answer)
			return
		}
		if time.Since(start) > patience {
			ts.Fatalf("fetch %s: %v", args[1], err)
		}
	}
}

func request(method, url, body string) (string, error) {
	r, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		return "", err
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	return answer.Status + "\n" + string(text), err
}

// TestWhatIsUnderWayIsFinished stops a site in the middle of a request.
func TestWhatIsUnderWayIsFinished(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	begun := make(chan struct{})
	slow := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		close(begun)
		time.Sleep(300 * time.Millisecond)
		fmt.Fprint(w, "办完")
	})
	var out bytes.Buffer
	ended := make(chan error, 1)
	go func() {
		ended <- serve(listener, slow, slog.New(slog.DiscardHandler), terminal{out: &out, err: io.Discard})
	}()
	go func() {
		<-begun
		if self, err := os.FindProcess(os.Getpid()); err != nil || self.Signal(syscall.SIGTERM) != nil {
			t.Error("no way to send a signal")
		}
	}()
	answer, err := request(http.MethodGet, "http://"+listener.Addr().String(), "")
	if err != nil || !strings.HasSuffix(answer, "办完") {
		t.Errorf("got %q, %v", answer, err)
	}
	if err := <-ended; err != nil || !strings.HasSuffix(out.String(), "已停止。\n") {
		t.Errorf("ended with %v after %q", err, &out)
	}
}
