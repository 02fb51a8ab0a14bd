package store

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"huishang"
	"huishang/testdata"
	"huishang/testdata/need"
)

// writerAddress is the environment variable under which the test program does nothing but hand in submissions to a database, until it is
// killed.
const writerAddress = "HUISHANG_TEST_WRITER"

func TestMain(m *testing.M) {
	if address := os.Getenv(writerAddress); address != "" {
		fmt.Fprintln(os.Stderr, writeForever(address))
		os.Exit(1)
	}
	if address := os.Getenv(senderAddress); address != "" {
		fmt.Fprintln(os.Stderr, sendForever(address))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// writeForever hands in one submission after the other and says which were taken in.
func writeForever(address string) error {
	s, err := Open(context.Background(), address, Options{})
	if err != nil {
		return err
	}
	data, err := testdata.Dossiers.ReadFile("dossiers/130200-唐山市.json")
	if err != nil {
		return err
	}
	content, err := huishang.Decode(data)
	if err != nil {
		return err
	}
	for {
		form := noise(60 << 10)
		copy(form, fmt.Sprint(rand.Int64()))
		content.Note = fmt.Sprint(rand.Int64())
		var taken Submission
		if err := s.Update(context.Background(), tangshan, func(tx *Tx) error {
			d, err := tx.DossierOf("130200", 2026)
			if err != nil && !errors.As(err, &NotFound{}) {
				return err
			}
			taken, _, err = tx.Submit(NewSubmission{Year: 2026, Kind: "议题建议", Content: content, Base: d.Latest,
				Files: []Upload{{Name: "form.xlsx", Content: bytes.NewReader(form)}, {Name: "a.docx", Content: strings.NewReader(content.Note)}},
				Found: json.RawMessage(`[{"rule":"ART13-4","message":"下降"}]`)})
			return err
		}); err != nil {
			return err
		}
		fmt.Println(taken.ID, taken.SHA256)
	}
}

// TestKilledWhileWriting kills a writing process at random moments, again and again: what it said it took in is there whole, and nothing
// is there by half.
func TestKilledWhileWriting(t *testing.T) {
	rounds := need.Rounds(10, 50)
	for name, place := range map[string]func(testing.TB) string{"sqlite": newSQLite, "postgres": newPostgres} {
		t.Run(name, func(t *testing.T) {
			address := place(t)
			taken := map[string]string{}
			for range rounds {
				runAndKill(t, address, taken)
			}
			s := open(t, address)
			holdTaken(t, s, taken)
			holdMoment(t, s, headNow(t, s))
			if s.address.dialect == sqlite {
				if err := s.checkIntegrity(t.Context()); err != nil {
					t.Error(err)
				}
			}
			t.Logf("%d submissions taken in over %d kills", len(taken), rounds)
		})
	}
}

// runAndKill lets a process write for a moment, kills it, and notes what it took in.
func runAndKill(t *testing.T, address string, taken map[string]string) {
	t.Helper()
	writer := exec.Command(os.Args[0])
	writer.Env = append(os.Environ(), writerAddress+"="+address)
	var failed bytes.Buffer
	writer.Stderr = &failed
	said, err := writer.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := writer.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(said)
	within := 60 * time.Millisecond
	if rand.IntN(5) == 0 {
		within = 400 * time.Millisecond // it is killed while it starts and opens the database
	} else if lines.Scan() {
		note(lines.Text(), taken)
	}
	time.AfterFunc(rand.N(within), func() { _ = writer.Process.Kill() })
	for lines.Scan() {
		note(lines.Text(), taken)
	}
	_ = writer.Wait() // it was killed
	if failed.Len() > 0 {
		t.Fatalf("the writer ended by itself: %s", &failed)
	}
}

// note takes down a whole line: the last may be cut off.
func note(line string, taken map[string]string) {
	if id, sum, whole := strings.Cut(line, " "); whole && len(sum) == 64 {
		taken[id] = sum
	}
}

// holdTaken holds that submissions are there with all that belongs to them.
func holdTaken(t *testing.T, s *Store, taken map[string]string) {
	t.Helper()
	for id, sum := range taken {
		view(t, s, tangshan, func(tx *Tx) error {
			submitted, err := tx.Submission(id)
			if err != nil {
				return err
			}
			files, err := tx.SubmittedFiles(id)
			if err != nil || len(files) != 2 || submitted.SHA256 != sum || hashOf([]File{files[0].File, files[1].File}) != sum {
				t.Errorf("%s: %+v with %+v, %v", id, submitted, files, err)
			}
			found, err := tx.Findings(submitted.Dossier, submitted.Version)
			if err != nil || len(found.Content) == 0 {
				t.Errorf("%s: the findings are %+v, %v", id, found, err)
			}
			v, err := tx.Version(submitted.Dossier, submitted.Version)
			if err == nil {
				_, err = v.Read(t.Context())
			}
			return err
		})
	}
}

// headNow is what a backup would say of the audit log.
func headNow(t *testing.T, s *Store) (m Manifest) {
	t.Helper()
	var h AuditHead
	if err := s.read.QueryRow(`SELECT tenant, seq, hash FROM audit_heads`).Scan(&h.Tenant, &h.Seq, &h.Hash); err != nil {
		t.Fatal(err)
	}
	m.Audit = []AuditHead{h}
	return m
}
