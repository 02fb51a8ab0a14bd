package store

import (
	"bytes"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"

	"huishang"
)

func TestEventsAreAppended(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		content := demo(t, "130200-唐山市")
		v := create(t, s, tangshan, 2026, content)
		var brought Version
		var filed Document
		update(t, s, secretariat, func(tx *Tx) (err error) {
			if brought, err = tx.SaveVersion(v.Dossier, 1, content, ""); err != nil {
				return err
			}
			if filed, err = tx.AddDocument(v.Dossier, Document{Kind: "opinion_form", Name: "表.docx", Round: 2}, strings.NewReader("x")); err != nil {
				return err
			}
			for _, step := range []huishang.Step{huishang.MtgSubmit, huishang.EstRequest, huishang.MtgAccept} {
				if _, err := tx.AppendEvent(v.Dossier, huishang.Event{Step: step, At: huishang.NewDate(2026, 6, 12), Actor: "市科技局", Round: 2,
					DocIDs: []string{filed.ID}, Note: "说明"}); err != nil {
					return err
				}
			}
			return nil
		})
		view(t, s, tangshan, func(tx *Tx) error {
			all, err := tx.Events(v.Dossier)
			if err != nil || len(all) != 3 || all[0].Step != huishang.EstRequest || all[2].Step != huishang.MtgAccept || all[2].Seq != 2 {
				t.Fatalf("the log is %+v, %v", all, err)
			}
			if e := all[1]; e.Version != 2 || e.TextHash != brought.Content.SHA256 || e.User != "liaison" || e.Recorded.IsZero() ||
				e.At.String() != "2026-06-12" || e.Note != "说明" || e.DocIDs[0] != filed.ID || e.Round != 2 {
				t.Errorf("an event is %+v", e)
			}
			p, err := tx.Procedure(v.Dossier)
			if len(p.Establishment) != 1 || len(p.Meeting) != 2 || p.Meeting[0].Seq != 1 {
				t.Errorf("the procedure is %+v", p)
			}
			return err
		})
	})
}

func TestEventNamesDocumentsOfItsDossier(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		v := create(t, s, tangshan, 2026, demo(t, "130200-唐山市"))
		other := create(t, s, cangzhou, 2026, demo(t, "130900-沧州市"))
		var theirs Document
		update(t, s, secretariat, func(tx *Tx) (err error) {
			theirs, err = tx.AddDocument(other.Dossier, Document{Name: "a"}, strings.NewReader("a"))
			return err
		})
		for _, id := range []string{theirs.ID, "nobody's"} {
			err := s.Update(t.Context(), secretariat, func(tx *Tx) error {
				_, err := tx.AppendEvent(v.Dossier, huishang.Event{Step: huishang.MtgSubmit, DocIDs: []string{id}})
				return err
			})
			if !errors.As(err, &NotFound{}) {
				t.Errorf("the document %s: %v", id, err)
			}
		}
		if err := s.Update(t.Context(), secretariat, func(tx *Tx) error {
			_, err := tx.AppendEvent(v.Dossier, huishang.Event{Step: "x"})
			return err
		}); !errors.As(err, &Refused{}) {
			t.Errorf("a step nobody knows: %v", err)
		}
	})
}

func TestOpinionsHaveRevisions(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		v := create(t, s, tangshan, 2026, demo(t, "130200-唐山市"))
		given := huishang.Opinion{Division: "高新处", TopicID: "TP1", Round: 1, Verdict: huishang.VerdictAmend, Text: "调整目标",
			ReturnedOn: huishang.NewDate(2026, 6, 20), SignedBy: "李处长"}
		update(t, s, secretariat, func(tx *Tx) error {
			if _, err := tx.SaveOpinion(v.Dossier, OnAgreement, given, 0); err != nil {
				return err
			}
			given.Adopted = huishang.AdoptedFully
			_, err := tx.SaveOpinion(v.Dossier, OnAgreement, given, 1)
			return err
		})
		err := s.Update(t.Context(), secretariat, func(tx *Tx) error {
			_, err := tx.SaveOpinion(v.Dossier, OnAgreement, given, 1)
			return err
		})
		if conflict := (Conflict{}); !errors.As(err, &conflict) || conflict.Latest != 2 {
			t.Errorf("a stale revision: %v", err)
		}
		view(t, s, tangshan, func(tx *Tx) error {
			got, err := tx.Opinions(v.Dossier, OnAgreement)
			if len(got) != 1 || !reflect.DeepEqual(got[0].Opinion, given) || got[0].Revision != 2 {
				t.Errorf("the opinions are %+v", got)
			}
			return err
		})
	})
}

func TestProgressIsListed(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		v := create(t, s, tangshan, 2026, demo(t, "130200-唐山市"))
		actual, err := huishang.ParseDecimal("7500.50")
		if err != nil {
			t.Fatal(err)
		}
		report := huishang.SummaryItem{ItemID: "A1", Status: huishang.ItemInProgress,
			Targets: []huishang.Achievement{{Name: "年运行时间", Actual: actual, Unit: "小时"}}}
		for range 2 {
			update(t, s, tangshan, func(tx *Tx) error {
				_, err := tx.AddProgress(v.Dossier, huishang.NewDate(2026, 9, 30), report)
				return err
			})
		}
		view(t, s, tangshan, func(tx *Tx) error {
			got, err := tx.Progress(v.Dossier)
			if len(got) != 2 || got[1].N != 2 || got[1].Targets[0].Actual.String() != "7500.50" || got[1].On.String() != "2026-09-30" {
				t.Errorf("the reports are %+v", got)
			}
			return err
		})
	})
}

