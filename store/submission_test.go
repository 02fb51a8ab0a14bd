package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"

	"huishang"
)

func TestSubmissionIsWhole(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		create(t, s, tangshan, 2026, demo(t, "130200-唐山市"))
		submitted := submitNumber(t, s, 1)
		view(t, s, secretariat, func(tx *Tx) error {
			got, err := tx.Submission(submitted.ID)
			if err != nil || got != submitted || got.State != Received || got.Version != 2 {
				t.Errorf("it is %+v, %v; want %+v", got, err, submitted)
			}
			files, err := tx.SubmittedFiles(submitted.ID)
			if err != nil || len(files) != 1 || files[0].Name != "议题建议.xlsx" {
				t.Fatalf("its files are %+v, %v", files, err)
			}
			said, err := io.ReadAll(files[0].File.Open(t.Context()))
			if err != nil || string(said) != "form 1" {
				t.Errorf("its form says %q, %v", said, err)
			}
			found, err := tx.Findings(submitted.Dossier, submitted.Version)
			if err != nil || found.Stage != "会议-报送" || !strings.Contains(string(found.Content), "ART13-4") {
				t.Errorf("its findings are %+v, %v", found, err)
			}
			return nil
		})
	})
}

func TestSameBytesAreOneSubmission(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		content := demo(t, "130200-唐山市")
		create(t, s, tangshan, 2026, content)
		first := submitNumber(t, s, 1)
		second := submitNumber(t, s, 2)
		again := submitNumber(t, s, 1)
		if again != first || second.ID == first.ID {
			t.Errorf("the same bytes became %+v and %+v", first, again)
		}
		update(t, s, tangshan, func(tx *Tx) error {
			d, err := tx.DossierOf("130200", 2026)
			if err != nil || d.Latest != 3 {
				t.Errorf("the dossier has version %d, %v", d.Latest, err)
			}
			other, fresh, err := tx.Submit(NewSubmission{Year: 2026, Kind: "落实总结", Content: content, Base: 3,
				Files: []Upload{{Name: "同一文件.xlsx", Content: strings.NewReader("form 1")}}})
			if !fresh || other.ID == first.ID {
				t.Errorf("the same bytes as another kind are not another submission")
			}
			return err
		})
	})
}

// TestReturnedBytesMayComeAgain holds that what was returned is handed in again as it is, and once only.
func TestReturnedBytesMayComeAgain(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		create(t, s, tangshan, 2026, demo(t, "130200-唐山市"))
		first := submitNumber(t, s, 1)
		update(t, s, secretariat, func(tx *Tx) error {
			_, err := tx.Return(first.ID, "请说明")
			return err
		})
		second := submitNumber(t, s, 1)
		if second.ID == first.ID || second.State != Received || second.Version <= first.Version {
			t.Errorf("what was returned became %+v", second)
		}
		if again := submitNumber(t, s, 1); again != second {
			t.Errorf("the third time it became %+v", again)
		}
	})
}

// TestUploadsOfAKnownHash keeps a file under the hash its sender knows, and refuses one that has another.
func TestUploadsOfAKnownHash(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		sum := sha256.Sum256([]byte("form"))
		upload := Upload{Name: "a.xlsx", Content: strings.NewReader("form"), SHA256: hex.EncodeToString(sum[:])}
		submit := func(year int, content string) (kept Submission, err error) {
			upload.Content = strings.NewReader(content)
			return kept, s.Update(t.Context(), tangshan, func(tx *Tx) (err error) {
				kept, _, err = tx.Submit(NewSubmission{Year: year, Kind: "proposal", Content: demo(t, "130200-唐山市"), Files: []Upload{upload}})
				return err
			})
		}
		for _, other := range []string{"from", "forms", "for", ""} {
			if _, err := submit(2025, other); err == nil {
				t.Errorf("%q was kept under the hash of another file", other)
			}
		}
		kept, err := submit(2026, "form")
		if err != nil || kept.SHA256 != upload.SHA256 {
			t.Fatalf("kept under %s, %v", kept.SHA256, err)
		}
		view(t, s, tangshan, func(tx *Tx) error {
			files, err := tx.SubmittedFiles(kept.ID)
			if err != nil || len(files) != 1 {
				t.Fatalf("%d files, %v", len(files), err)
			}
			if content, err := files[0].File.Bytes(t.Context()); err != nil || string(content) != "form" {
				t.Errorf("%q came back, %v", content, err)
			}
			return nil
		})
	})
}

// TestSubmittedAtOnce hands the same form in from many sides at once.
func TestSubmittedAtOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		content := demo(t, "130200-唐山市")
		var handing sync.WaitGroup
		var mu sync.Mutex
		ids, fresh := map[string]bool{}, 0
		for range 8 {
			handing.Go(func() {
				err := s.Update(t.Context(), tangshan, func(tx *Tx) error {
					submitted, isFresh, err := tx.Submit(NewSubmission{Year: 2026, Kind: "议题建议", Content: content,
						Files: []Upload{{Name: "a.xlsx", Content: strings.NewReader("form")}}})
					mu.Lock()
					defer mu.Unlock()
					if ids[submitted.ID] = true; isFresh {
						fresh++
					}
					return err
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
		handing.Wait()
		if len(ids) != 1 || fresh != 1 {
			t.Errorf("%d submissions, %d of them fresh", len(ids), fresh)
		}
	})
}

func TestStaleSubmissionIsTold(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		content := demo(t, "130200-唐山市")
		create(t, s, tangshan, 2026, content)
		for _, base := range []int{0, 2} {
			err := s.Update(t.Context(), tangshan, func(tx *Tx) error {
				_, _, err := tx.Submit(NewSubmission{Year: 2026, Kind: "议题建议", Content: content, Base: base,
					Files: []Upload{{Name: "a.xlsx", Content: strings.NewReader("form")}}})
				return err
			})
			if !errors.As(err, &Conflict{}) {
				t.Errorf("made from version %d: %v", base, err)
			}
		}
		holdNothingKept(t, s, "submissions")
	})
}

