package store

import (
	"encoding/json"
	"errors"
	"testing"

	"huishang"
	"huishang/testdata"
)

// demo reads a dossier of the demonstration.
func demo(t testing.TB, name string) *huishang.Dossier {
	t.Helper()
	data, err := testdata.Dossiers.ReadFile("dossiers/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	d, err := huishang.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// create begins a dossier and gives its first version.
func create(t testing.TB, s *Store, scope Scope, year int, content *huishang.Dossier) Version {
	t.Helper()
	var v Version
	update(t, s, scope, func(tx *Tx) (err error) {
		v, err = tx.CreateDossier(year, content, "首次保存")
		return err
	})
	return v
}

func TestVersionsAreKept(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		content := demo(t, "130200-唐山市")
		first := create(t, s, tangshan, 2026, content)
		content.Note = "第二稿"
		var second Version
		update(t, s, secretariat, func(tx *Tx) (err error) {
			second, err = tx.SaveVersion(first.Dossier, first.N, content, "改说明")
			return err
		})
		view(t, s, tangshan, func(tx *Tx) error {
			d, err := tx.DossierOf("130200", 2026)
			if err != nil || d.Latest != 2 || d.ID != first.Dossier || d.Name != "唐山市" {
				t.Errorf("the dossier is %+v, %v", d, err)
			}
			for _, want := range []Version{first, second} {
				got, err := tx.Version(d.ID, want.N)
				got.Content.from = want.Content.from // each is read through its own transaction
				if err != nil || got != want {
					t.Errorf("version %d is %+v, %v; want %+v", want.N, got, err, want)
				}
			}
			return nil
		})
		said, err := second.Read(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		got, _ := json.Marshal(said)
		want, _ := json.Marshal(content)
		if string(got) != string(want) {
			t.Error("the second version does not say what was saved")
		}
	})
}

func TestSecondOfTwoEditorsIsTold(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		content := demo(t, "130200-唐山市")
		first := create(t, s, tangshan, 2026, content)
		var theirs Version
		update(t, s, secretariat, func(tx *Tx) (err error) {
			theirs, err = tx.SaveVersion(first.Dossier, 1, content, "")
			return err
		})
		err := s.Update(t.Context(), tangshan, func(tx *Tx) error {
			_, err := tx.SaveVersion(first.Dossier, 1, content, "")
			return err
		})
		var conflict Conflict
		if !errors.As(err, &conflict) || conflict != (Conflict{whatDossier, 2, "liaison", theirs.At}) {
			t.Errorf("the second editor was told %v", err)
		}
	})
}
