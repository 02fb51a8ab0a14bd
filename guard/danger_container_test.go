package guard

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
)

// raw is a zip of members written as they are told, headers and all.
func raw(t testing.TB, headers ...zip.FileHeader) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, h := range headers {
		to, err := w.CreateHeader(&h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write([]byte("<a/>")); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// patched is a file with other bytes at an offset from the nth signature.
func patched(file, signature []byte, nth, offset int, with ...byte) []byte {
	file = bytes.Clone(file)
	at := -1
	for range nth + 1 {
		at += 1 + bytes.Index(file[at+1:], signature)
	}
	copy(file[at+offset:], with)
	return file
}

func long(n uint32) []byte { return binary.LittleEndian.AppendUint32(nil, n) }

func plantedInContainer(t testing.TB) []planted {
	sound := wordParts("<w:p/>", nil).pack(t)
	named := func(name string) []byte { return wordParts("", parts{name: "<a/>"}).pack(t) }
	plain := wordParts("", parts{"+a.txt": "abcdefgh"}).pack(t)
	bomb := wordParts("", parts{"word/media/a.png": strings.Repeat("\x00", 8<<20)}).pack(t)
	deflate := func(name string) zip.FileHeader { return zip.FileHeader{Name: name, Method: zip.Deflate} }
	var many []zip.FileHeader
	for i := range 5001 {
		many = append(many, zip.FileHeader{Name: "a" + strings.Repeat("b", i%7) + string(rune('0'+i%10))})
	}
	over := bytes.Index(plain, centralMagic)
	second := over + bytes.Index(plain[over+4:], centralMagic) + 4
	first := binary.LittleEndian.Uint32(plain[over+42:])
	return []planted{
		{"cut off", sound[:len(sound)-30], []Danger{Damaged}},
		{"cut in the middle", sound[:len(sound)/2], []Danger{Damaged}},
		{"more at the end", append(bytes.Clone(sound), "MZ"...), []Danger{Damaged}},
		{"more at the front", append([]byte("PK\x03\x04more"), sound...), []Danger{Damaged}},
		{"more before the directory", slicesInsert(sound, bytes.Index(sound, centralMagic), "PK\x03\x04hidden"), []Danger{Damaged}},
		{"wrong count", patched(sound, endMagic, 0, 8, 2, 0, 2, 0), []Danger{Damaged}},
		{"one of several disks", patched(sound, endMagic, 0, 4, 1), []Danger{Damaged}},
		{"wrong checksum", patched(plain, centralMagic, 3, 16, 1, 2, 3, 4), []Danger{Damaged}},
		{"changed byte", bytes.Replace(plain, []byte("abcdefgh"), []byte("abcdefgi"), 1), []Danger{Damaged}},
		{"says it is larger", patched(sound, centralMagic, 2, 24, long(500)...), []Danger{Damaged}},
		{"says it is smaller", patched(sound, centralMagic, 2, 24, long(3)...), []Danger{Damaged}},
		{"says it is huge", patched(sound, centralMagic, 2, 24, long(0xfffffffe)...), []Danger{Damaged}},
		{"zip64 that is not there", patched(sound, centralMagic, 2, 24, long(0xffffffff)...), []Danger{Damaged}},
		{"a place outside", patched(sound, centralMagic, 1, 42, long(0x7fffffff)...), []Danger{Damaged}},
		{"unknown method", patched(sound, centralMagic, 1, 10, 99), []Danger{Damaged}},
		{"method told twice", patched(plain, localMagic, 0, 8, 8), []Danger{Damaged}},
		{"name told twice", bytes.Replace(plain, []byte("a.txt"), []byte("b.txt"), 1), []Danger{Damaged}},
		{"encrypted", patched(sound, centralMagic, 1, 8, 9), []Danger{Damaged}},
		{"one over another", patched(plain, centralMagic, 1, 42, long(first)...), []Danger{Damaged}},
		{"one left out of the directory", leftOut(plain, over, second), []Danger{Damaged}},
		{"a bomb", bomb, []Danger{Bomb}},
		{"too many", raw(t, many...), []Danger{Bomb}},
		{"slash", named("/word/a.xml"), []Danger{EntryName}},
		{"backslash", named(`word\a.xml`), []Danger{EntryName}},
		{"up", named("word/../../a.xml"), []Danger{EntryName}},
		{"up with blanks", named("word/.. /a.xml"), []Danger{EntryName}},
		{"drive", named("C:a.xml"), []Danger{EntryName}},
		{"NUL", named("word/a\x00.xml"), []Danger{EntryName}},
		{"control character", named("word/a\n.xml"), []Danger{EntryName}},
		{"twice by case", named("WORD/Document.xml"), []Danger{EntryName}},
		{"twice", raw(t, deflate("[Content_Types].xml"), deflate("a"), deflate("a")), []Danger{EntryName}},
		{"several names", wordParts("", parts{"../a": "", "/b": ""}).pack(t), []Danger{EntryName, EntryName}},
	}
}

func slicesInsert(file []byte, at int, more string) []byte {
	return append(append(bytes.Clone(file[:at]), more...), file[at:]...)
}

// leftOut takes the first line out of a directory and mends what tells where it lies.
func leftOut(file []byte, first, second int) []byte {
	out := append(bytes.Clone(file[:first]), file[second:]...)
	end := bytes.LastIndex(out, endMagic)
	n := binary.LittleEndian.Uint16(out[end+8:]) - 1
	binary.LittleEndian.PutUint16(out[end+8:], n)
	binary.LittleEndian.PutUint16(out[end+10:], n)
	binary.LittleEndian.PutUint32(out[end+12:], uint32(end-first))
	return out
}
