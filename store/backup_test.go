package store

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"huishang"
	"huishang/testdata/need"
)

// fillStore writes records of every kind.
func fillStore(t testing.TB, s *Store) Version {
	t.Helper()
	content := demo(t, "130200-唐山市")
	v := create(t, s, tangshan, 2026, content)
	create(t, s, cangzhou, 2026, demo(t, "130900-沧州市"))
	update(t, s, secretariat, func(tx *Tx) error {
		d, err := tx.AddDocument(v.Dossier, Document{Kind: "letter", Name: "函.docx", Round: 1}, bytes.NewReader(noise(chunkSize*2+17)))
		if err != nil {
			return err
		}
		_, err = tx.AppendEvent(v.Dossier, huishang.Event{Step: huishang.MtgSubmit, At: huishang.NewDate(2026, 6, 12), Actor: "唐山市科学技术局",
			DocIDs: []string{d.ID}})
		if err != nil {
			return err
		}
		if _, err := tx.SaveOpinion(v.Dossier, OnAgreement, huishang.Opinion{Division: "高新处", Verdict: huishang.VerdictAgree}, 0); err != nil {
			return err
		}
		if _, err = tx.AddProgress(v.Dossier, huishang.NewDate(2026, 9, 30), huishang.SummaryItem{ItemID: "A1"}); err != nil {
			return err
		}
		if _, err = tx.AddTemplate("agreement.docx", "改标题", strings.NewReader("模板")); err != nil {
			return err
		}
		if _, err = tx.UseTemplate("agreement.docx", 1, 0); err != nil {
			return err
		}
		if _, err = tx.SaveDraft(Draft{Form: "/dossiers/1/steps/mtg.submit", Base: 1, Content: []byte{0, 1, 255}}); err != nil {
			return err
		}
		return tx.Remember("key", "hash", Reply{Status: 201, Media: "application/json", Body: []byte{0, 1, 255}})
	})
	submitNumber(t, s, 1)
	clerk := addUser(t, s, User{Login: "zhangsan", Name: "张三", Role: huishang.RoleBureau, City: "130200", Temporary: true})
	update(t, s, admin, func(tx *Tx) error {
		_, _, err := tx.AddKey(Key{Name: "平台", Role: huishang.RoleBureau, City: "130200", Scopes: []KeyScope{KeyRead}})
		return err
	})
	planReminders(t, s, reminderOf("130200", 1), reminderOf("", 2))
	update(t, s, admin, func(tx *Tx) error {
		if _, err := tx.SaveCalendar(2027, []byte(`{}`)); err != nil {
			return err
		}
		return errors.Join(tx.Mute("a@example.gov.cn"), tx.NoteScan(huishang.NewDate(2026, 6, 12)))
	})
	if err := s.ChangeOwn(t.Context(), Scope{Tenant: Home, Role: huishang.RoleBureau, City: "130200", User: "zhangsan"}, clerk.ID, func(o *Own) error {
		_, _, err := o.AddFeed()
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return v
}

// noise is as many bytes, none of which is like the other.
func noise(n int) []byte {
	data, x := make([]byte, n), uint32(1)
	for i := range data {
		x = x*1664525 + 1013904223
		data[i] = byte(x >> 24)
	}
	return data
}

// submitNumber hands in the n-th form of 唐山市.
func submitNumber(t testing.TB, s *Store, n int) Submission {
	t.Helper()
	var submitted Submission
	content := demo(t, "130200-唐山市")
	content.Note = fmt.Sprint(n)
	update(t, s, tangshan, func(tx *Tx) error {
		d, err := tx.DossierOf("130200", 2026)
		if err != nil {
			return err
		}
		submitted, _, err = tx.Submit(NewSubmission{Year: 2026, Kind: "议题建议", Content: content, Base: d.Latest, Stage: "会议-报送",
			Files:   []Upload{{Name: "议题建议.xlsx", Media: "application/zip", Content: strings.NewReader(fmt.Sprintf("form %d", n))}},
			Found:   json.RawMessage(`[{"rule":"ART13-4","message":"研发投入强度由3.48%降到3.46%"}]`),
			Written: []Explanation{{Rule: "ART13-4", Text: "研发经费增长，强度因基数修订下降"}}})
		return err
	})
	return submitted
}

func TestBackupComesBack(t *testing.T) {
	places := map[string]func(testing.TB) string{"sqlite": newSQLite, "postgres": newPostgres}
	for from, source := range places {
		for to, target := range places {
			t.Run(from+" to "+to, func(t *testing.T) {
				s := open(t, source(t))
				fillStore(t, s)
				archive, made := backUp(t, s)
				place := target(t)
				restored, err := Restore(t.Context(), place, bytes.NewReader(archive), int64(len(archive)))
				if err != nil {
					t.Fatal(err)
				}
				if restored.Audit[0].Break != nil || restored.Audit[0].Head != made.Audit[0].Hash {
					t.Errorf("the audit log came back as %+v", restored.Audit)
				}
				again := open(t, place)
				holdDoubted(t, again, restored.Doubted)
				holdSame(t, s, again)
				holdCount(t, again, "氢冶金", len(hitsOf(t, s, "氢冶金")))
				submitNumber(t, again, 2)
				if _, err := Restore(t.Context(), place, bytes.NewReader(archive), int64(len(archive))); !errors.As(err, &NotEmpty{}) && !errors.As(err, &Locked{}) {
					t.Errorf("a place with something in it: %v", err)
				}
			})
		}
	}
}

// holdDoubted holds that the reminders that were open and due are doubtful after a restore, and makes them again what they were.
func holdDoubted(t *testing.T, s *Store, count int) {
	t.Helper()
	var doubtful []Reminder
	view(t, s, secretariat, func(tx *Tx) (err error) {
		doubtful, _, err = tx.Reminders(ReminderFilter{Doubtful: true}, Page{})
		return err
	})
	if count == 0 || len(doubtful) != count || doubtful[0].State != ReminderDoubtful {
		t.Errorf("%d are said to be doubtful, and are %+v", count, doubtful)
	}
	if _, err := s.write.db.ExecContext(t.Context(), `UPDATE reminders SET state = 'waiting', doubted_at = '' WHERE state = 'doubtful'`); err != nil {
		t.Fatal(err)
	}
}

func backUp(t testing.TB, s *Store) ([]byte, Manifest) {
	t.Helper()
	var out bytes.Buffer
	made, err := s.Backup(context.Background(), &out)
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), made
}

func hitsOf(t *testing.T, s *Store, query string) (hits []Hit) {
	t.Helper()
	view(t, s, secretariat, func(tx *Tx) (err error) {
		hits, _, err = tx.Search(query, "", Page{})
		return err
	})
	return hits
}

// holdSame compares every row of two stores, chunks of files and all.
func holdSame(t *testing.T, one, other *Store) {
	t.Helper()
	for _, compared := range append(slices.Clone(tables), table{"file_chunks", "tenant, sha256, n"}) {
		a, b := rowsOf(t, one, compared), rowsOf(t, other, compared)
		if a != b || strings.Count(a, "\n") < 2 {
			t.Errorf("the table %s differs or is empty:\n%.500s\n%.500s", compared.name, a, b)
		}
	}
}

func rowsOf(t *testing.T, s *Store, of table) string {
	t.Helper()
	rows, err := s.read.Query(`SELECT * FROM ` + of.name + ` ORDER BY ` + of.key)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := writeRows(&out, rows); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestBackupUnderLoad backs up while others write: what comes back is one moment, whole.
func TestBackupUnderLoad(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		fillStore(t, s)
		ctx, stop := context.WithCancel(t.Context())
		var writing sync.WaitGroup
		writing.Go(func() {
			for n := 2; ctx.Err() == nil; n++ {
				submitNumber(t, s, n)
			}
		})
		for range need.Rounds(3, 6) {
			archive, made := backUp(t, s)
			place := newSQLite(t)
			if _, err := Restore(t.Context(), place, bytes.NewReader(archive), int64(len(archive))); err != nil {
				t.Fatal(err)
			}
			holdMoment(t, open(t, place), made)
		}
		stop()
		writing.Wait()
	})
}

