package store

import (
	"fmt"
	"testing"

	"huishang"
)

// TestDecodedVersions holds that what is remembered stays what it was, whatever readers do with what they got, and within its bounds.
func TestDecodedVersions(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		var v Version
		update(t, s, secretariat, func(tx *Tx) (err error) {
			v, err = tx.CreateDossier(2026, demo(t, "130200-唐山市"), "")
			return err
		})
		for range 3 {
			d, err := v.Read(t.Context())
			if err != nil || d.City.Name != "唐山市" {
				t.Fatalf("read %q, %v", d.City.Name, err)
			}
			d.City.Name = "改过"
			d.City.Statistics = append(d.City.Statistics[:0], huishang.Statistics{Year: 1})
		}
	})
}

// TestDecodedVersionsAreBounded holds that those read longest ago are forgotten first.
func TestDecodedVersionsAreBounded(t *testing.T) {
	var d decoded
	const each = mostDecoded / 4
	for n := range 6 {
		d.put(fmt.Sprint(n), each, &huishang.Dossier{Note: fmt.Sprint(n)})
		if d.get("0") == nil {
			t.Errorf("what was just read is forgotten after %d", n)
		}
	}
	if d.get("1") != nil || d.get("5") == nil || d.size > mostDecoded || len(d.known) != d.order.Len() {
		t.Errorf("%d are remembered in %d bytes", len(d.known), d.size)
	}
	d.put("huge", mostDecoded+1, &huishang.Dossier{})
	if d.get("huge") != nil {
		t.Error("what is larger than all room is remembered")
	}
}
