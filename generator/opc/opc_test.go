package opc_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"huishang/generator/opc"
)

var errKind = errors.New("不是有效的文件")

var (
	kind   = opc.Kind{Err: errKind, Old: ".old", New: ".new", Program: "Office"}
	limits = opc.Limits{Entries: 10, Part: 4 << 20, Total: 6 << 20, Ratio: 300}
)

type member struct {
	name string
	data []byte
}

func zipped(t testing.TB, members ...member) []byte {
	t.Helper()
	var b bytes.Buffer
	zw := zip.NewWriter(&b)
	for _, m := range members {
		w, err := zw.Create(m.name)
		if err == nil {
			_, err = w.Write(m.data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// noise is what does not pack well.
func noise(n int) []byte {
	r := rand.NewChaCha8([32]byte{7})
	out := make([]byte, n)
	_, _ = r.Read(out)
	return out
}

// Members are the same however they are read, and are written again as they were.
func TestMembers(t *testing.T) {
	large := noise(2 << 20)
	doc := zipped(t, member{"a.xml", []byte("<a/>")}, member{"large.bin", large}, member{"empty", nil})
	a, err := opc.OpenPacked(doc, kind, limits)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := a.Get("/a.xml"); ok || a.Size("/a.xml") != 4 || a.Size("none") != 0 {
		t.Errorf("unpacked %v, %d bytes", ok, a.Size("/a.xml"))
	}
	if _, ok, err := a.Load("/a.xml"); !ok || err != nil {
		t.Errorf("%v %v", ok, err)
	}
	if got, ok := a.Get("a.xml"); !ok || string(got) != "<a/>" {
		t.Errorf("%q %v", got, ok)
	}
	r, ok := a.Stream("large.bin")
	if got, err := io.ReadAll(r); !ok || err != nil || !bytes.Equal(got, large) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	if got, ok, err := a.Load("large.bin"); !ok || err != nil || !bytes.Equal(got, large) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	if _, ok, err := a.Load("none"); ok || err != nil {
		t.Errorf("%v %v", ok, err)
	}
	if err := a.Finish(); err != nil {
		t.Error(err)
	}
	var out bytes.Buffer
	zw := zip.NewWriter(&out)
	for i := range a.Entries {
		if err := a.Entries[i].Copy(zw); err != nil {
			t.Fatal(err)
		}
	}
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := opc.Open(out.Bytes(), kind, limits)
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range again.Entries {
		if !bytes.Equal(e.Packed, a.Entries[i].Packed) || e.Name != a.Entries[i].Name {
			t.Errorf("%s is not as it was", e.Name)
		}
	}
}

func TestRefusals(t *testing.T) {
	encrypted := zipped(t, member{"a", []byte("x")})
	encrypted[bytes.Index(encrypted, []byte("PK\x01\x02"))+8] |= 1
	turned := zipped(t, member{"a", []byte("x")}, member{"b", noise(3 << 20)})
	turned[len(turned)/2] ^= 1
	for _, c := range []struct {
		name, want string
		file       []byte
	}{
		{"old", "文件已加密，或是旧版.old格式；请取消密码，或另存为.new后再用", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")},
		{"no zip", "打不开压缩包", []byte("x")},
		{"encrypted", "压缩包已加密", encrypted},
		{"twice", "两个同名文件“a”", zipped(t, member{"a", nil}, member{"a", nil})},
		{"a bomb", "“a”解开后过大或压缩比异常", zipped(t, member{"a", make([]byte, 3<<20)})},
		{"a part too large", "“a”解开后过大", zipped(t, member{"a", noise(5 << 20)})},
		{"all too large", "“b”解开后过大", zipped(t, member{"a", noise(3<<20 + 1)}, member{"b", noise(3 << 20)})},
		{"damaged", "“b”已损坏", turned},
		{"many", "超过上限10", zipped(t, emptyMembers(11)...)},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := opc.Open(c.file, kind, limits)
			if !errors.Is(err, errKind) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v", err)
			}
			a, err := opc.OpenPacked(c.file, kind, limits)
			if err == nil {
				err = a.Finish()
			}
			if !errors.Is(err, errKind) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("left packed: %v", err)
			}
		})
	}
}

func emptyMembers(n int) (out []member) {
	for i := range n {
		out = append(out, member{string(rune('a' + i)), nil})
	}
	return out
}

// What is escaped comes back, and what is no entity stays.
func TestEscapes(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := rapid.String().Draw(rt, "text")
		if got := opc.Unescape(opc.AppendText(nil, s)); got != s {
			rt.Fatalf("%q became %q", s, got)
		}
	})
	for in, want := range map[string]string{"&#x7532;&#20057;": "甲乙", "&quot;&apos;": `"'`, "a & b &x; &#xD800; &#0; &": "a & b &x; &#xD800; &#0; &", "&amp;lt;": "&lt;"} {
		if got := opc.Unescape([]byte(in)); got != want {
			t.Errorf("%q is %q", in, got)
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range [][3]string{{"xl/worksheets/sheet1.xml", "../media/a.png", "xl/media/a.png"}, {"xl/workbook.xml", "/xl/b.xml", "xl/b.xml"}, {"", "xl/workbook.xml", "xl/workbook.xml"}} {
		if got := opc.Resolve(c[0], c[1]); got != c[2] {
			t.Errorf("%v is %q", c, got)
		}
	}
	if got := opc.RelsOf("xl/workbook.xml") + " " + opc.RelsOf(""); got != "xl/_rels/workbook.xml.rels _rels/.rels" {
		t.Error(got)
	}
}
