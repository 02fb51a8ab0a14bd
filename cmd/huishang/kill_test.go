package main

import (
	"archive/zip"
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"io"
	"math/rand/v2"
	"mime/multipart"
	"net/http"
	"path/filepath"
	"regexp"
	"sync"
	"testing"
	"time"

	"huishang"
	"huishang/generator"
	"huishang/store"
	"huishang/testdata"
	"huishang/testdata/need"
)

// TestServerKilledWhileTakingIn kills the real server at random moments while several hand in at once, again and again: every submission
// that was answered is there whole, none is there by half, and the database is sound.
func TestServerKilledWhileTakingIn(t *testing.T) {
	t.Parallel() // with the other that kills: they wait most of the time
	rounds := need.Rounds(5, 200)
	k := newKillable(t)
	for range rounds {
		k.runAndKill(t)
	}
	k.hold(t)
	t.Logf("%d submissions answered over %d kills", len(k.taken), rounds)
}

// A killable is a server with a city that hands in to it.
type killable struct {
	db, secret string
	form       []byte
	mu         sync.Mutex
	taken      map[string]string // the answered submissions, with their hashes
}

func newKillable(t *testing.T) *killable {
	t.Helper()
	data, err := testdata.Dossiers.ReadFile("dossiers/130200-唐山市.json")
	if err != nil {
		t.Fatal(err)
	}
	d, err := huishang.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	kind, _ := generator.FormKindOf("proposal")
	form, err := generator.Form(kind, d, generator.FormOptions{Today: d.AsOf})
	if err != nil {
		t.Fatal(err)
	}
	k := &killable{db: filepath.Join(t.TempDir(), "huishang.db"), form: form.Bytes, taken: map[string]string{}}
	d.Procedure = huishang.Procedure{}
	d.Protocol.ValidUntil = huishang.DateOf(time.Now().In(shanghai)).AddMonths(12) // the server has the machine's clock
	k.update(t, func(tx *store.Tx) error {
		if _, err := tx.CreateDossier(2026, d, ""); err != nil {
			return err
		}
		_, k.secret, err = tx.AddKey(store.Key{Name: "报送", Role: huishang.RoleBureau, City: d.City.Code, Scopes: []store.KeyScope{store.KeyWrite}})
		return err
	})
	return k
}

