package store

import (
	"encoding/json"
	"errors"
	"reflect"
	"testing"

	"huishang"
)

// outlineOf is the outline of a dossier as it is kept, which must be the one that would be made now.
func outlineOf(t *testing.T, s *Store, dossier string) (o Outline) {
	t.Helper()
	view(t, s, secretariat, func(tx *Tx) (err error) {
		o, err = tx.Outline(dossier)
		return err
	})
	if c := coreOfDossier(t, s, dossier); !reflect.DeepEqual(c.Content, throughJSON(t, o.Content.Core())) || len(c.Progress) != len(o.Progress) {
		t.Errorf("the core\n%+v\nis not that of the outline\n%+v", c, o)
	}
	return o
}

// coreOfDossier is the core of a dossier as it is kept, or nothing while it lies in the trash.
func coreOfDossier(t *testing.T, s *Store, dossier string) (found Core) {
	t.Helper()
	view(t, s, secretariat, func(tx *Tx) error {
		all, err := tx.Cores()
		for _, c := range all {
			if c.Dossier == dossier {
				found = c
			}
		}
		return err
	})
	if err := found.Read(); err != nil {
		t.Error(err)
	}
	return found
}

// throughJSON is a dossier as it comes back from the store.
func throughJSON(t *testing.T, d *huishang.Dossier) *huishang.Dossier {
	t.Helper()
	text, err := writeOutline(d, nil)
	if err != nil {
		t.Fatal(err)
	}
	back, _, err := readOutline([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return back
}

// TestOutlineFollowsEveryChange changes a dossier in every way and looks at its outline after each.
func TestOutlineFollowsEveryChange(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		content := demo(t, "130200-唐山市")
		v := create(t, s, tangshan, 2026, content)
		o := outlineOf(t, s, v.Dossier)
		if o.Record.City != "130200" || o.Record.Year != 2026 || o.Record.Latest != 1 || o.Errors+o.Warnings != 0 || o.Content.City.Name != "唐山市" {
			t.Errorf("a new dossier has the outline %+v", o.Record)
		}
		if len(o.Content.Procedure.Meeting) != 0 {
			t.Error("the log of the outline is not that of the store")
		}
		for name, step := range map[string]struct {
			change func(*Tx) error
			seen   func(Outline) bool
		}{
			"an event": {func(tx *Tx) error {
				_, err := tx.AppendEvent(v.Dossier, huishang.Event{Step: huishang.MtgSubmit, At: huishang.NewDate(2026, 6, 12), Actor: "唐山市科学技术局"})
				return err
			}, func(o Outline) bool { return len(o.Content.Procedure.Meeting) == 1 }},
			"an answer": {func(tx *Tx) error {
				_, err := tx.SaveOpinion(v.Dossier, OnAgreement, huishang.Opinion{Division: "某处", Verdict: huishang.VerdictAgree}, 0)
				return err
			}, func(o Outline) bool {
				answers := o.Content.Opinions.Agreement
				return answers[len(answers)-1].Division == "某处"
			}},
			"a report": {func(tx *Tx) error {
				for _, status := range []huishang.ItemStatus{huishang.ItemNotStarted, huishang.ItemDone} {
					if _, err := tx.AddProgress(v.Dossier, huishang.NewDate(2026, 12, 1), huishang.SummaryItem{ItemID: "A1", Status: status}); err != nil {
						return err
					}
				}
				return nil
			}, func(o Outline) bool {
				return len(o.Progress) == 1 && o.Progress[0].Status == huishang.ItemDone && o.Progress[0].N == 2
			}},
			"findings": {func(tx *Tx) error {
				return tx.SaveFindings(v.Dossier, 1, "会议-报送", json.RawMessage(`[{"rule":"A","message":"a","level":"错误"},{"rule":"B","message":"b","level":"错误"},
					{"rule":"C","message":"c","level":"警告"},{"rule":"D","message":"d","level":"提示"}]`), nil)
			}, func(o Outline) bool { return o.Errors == 2 && o.Warnings == 1 }},
		} {
			before := outlineOf(t, s, v.Dossier)
			update(t, s, secretariat, step.change)
			after := outlineOf(t, s, v.Dossier)
			if !step.seen(after) {
				t.Errorf("%s is not in the outline: %+v", name, after)
			}
			if after.Changed <= before.Changed {
				t.Errorf("%s: the outline says it was made at %d, the one before at %d", name, after.Changed, before.Changed)
			}
		}
	})
}

