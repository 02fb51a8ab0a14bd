package store

import (
	"errors"
	"strings"
	"testing"
)

// TestTemplates keeps versions of a template and what of them is in force.
func TestTemplates(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		const name = "agreement.docx"
		add := func(text string) (n int) {
			update(t, s, secretariat, func(tx *Tx) error {
				made, err := tx.AddTemplate(name, "改标题", strings.NewReader(text))
				n = made.N
				return err
			})
			return n
		}
		if first, again, second := add("一"), add("一"), add("二"); first != 1 || again != 1 || second != 2 {
			t.Errorf("versions %d, %d, %d", first, again, second)
		}
		use := func(n, base int) error {
			return s.Update(t.Context(), secretariat, func(tx *Tx) error { _, err := tx.UseTemplate(name, n, base); return err })
		}
		if err := use(2, 0); err != nil {
			t.Fatal(err)
		}
		if err := use(1, 0); !errors.As(err, &Conflict{}) {
			t.Errorf("two changed it at once: %v", err)
		}
		if err := use(2, 1); !errors.As(err, &Refused{}) {
			t.Errorf("it was in force already: %v", err)
		}
		if err := use(9, 1); !errors.As(err, &NotFound{}) {
			t.Errorf("a version that is not there: %v", err)
		}
		if err := use(0, 1); err != nil {
			t.Errorf("back to the program's own: %v", err)
		}
		view(t, s, secretariat, func(tx *Tx) error {
			inUse, err := tx.TemplatesInUse()
			if err != nil || len(inUse) != 1 || inUse[0].N != 0 || inUse[0].Seq != 2 || inUse[0].Author != secretariat.User {
				t.Errorf("in use: %+v, %v", inUse, err)
			}
			if n, err := tx.TemplateChanges(); n != 2 || err != nil {
				t.Errorf("%d changes, %v", n, err)
			}
			versions, err := tx.Templates(name)
			if err != nil || len(versions) != 2 || versions[0].N != 2 {
				t.Errorf("versions: %+v, %v", versions, err)
			}
			kept, err := tx.Template(name, 1)
			if err != nil {
				return err
			}
			if data, err := kept.File.Bytes(t.Context()); string(data) != "一" || err != nil {
				t.Errorf("version 1 says %q, %v", data, err)
			}
			return nil
		})
	})
}
