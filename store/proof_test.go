package store

import (
	"reflect"
	"testing"

	"huishang"
)

// TestProofsAreNoted notes what looks through the audit log came to, and finds the last.
func TestProofsAreNoted(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		create(t, s, tangshan, 2026, demo(t, "130200-唐山市"))
		admin := Scope{Tenant: Home, User: "admin", Role: huishang.RoleAdmin}
		last := func() (p Proof) {
			view(t, s, admin, func(tx *Tx) (err error) { p, err = tx.LastProof(); return err })
			return p
		}
		if p := last(); !p.At.IsZero() {
			t.Errorf("nobody has looked, and %+v is noted", p)
		}
		states, err := s.VerifyAudit(t.Context())
		if err != nil || len(states) != 1 {
			t.Fatal(states, err)
		}
		update(t, s, admin, func(tx *Tx) error { return tx.NoteProof(states[0]) })
		if p := last(); p.By != "admin" || p.At.IsZero() || p.Lines != states[0].Lines || p.Lines == 0 || p.Head != states[0].Head || p.Break != nil {
			t.Errorf("noted is %+v, not %+v", p, states[0])
		}
		broken := &Break{Seq: 2, Reason: "这一条不见了"}
		update(t, s, admin, func(tx *Tx) error { return tx.NoteProof(ChainState{Lines: 1, Head: "ab", Break: broken}) })
		if p := last(); !reflect.DeepEqual(p.Break, broken) || p.Lines != 1 {
			t.Errorf("noted is %+v", p)
		}
		if after, err := s.VerifyAudit(t.Context()); err != nil || after[0].Break != nil || after[0].Lines != states[0].Lines+2 {
			t.Errorf("after the notes the log is %+v, %v", after, err)
		}
	})
}