func TestOutlineCountsWhatIsOpen(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		v := create(t, s, tangshan, 2026, demo(t, "130200-唐山市"))
		update(t, s, secretariat, func(tx *Tx) error {
			return tx.SaveFindings(v.Dossier, 1, "会议-报送", json.RawMessage(`[{"rule":"A","message":"a","level":"错误"},{"rule":"C","message":"c","level":"警告"}]`), nil)
		})
		for _, step := range []struct {
			written          Explanation
			errors, warnings int
		}{
			{Explanation{Rule: "A", Kind: Explains, Text: "原因"}, 1, 1}, // an error is not taken away by words
			{Explanation{Rule: "C", Kind: Explains, Text: "原因"}, 1, 0},
			{Explanation{Rule: "A", Kind: Releases, Text: "原因", Signed: "张三"}, 0, 0},
		} {
			update(t, s, secretariat, func(tx *Tx) error { return tx.Explain(v.Dossier, 1, step.written) })
			if o := outlineOf(t, s, v.Dossier); o.Errors != step.errors || o.Warnings != step.warnings {
				t.Errorf("after %+v: %d errors and %d warnings are open", step.written, o.Errors, o.Warnings)
			}
		}
	})
}

// TestOutlineCountsWithinOneTransaction counts what is open where findings, explanations and versions come together.
func TestOutlineCountsWithinOneTransaction(t *testing.T) {
	found := json.RawMessage(`[{"rule":"A","message":"a","level":"错误"},{"rule":"C","message":"c","level":"警告"},{"rule":"D","message":"d","level":"警告"}]`)
	onBoth(t, func(t *testing.T, s *Store) {
		year := 2025
		for name, c := range map[string]struct {
			change           func(tx *Tx, v Version) error
			errors, warnings int
		}{
			"findings": {func(tx *Tx, v Version) error { return tx.SaveFindings(v.Dossier, v.N, "会议-报送", found, nil) }, 1, 2},
			"written at once": {func(tx *Tx, v Version) error {
				return tx.SaveFindings(v.Dossier, v.N, "会议-报送", found, []Explanation{{Rule: "C", Text: "原因"}, {Rule: "X", Text: "没有这种问题"}})
			}, 1, 1},
			"written after": {func(tx *Tx, v Version) error {
				if err := tx.SaveFindings(v.Dossier, v.N, "会议-报送", found, nil); err != nil {
					return err
				}
				return tx.Explain(v.Dossier, v.N, Explanation{Rule: "A", Kind: Releases, Text: "原因", Signed: "张三"})
			}, 0, 2},
			"a step after": {func(tx *Tx, v Version) error {
				if err := tx.SaveFindings(v.Dossier, v.N, "会议-报送", found, nil); err != nil {
					return err
				}
				_, err := tx.AppendEvent(v.Dossier, huishang.Event{Step: huishang.MtgSubmit, At: huishang.NewDate(2026, 6, 12), Actor: "唐山市科学技术局"})
				return err
			}, 1, 2},
			"a version after": {func(tx *Tx, v Version) error {
				if err := tx.SaveFindings(v.Dossier, v.N, "会议-报送", found, nil); err != nil {
					return err
				}
				_, err := tx.SaveVersion(v.Dossier, v.N, demo(t, "130200-唐山市"), "")
				return err
			}, 0, 0},
		} {
			year++
			v := create(t, s, tangshan, year, demo(t, "130200-唐山市"))
			update(t, s, secretariat, func(tx *Tx) error { return c.change(tx, v) })
			o := outlineOf(t, s, v.Dossier)
			if o.Errors != c.errors || o.Warnings != c.warnings {
				t.Errorf("%s: %d errors and %d warnings are open", name, o.Errors, o.Warnings)
			}
			view(t, s, secretariat, func(tx *Tx) error {
				read, err := tx.openFindings(v.Dossier, o.Record.Latest)
				if err == nil && (read.errors != o.Errors || read.warnings != o.Warnings) {
					t.Errorf("%s: read again, %+v are open", name, *read)
				}
				return err
			})
		}
	})
}

// TestOutlinesSince lists what changed after a change, each once.
func TestOutlinesSince(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		first := create(t, s, tangshan, 2026, demo(t, "130200-唐山市"))
		second := create(t, s, cangzhou, 2026, demo(t, "130900-沧州市"))
		list := func(scope Scope, since int64) (found []string) {
			view(t, s, scope, func(tx *Tx) error {
				filter := OutlineFilter{Since: since, All: since < 0}
				return tx.Outlines(filter, func(o Outline) error { found = append(found, o.Record.ID); return nil })
			})
			return found
		}
		if got := list(secretariat, -1); !reflect.DeepEqual(got, []string{first.Dossier, second.Dossier}) {
			t.Errorf("all are %v", got)
		}
		if got := list(cangzhou, -1); !reflect.DeepEqual(got, []string{second.Dossier}) {
			t.Errorf("a bureau sees %v", got)
		}
		for _, c := range []struct {
			scope Scope
			city  string
			want  string
		}{{secretariat, tangshan.City, first.Dossier}, {cangzhou, cangzhou.City, second.Dossier}, {cangzhou, tangshan.City, ""}} {
			got := ""
			view(t, s, c.scope, func(tx *Tx) error {
				return tx.Outlines(OutlineFilter{City: c.city, All: true}, func(o Outline) error { got += o.Record.ID; return nil })
			})
			if got != c.want {
				t.Errorf("of %s, %s of %q sees %q", c.city, c.scope.Role, c.scope.City, got)
			}
		}
		var last int64
		view(t, s, secretariat, func(tx *Tx) (err error) { last, err = tx.LastChange(); return err })
		for since, want := range map[int64][]string{-1: {"130200", "130900"}, last: nil} {
			view(t, s, secretariat, func(tx *Tx) error {
				if got, err := tx.ChangedCities(since); err != nil || !reflect.DeepEqual(got, want) {
					t.Errorf("after %d changed %v (%v)", since, got, err)
				}
				return nil
			})
		}
		if got := list(secretariat, last); got != nil {
			t.Errorf("after the last change come %v", got)
		}
		update(t, s, tangshan, func(tx *Tx) error { return tx.TrashDossier(first.Dossier) })
		if got := list(secretariat, last); !reflect.DeepEqual(got, []string{first.Dossier}) {
			t.Errorf("after the trash come %v", got)
		}
		view(t, s, secretariat, func(tx *Tx) error {
			if o, err := tx.Outline(first.Dossier); err != nil || o.Record.TrashedAt.IsZero() {
				t.Errorf("the outline does not say that it lies in the trash: %v", err)
			}
			if all, err := tx.Cores(); err != nil || len(all) != 1 || all[0].Dossier != second.Dossier {
				t.Errorf("the cores are %+v, %v", all, err)
			}
			return nil
		})
	})
}