// holdMoment holds that a restored store is the state after its last line of the audit log: every submission with its version, its
// findings, its file and its line.
func holdMoment(t *testing.T, s *Store, made Manifest) {
	t.Helper()
	states, err := s.VerifyAudit(t.Context())
	if err != nil || states[0].Break != nil || states[0].Lines != made.Audit[0].Seq {
		t.Fatalf("the audit log: %+v, %v", states, err)
	}
	var submissions, lines, versions, latest, found int
	if err := s.read.QueryRow(`SELECT (SELECT count(*) FROM submissions), (SELECT count(*) FROM audit WHERE action = 'submission.receive'),
		(SELECT count(*) FROM versions), (SELECT SUM(latest) FROM dossiers), (SELECT count(*) FROM findings)`).
		Scan(&submissions, &lines, &versions, &latest, &found); err != nil {
		t.Fatal(err)
	}
	if submissions != lines || versions != latest || found != submissions {
		t.Errorf("%d submissions, %d lines, %d versions of %d, %d findings", submissions, lines, versions, latest, found)
	}
	holdFiles(t, s)
}

// holdFiles reads every kept file to its end, which proves its hash.
func holdFiles(t *testing.T, s *Store) {
	t.Helper()
	rows, err := s.read.Query(`SELECT tenant, sha256, size FROM files`)
	if err != nil {
		t.Fatal(err)
	}
	all, err := collect(rows, func(row scanner) (File, error) {
		f := File{from: s}
		return f, row.Scan(&f.tenant, &f.SHA256, &f.Size)
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		if _, err := io.Copy(io.Discard, f.Open(t.Context())); err != nil {
			t.Error(err)
		}
	}
}

// TestDamagedBackupIsRefused changes a backup in every way and holds that nothing is left behind.
func TestDamagedBackupIsRefused(t *testing.T) {
	s := open(t, newSQLite(t))
	fillStore(t, s)
	archive, _ := backUp(t, s)
	for name, damage := range map[string]func(map[string]string){
		"a changed row":       func(parts map[string]string) { swap(parts, "tables/dossiers.jsonl", "唐山", "邯郸") },
		"a changed file":      func(parts map[string]string) { parts[firstFile(parts)] += "x" },
		"a missing file":      func(parts map[string]string) { delete(parts, firstFile(parts)) },
		"a missing table":     func(parts map[string]string) { delete(parts, "tables/audit.jsonl") },
		"a further part":      func(parts map[string]string) { parts["tables/../x"] = "x" },
		"no manifest":         func(parts map[string]string) { delete(parts, manifestName) },
		"a broken manifest":   func(parts map[string]string) { parts[manifestName] = "{" },
		"a newer format":      func(parts map[string]string) { swap(parts, manifestName, `"format": 1`, `"format": 2`) },
		"a newer schema":      func(parts map[string]string) { swap(parts, manifestName, `"schema": `, `"schema": 9`) },
		"another count":       func(parts map[string]string) { swap(parts, manifestName, `"files": `, `"files": 1`) },
		"a table nobody made": func(parts map[string]string) { swap(parts, manifestName, `"name": "audit"`, `"name": "x"`) },
	} {
		parts := unzip(t, archive)
		damage(parts)
		refuse(t, name, rezip(t, parts))
	}
	refuse(t, "half of it", archive[:len(archive)/2])
	refuse(t, "nothing", nil)
	for at := 0; at < len(archive); at += len(archive)/50 + 1 {
		bent := slices.Clone(archive)
		bent[at] ^= 0x55
		if place, err := restoreTo(t, bent); err == nil {
			holdSame(t, s, open(t, place)) // a byte nobody reads
		}
	}
}

func swap(parts map[string]string, name, old, new string) {
	parts[name] = strings.Replace(parts[name], old, new, 1)
}

func firstFile(parts map[string]string) string {
	for name := range parts {
		if strings.HasPrefix(name, filesFolder) {
			return name
		}
	}
	return ""
}

func restoreTo(t *testing.T, archive []byte) (string, error) {
	t.Helper()
	place := filepath.Join(t.TempDir(), "new.db")
	_, err := Restore(t.Context(), place, bytes.NewReader(archive), int64(len(archive)))
	return place, err
}

func refuse(t *testing.T, name string, archive []byte) {
	t.Helper()
	place, err := restoreTo(t, archive)
	if !errors.As(err, &BadBackup{}) {
		t.Errorf("%s: %v", name, err)
	}
	left, _ := os.ReadDir(filepath.Dir(place))
	for _, entry := range left {
		if entry.Name() != "new.db.lock" {
			t.Errorf("%s: %s is left behind", name, entry.Name())
		}
	}
}

func unzip(t *testing.T, archive []byte) map[string]string {
	t.Helper()
	opened, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, entry := range opened.File {
		part, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		parts[entry.Name] = string(data)
	}
	return parts
}

func rezip(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, content := range parts {
		part, err := w.Create(name)
		if err == nil {
			_, err = io.WriteString(part, content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