// update changes the database while no server has it.
func (k *killable) update(t *testing.T, change func(*store.Tx) error) {
	t.Helper()
	s, err := store.Open(t.Context(), k.db, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Update(t.Context(), store.System(store.Home), change); err != nil {
		t.Error(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// runAndKill starts the server, lets people hand in for a moment, and kills it.
func (k *killable) runAndKill(t *testing.T) {
	t.Helper()
	server := launch(t, program(t), "huishang", "serve", "--listen", "127.0.0.1:0", "--db", k.db)
	site := regexp.MustCompile(`http://[0-9.:]+`).FindString(server.out.Text())
	ctx, stop := context.WithCancel(t.Context())
	var clerks sync.WaitGroup
	for range 3 {
		clerks.Go(func() { k.handInForever(ctx, t, site) })
	}
	time.Sleep(rand.N(700 * time.Millisecond))
	server.kill(t)
	stop()
	clerks.Wait()
}

func (k *killable) handInForever(ctx context.Context, t *testing.T, site string) {
	client := &http.Client{Transport: &http.Transport{}}
	defer client.CloseIdleConnections()
	for ctx.Err() == nil {
		body, kind := k.request(t)
		r, err := http.NewRequestWithContext(ctx, http.MethodPost, site+"/api/v1/submissions", bytes.NewReader(body))
		if err != nil {
			t.Error(err)
			return
		}
		r.Header.Set("Authorization", "Bearer "+k.secret)
		r.Header.Set("Content-Type", kind)
		answer, err := client.Do(r)
		if err != nil {
			continue // it was killed
		}
		text, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil {
			continue
		}
		k.note(t, answer.StatusCode, text)
	}
}

// note takes down an answer. Two others may have come in between twice: that is told, and nothing kept.
func (k *killable) note(t *testing.T, status int, text []byte) {
	var said struct{ ID, SHA256 string }
	switch {
	case status == http.StatusPreconditionFailed:
	case status != http.StatusCreated:
		t.Errorf("got %d %s", status, text)
	case json.Unmarshal(text, &said) != nil || said.ID == "":
		t.Errorf("the answer is no submission: %s", text)
	default:
		k.mu.Lock()
		k.taken[said.ID] = said.SHA256
		k.mu.Unlock()
	}
}

// request is a form that nobody handed in before, with an attachment.
func (k *killable) request(t *testing.T) (body []byte, kind string) {
	var out bytes.Buffer
	form := multipart.NewWriter(&out)
	for name, data := range map[string][]byte{"报送表.xlsx": k.formOfItsOwn(t), "扫描件.png": picture(t)} {
		part, err := form.CreateFormFile("files", name)
		if err != nil {
			t.Error(err)
			return nil, ""
		}
		if _, err := part.Write(data); err != nil {
			t.Error(err)
		}
	}
	if err := form.Close(); err != nil {
		t.Error(err)
	}
	return out.Bytes(), form.FormDataContentType()
}

// picture is a scan of a few dots.
func picture(t *testing.T) []byte {
	dots := image.NewRGBA(image.Rect(0, 0, 4, 4))
	for i := range dots.Pix {
		dots.Pix[i] = byte(rand.Int())
	}
	var out bytes.Buffer
	if err := png.Encode(&out, dots); err != nil {
		t.Error(err)
	}
	return out.Bytes()
}

func (k *killable) formOfItsOwn(t *testing.T) []byte {
	from, err := zip.NewReader(bytes.NewReader(k.form), int64(len(k.form)))
	if err != nil {
		t.Error(err)
		return nil
	}
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, f := range from.File {
		if err := to.Copy(f); err != nil {
			t.Error(err)
		}
	}
	part, err := to.Create("customXml/note.xml")
	if err == nil {
		_, err = fmt.Fprintf(part, "<n>%d</n>", rand.Int64())
	}
	if err != nil {
		t.Error(err)
	}
	if err := to.Close(); err != nil {
		t.Error(err)
	}
	return out.Bytes()
}

// hold holds that everything that was answered is there, and that whatever is there is whole.
func (k *killable) hold(t *testing.T) {
	t.Helper()
	there := map[string]string{}
	k.update(t, func(tx *store.Tx) error {
		page := store.Page{Limit: 500}
		for {
			all, next, err := tx.Submissions(store.SubmissionFilter{}, page)
			if err != nil {
				return err
			}
			for _, s := range all {
				there[s.ID] = s.SHA256
				k.holdOne(t, tx, s)
			}
			if page.After = next; next == "" {
				return nil
			}
		}
	})
	for id, sum := range k.taken {
		if there[id] != sum {
			t.Errorf("%s was answered with %s and is kept as %q", id, sum, there[id])
		}
	}
	db, err := sql.Open("sqlite", k.db)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var sound string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&sound); err != nil || sound != "ok" {
		t.Errorf("the database is %q, %v", sound, err)
	}
	if status := run([]string{"audit", "verify", "--db", k.db}, terminal{out: io.Discard, err: io.Discard}); status != statusOK {
		t.Errorf("the audit log does not hold: status %d", status)
	}
}

func (k *killable) holdOne(t *testing.T, tx *store.Tx, s store.Submission) {
	t.Helper()
	files, err := tx.SubmittedFiles(s.ID)
	if err != nil || len(files) != 2 {
		t.Errorf("%s has %d files, %v", s.ID, len(files), err)
	}
	for _, f := range files {
		if _, err := f.File.Bytes(t.Context()); err != nil {
			t.Errorf("%s, %s: %v", s.ID, f.Name, err)
		}
	}
	found, err := tx.Findings(s.Dossier, s.Version)
	if err != nil || found.Stage == "" {
		t.Errorf("%s has the findings %+v, %v", s.ID, found, err)
	}
	v, err := tx.Version(s.Dossier, s.Version)
	if err == nil {
		_, err = v.Read(t.Context())
	}
	if err != nil {
		t.Errorf("%s: %v", s.ID, err)
	}
	events, err := tx.Events(s.Dossier)
	if err != nil || len(events) != 1 || events[0].Step != huishang.MtgSubmit {
		t.Errorf("the log is %+v, %v", events, err)
	}
}