func TestTrashIsForDrafts(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		content := demo(t, "130200-唐山市")
		v := create(t, s, tangshan, 2026, content)
		update(t, s, tangshan, func(tx *Tx) error { return tx.TrashDossier(v.Dossier) })
		for name, change := range map[string]func(*Tx) error{
			"saved":   func(tx *Tx) error { _, err := tx.SaveVersion(v.Dossier, 1, content, ""); return err },
			"trashed": func(tx *Tx) error { return tx.TrashDossier(v.Dossier) },
			"stepped": func(tx *Tx) error {
				_, err := tx.AppendEvent(v.Dossier, huishang.Event{Step: "mtg.submit"})
				return err
			},
		} {
			if err := s.Update(t.Context(), tangshan, change); !errors.As(err, &Refused{}) {
				t.Errorf("one in the trash is %s: %v", name, err)
			}
		}
		other := create(t, s, tangshan, 2026, content)
		if err := s.Update(t.Context(), tangshan, func(tx *Tx) error { return tx.RestoreDossier(v.Dossier) }); !errors.As(err, &Conflict{}) {
			t.Errorf("restored beside another: %v", err)
		}
		update(t, s, tangshan, func(tx *Tx) error { return tx.TrashDossier(other.Dossier) })
		update(t, s, tangshan, func(tx *Tx) error { return tx.RestoreDossier(v.Dossier) })
		submitNumber(t, s, 1)
		if err := s.Update(t.Context(), tangshan, func(tx *Tx) error { return tx.TrashDossier(v.Dossier) }); !errors.As(err, &Refused{}) {
			t.Errorf("one that was sent went into the trash: %v", err)
		}
		view(t, s, tangshan, func(tx *Tx) error {
			got, _, err := tx.Dossiers(DossierFilter{Trashed: true}, Page{})
			if len(got) != 1 || got[0].ID != other.Dossier || got[0].TrashedBy != "tangshan" {
				t.Errorf("the trash holds %+v", got)
			}
			return err
		})
	})
}

func TestRepliesAreRemembered(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		want := Reply{201, "application/json", []byte(`{"id":1}`)}
		update(t, s, tangshan, func(tx *Tx) error { return tx.Remember("k", "hash", want) })
		update(t, s, tangshan, func(tx *Tx) error { return tx.Remember("empty", "hash", Reply{Status: 204}) })
		view(t, s, tangshan, func(tx *Tx) error {
			got, there, err := tx.Recall("k", "hash")
			if !there || !reflect.DeepEqual(got, want) {
				t.Errorf("recalled %+v, %v", got, there)
			}
			if _, _, err := tx.Recall("k", "another"); !errors.As(err, &KeyReused{}) {
				t.Errorf("another request under the key: %v", err)
			}
			return err
		})
		view(t, s, cangzhou, func(tx *Tx) error {
			_, there, err := tx.Recall("k", "hash")
			if there {
				t.Error("another user recalls it")
			}
			return err
		})
	})
}

func TestFilesAreKeptOnceAndProved(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		v := create(t, s, tangshan, 2026, demo(t, "130200-唐山市"))
		for _, size := range []int{0, 1, chunkSize - 1, chunkSize, chunkSize + 1, 3*chunkSize + 5} {
			data := noise(size)
			var one, two Document
			update(t, s, tangshan, func(tx *Tx) (err error) {
				if one, err = tx.AddDocument(v.Dossier, Document{Name: "a"}, bytes.NewReader(data)); err == nil {
					two, err = tx.AddDocument(v.Dossier, Document{Name: "b"}, bytes.NewReader(data))
				}
				return err
			})
			if one.File != two.File {
				t.Errorf("%d bytes are kept twice", size)
			}
			got, err := one.File.Bytes(t.Context())
			if err != nil || !bytes.Equal(got, data) {
				t.Errorf("%d bytes come back as %d, %v", size, len(got), err)
			}
			half := one.File.Open(t.Context())
			if _, err := half.Seek(int64(size/2), io.SeekStart); err != nil {
				t.Fatal(err)
			}
			if got, err := io.ReadAll(half); err != nil || !bytes.Equal(got, data[size/2:]) {
				t.Errorf("the second half of %d bytes: %v", size, err)
			}
		}
	})
}

func TestDamagedFileIsTold(t *testing.T) {
	s := open(t, newSQLite(t))
	v := create(t, s, tangshan, 2026, demo(t, "130200-唐山市"))
	for _, text := range []string{`DROP TRIGGER file_chunks_no_update`, `UPDATE file_chunks SET bytes = CAST(replace(bytes, '唐山', '邯郸') AS BLOB)`} {
		if _, err := s.write.db.Exec(text); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := v.Read(t.Context()); !errors.As(err, &Damaged{}) {
		t.Errorf("a changed file: %v", err)
	}
}

func TestTextOnlyOneDatabaseTakesIsRefused(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		v := create(t, s, tangshan, 2026, demo(t, "130200-唐山市"))
		for _, name := range []string{"a\x00b", "\xff"} {
			err := s.Update(t.Context(), tangshan, func(tx *Tx) error {
				_, err := tx.AddDocument(v.Dossier, Document{Name: name}, strings.NewReader("x"))
				return err
			})
			if !errors.As(err, &Refused{}) {
				t.Errorf("%q: %v", name, err)
			}
		}
	})
}
