package xlsx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"
)

// members reads every part of a workbook.
func members(t testing.TB, doc []byte) map[string][]byte {
	t.Helper()
	zr, err := zip.NewReader(bytes.NewReader(doc), int64(len(doc)))
	must(t, err)
	out := map[string][]byte{}
	for _, f := range zr.File {
		if out[f.Name] != nil {
			t.Errorf("two parts %s", f.Name)
		}
		rc, err := f.Open()
		must(t, err)
		b, err := io.ReadAll(rc)
		must(t, err)
		must(t, rc.Close())
		out[f.Name] = append([]byte{}, b...)
	}
	return out
}

// holdSound holds what every workbook must be: parts that are well-formed,
// relationships that lead somewhere, rows and cells in order and none twice.
func holdSound(t testing.TB, doc []byte) {
	t.Helper()
	parts := members(t, doc)
	for name, b := range parts {
		if !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".rels") && !strings.HasSuffix(name, ".vml") {
			continue
		}
		if err := wellFormed(b); err != nil {
			t.Errorf("%s: %v\n%.400s", name, err, b)
		}
		if strings.HasPrefix(name, "xl/worksheets/") && strings.HasSuffix(name, ".xml") {
			holdOrder(t, name, b)
		}
		if strings.HasSuffix(name, ".rels") {
			holdTargets(t, name, b, parts)
		}
	}
}

func wellFormed(b []byte) error {
	d := xml.NewDecoder(bytes.NewReader(b))
	for {
		if _, err := d.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// holdOrder holds that rows and cells ascend, so that none stands twice.
func holdOrder(t testing.TB, name string, b []byte) {
	t.Helper()
	var s struct {
		Rows []struct {
			R     int `xml:"r,attr"`
			Cells []struct {
				R string `xml:"r,attr"`
			} `xml:"c"`
		} `xml:"sheetData>row"`
	}
	must(t, xml.Unmarshal(b, &s))
	row := 0
	for _, r := range s.Rows {
		if r.R <= row {
			t.Errorf("%s: row %d after row %d", name, r.R, row)
		}
		row = r.R
		last := ""
		for _, c := range r.Cells {
			col := strings.TrimRight(c.R, "0123456789")
			if len(col) < len(last) || len(col) == len(last) && col <= last {
				t.Errorf("%s: cell %s after column %s", name, c.R, last)
			}
			last = col
		}
	}
}

// holdTargets holds that every relationship leads to a part that is there.
func holdTargets(t testing.TB, name string, b []byte, parts map[string][]byte) {
	t.Helper()
	var rels struct {
		List []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
			Mode   string `xml:"TargetMode,attr"`
		} `xml:"Relationship"`
	}
	must(t, xml.Unmarshal(b, &rels))
	base := strings.Split(strings.TrimSuffix(strings.Replace(name, "_rels/", "", 1), ".rels"), "/")
	ids := map[string]bool{}
	for _, r := range rels.List {
		if ids[r.ID] {
			t.Errorf("%s: two relationships %s", name, r.ID)
		}
		ids[r.ID] = true
		if r.Mode == "External" {
			continue
		}
		target := strings.TrimPrefix(r.Target, "/")
		if target == r.Target {
			target = joined(base[:len(base)-1], r.Target)
		}
		if _, ok := parts[target]; !ok {
			t.Errorf("%s: %s leads to %s, which is not there", name, r.ID, target)
		}
	}
}

func joined(dir []string, target string) string {
	out := append([]string(nil), dir...)
	for _, s := range strings.Split(target, "/") {
		switch s {
		case "..":
			out = out[:len(out)-1]
		case ".":
		default:
			out = append(out, s)
		}
	}
	return strings.Join(out, "/")
}
