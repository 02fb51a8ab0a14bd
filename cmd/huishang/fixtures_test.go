package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"html"
	"io"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// The parts of the smallest Word file.
const (
	contentTypes = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	packageRels = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	bodyStart = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	bodyEnd   = `</w:body></w:document>`
)

// word makes a Word file with a paragraph for every line of a text: word template.docx text.txt. With a third argument it is
// damaged: encrypted, bomb, lying, doctype or cut.
func word(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) < 2 {
		ts.Fatalf("usage: word file.docx text.txt [damage]")
	}
	body := bodyStart
	for _, line := range strings.Split(strings.TrimRight(ts.ReadFile(args[1]), "\n"), "\n") {
		body += `<w:p><w:r><w:t xml:space="preserve">` + strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(line) + `</w:t></w:r></w:p>`
	}
	damage := ""
	if len(args) > 2 {
		damage = args[2]
	}
	data, err := wordFile(body+bodyEnd, damage)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o644))
}

func wordFile(body, damage string) ([]byte, error) {
	switch damage {
	case "bomb":
		body = bodyStart + strings.Repeat(" ", 64<<20) + bodyEnd
	case "doctype":
		body = strings.Replace(body, "<w:document", `<!DOCTYPE x [<!ENTITY a "aa">]><w:document`, 1)
	}
	var packed bytes.Buffer
	w := zip.NewWriter(&packed)
	for _, part := range [][2]string{{"[Content_Types].xml", contentTypes}, {"_rels/.rels", packageRels}, {"word/document.xml", body}} {
		if err := addPart(w, part[0], part[1], damage); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	data := packed.Bytes()
	switch damage {
	case "cut":
		data = data[:len(data)/2]
	case "encrypted":
		data = append([]byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}, data...)
	}
	return data, nil
}

// addPart writes one member; one that lies says that it is shorter than it is.
func addPart(w *zip.Writer, name, text, damage string) error {
	if damage != "lying" || name != "word/document.xml" {
		part, err := w.Create(name)
		if err != nil {
			return err
		}
		_, err = io.WriteString(part, text)
		return err
	}
	part, err := w.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Store, CRC32: crc32.ChecksumIEEE([]byte(text)),
		CompressedSize64: uint64(len(text)), UncompressedSize64: uint64(len(text) / 2)})
	if err != nil {
		return err
	}
	_, err = io.WriteString(part, text)
	return err
}

// says holds the text of a Word file, one paragraph a line: says file.docx text.txt.
func says(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 2 {
		ts.Fatalf("usage: says file.docx text.txt")
	}
	archive, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer archive.Close()
	part, err := archive.Open("word/document.xml")
	ts.Check(err)
	body, err := io.ReadAll(part)
	ts.Check(err)
	got := strings.ReplaceAll(string(body), "</w:p>", "\n")
	for open := strings.IndexByte(got, '<'); open >= 0; open = strings.IndexByte(got, '<') {
		end := strings.IndexByte(got[open:], '>')
		got = got[:open] + got[open+end+1:]
	}
	got = html.UnescapeString(got)
	if want := ts.ReadFile(args[1]); got != want {
		ts.Fatalf("%s says\n%s\nwant\n%s", args[0], got, want)
	}
}

// cutFile keeps the first bytes of a file: cut 100 dossier.json.
func cutFile(ts *testscript.TestScript, negated bool, args []string) {
	var n int
	if _, err := fmt.Sscan(args[0], &n); err != nil || negated || len(args) != 2 {
		ts.Fatalf("usage: cut bytes file")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(ts.ReadFile(args[1])[:n]), 0o644))
}

// edit copies a file with one text in it changed: edit dossier.json copy.json old new.
func edit(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 4 {
		ts.Fatalf("usage: edit file copy old new")
	}
	text := ts.ReadFile(args[0])
	if !strings.Contains(text, args[2]) {
		ts.Fatalf("%s does not say %s", args[0], args[2])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(strings.Replace(text, args[2], args[3], 1)), 0o644))
}