func holdNothingKept(t *testing.T, s *Store, name string) {
	t.Helper()
	var rows int
	if err := s.read.QueryRow(`SELECT count(*) FROM ` + name).Scan(&rows); err != nil || rows != 0 {
		t.Errorf("%d rows of %s are kept, %v", rows, name, err)
	}
}

func TestSubmissionIsSettledOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		create(t, s, tangshan, 2026, demo(t, "130200-唐山市"))
		submitted := submitNumber(t, s, 1)
		update(t, s, secretariat, func(tx *Tx) error {
			_, err := tx.Return(submitted.ID, "缺少市政府议定记录")
			return err
		})
		err := s.Update(t.Context(), secretariat, func(tx *Tx) error {
			_, err := tx.Accept(submitted.ID, "")
			return err
		})
		if !errors.As(err, &Refused{}) || !strings.Contains(err.Error(), "已退回补正（liaison") {
			t.Errorf("settled twice: %v", err)
		}
		view(t, s, tangshan, func(tx *Tx) error {
			got, _, err := tx.Submissions(SubmissionFilter{State: Returned, City: "130200", Year: 2026}, Page{})
			if len(got) != 1 || got[0].Decision != "缺少市政府议定记录" || got[0].DecidedBy != "liaison" {
				t.Errorf("the city sees %+v", got)
			}
			return err
		})
	})
}

func TestExplanationsCarryOver(t *testing.T) {
	say := func(rule, message string) string { return `{"rule":"` + rule + `","message":"` + message + `"}` }
	onBoth(t, func(t *testing.T, s *Store) {
		for i, test := range []struct {
			name, then string
			kept       bool
		}{
			{"the same findings", say("ART13-4", "由2.5%降到2.4%") + "," + say("ART13-4", "石家庄"), true},
			{"one of two is mended", say("ART13-4", "石家庄"), true},
			{"another figure", say("ART13-4", "由2.5%降到2.3%"), false},
			{"one more of the rule", say("ART13-4", "由2.5%降到2.4%") + "," + say("ART13-4", "又一处"), false},
			{"all mended", say("ART3-1", "别的"), false},
		} {
			content := demo(t, "130200-唐山市")
			v := create(t, s, tangshan, 2026+i, content)
			found := "[" + say("ART13-4", "由2.5%降到2.4%") + "," + say("ART13-4", "石家庄") + "]"
			update(t, s, tangshan, func(tx *Tx) error {
				return tx.SaveFindings(v.Dossier, 1, "会议-报送", json.RawMessage(found), []Explanation{
					{Rule: "ART13-4", Text: "基数修订", Signed: "张局长", On: huishang.NewDate(2026, 6, 1)}, {Rule: "ART1-1", Text: "没有这个问题"}})
			})
			var got []Explanation
			update(t, s, secretariat, func(tx *Tx) error {
				for base := 1; base <= 2; base++ { // version 2 is not checked
					if _, err := tx.SaveVersion(v.Dossier, base, content, ""); err != nil {
						return err
					}
				}
				err := tx.SaveFindings(v.Dossier, 3, "会议-报送", json.RawMessage("["+test.then+"]"), nil)
				if err == nil {
					got, err = tx.Explanations(v.Dossier, 3)
				}
				return err
			})
			if kept := len(got) == 1; kept != test.kept {
				t.Errorf("%s: kept %+v", test.name, got)
			}
			if test.kept && (got[0].Author != "tangshan" || got[0].Since != 1 || got[0].Text != "基数修订" || got[0].On.String() != "2026-06-01") {
				t.Errorf("%s: kept as %+v", test.name, got[0])
			}
		}
	})
}

func TestExplainAfterwards(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		v := create(t, s, tangshan, 2026, demo(t, "130200-唐山市"))
		update(t, s, tangshan, func(tx *Tx) error {
			found := json.RawMessage(`[{"rule":"ART13-4","message":"下降"}]`)
			if err := tx.SaveFindings(v.Dossier, 1, "会议-报送", found, nil); err != nil {
				return err
			}
			if err := tx.Explain(v.Dossier, 1, Explanation{Rule: "ART13-4", Text: "一"}); err != nil {
				return err
			}
			return tx.Explain(v.Dossier, 1, Explanation{Rule: "ART13-4", Text: "二"})
		})
		err := s.Update(t.Context(), tangshan, func(tx *Tx) error {
			return tx.Explain(v.Dossier, 1, Explanation{Rule: "ART2-1", Text: "无"})
		})
		if !errors.As(err, &Refused{}) {
			t.Errorf("a rule that found nothing: %v", err)
		}
		view(t, s, tangshan, func(tx *Tx) error {
			got, err := tx.Explanations(v.Dossier, 1)
			if len(got) != 1 || got[0].Text != "二" {
				t.Errorf("it says %+v", got)
			}
			return err
		})
	})
}