// TestOutlinesAreMadeWhenMissing takes outlines away, and spoils one: opening the store makes the same ones again.
func TestOutlinesAreMadeWhenMissing(t *testing.T) {
	for name, place := range map[string]func(testing.TB) string{"sqlite": newSQLite, "postgres": newPostgres} {
		t.Run(name, func(t *testing.T) {
			address := place(t)
			s, err := Open(t.Context(), address, Options{Now: ticking()})
			if err != nil {
				t.Fatal(err)
			}
			v := fillStore(t, s)
			before := outlineOf(t, s, v.Dossier)
			if _, err := s.write.db.Exec(`DELETE FROM outlines WHERE city = '130900'`); err != nil {
				t.Fatal(err)
			}
			if _, err := s.write.db.Exec(`UPDATE outlines SET format = 1, content = '{}', core = ''`); err != nil {
				t.Fatal(err)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			s = open(t, address)
			after := outlineOf(t, s, v.Dossier)
			after.Changed = before.Changed
			one, err := json.Marshal(before)
			if err != nil {
				t.Fatal(err)
			}
			if other, err := json.Marshal(after); err != nil || string(one) != string(other) {
				t.Errorf("%v\n%s\n%s", err, one, other)
			}
			all := 0
			view(t, s, secretariat, func(tx *Tx) error {
				return tx.Outlines(OutlineFilter{All: true}, func(Outline) error { all++; return nil })
			})
			if all != 2 {
				t.Errorf("%d outlines are there", all)
			}
		})
	}
}

// TestAnUnreadableDossierHasNoOutline damages what one dossier says before outlines are made anew: the others have theirs, and the one is told.
func TestAnUnreadableDossierHasNoOutline(t *testing.T) {
	for name, on := range map[string]struct {
		place func(testing.TB) string
		allow string
	}{"sqlite": {newSQLite, `DROP TRIGGER file_chunks_no_update`}, "postgres": {newPostgres, `DROP TRIGGER no_change ON file_chunks`}} {
		t.Run(name, func(t *testing.T) {
			address := on.place(t)
			s, err := Open(t.Context(), address, Options{Now: ticking()})
			if err != nil {
				t.Fatal(err)
			}
			bad, good := create(t, s, tangshan, 2026, demo(t, "130200-唐山市")), create(t, s, cangzhou, 2026, demo(t, "130900-沧州市"))
			for _, text := range []string{on.allow, `UPDATE outlines SET format = 1`,
				`UPDATE file_chunks SET bytes = substr(bytes, 2) WHERE sha256 = '` + bad.Content.SHA256 + `'`} {
				if _, err := s.write.db.Exec(text); err != nil {
					t.Fatal(err)
				}
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			s = open(t, address)
			view(t, s, secretariat, func(tx *Tx) error {
				if _, err := tx.Outline(bad.Dossier); !errors.As(err, &NotFound{}) {
					t.Errorf("the outline of what cannot be read: %v", err)
				}
				cores, err := tx.Cores()
				if err != nil || len(cores) != 2 || cores[0].Read() == nil || cores[1].Read() != nil {
					t.Errorf("the cores are %+v, %v", cores, err)
				}
				unread, err := tx.UnreadDossiers()
				if err != nil || len(unread) != 1 || unread[0].ID != bad.Dossier || unread[0].Year != 2026 {
					t.Errorf("cannot be read: %+v, %v", unread, err)
				}
				return tx.Outlines(OutlineFilter{All: true}, func(o Outline) error {
					if o.Record.ID != good.Dossier {
						t.Errorf("%s has an outline", o.Record.Name)
					}
					return nil
				})
			})
		})
	}
}
