package twin

import (
	"archive/zip"
	"bytes"
	"embed"
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

//go:embed parts/settings.xml parts/fontTable.xml parts/contentTypes.xml parts/rels.xml parts/app.xml
var fixedParts embed.FS

const (
	declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	namespaces  = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relation    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// Build makes the .docx of a text. The same text always gives the same bytes.
func Build(text string) ([]byte, error) {
	doc, err := Parse(text)
	if err != nil {
		return nil, err
	}
	styles, err := readStylesheet(stylesPart)
	if err != nil {
		return nil, err
	}
	e := &emitter{styles: styles}
	parts, err := doc.parts(e)
	if err != nil {
		return nil, err
	}
	if len(e.errs) > 0 {
		return nil, fmt.Errorf("模板文本有误：\n%s", strings.Join(e.errs, "\n"))
	}
	return pack(parts)
}

type part struct {
	name string
	data []byte
}

func (d *Document) parts(e *emitter) ([]part, error) {
	var parts []part
	for _, f := range []struct{ name, file string }{
		{"[Content_Types].xml", "contentTypes.xml"}, {"_rels/.rels", "rels.xml"}, {"docProps/app.xml", "app.xml"},
		{"word/settings.xml", "settings.xml"}, {"word/fontTable.xml", "fontTable.xml"},
	} {
		data, err := fixedParts.ReadFile("parts/" + f.file)
		if err != nil {
			return nil, fmt.Errorf("read part %s: %w", f.file, err)
		}
		parts = append(parts, part{f.name, data})
	}
	parts[0].data = d.contentTypes(parts[0].data)
	parts = append(parts, part{"word/styles.xml", stylesPart}, part{"docProps/core.xml", d.core()},
		part{"word/_rels/document.xml.rels", d.relationships()})
	for i, edge := range d.Edges {
		parts = append(parts, part{"word/" + edge.file(i), edge.xml(e)})
	}
	return append(parts, part{"word/document.xml", d.xml(e)}), nil
}

// core gives the file its title; author and dates are left to the office that sends it.
func (d *Document) core() []byte {
	var title bytes.Buffer
	_ = xml.EscapeText(&title, []byte(d.Title)) // a bytes.Buffer never fails
	return []byte(declaration + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` +
		title.String() + `</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>`)
}

func (d *Document) xml(e *emitter) []byte {
	e.Reset()
	e.WriteString(declaration + "<w:document " + namespaces + "><w:body>\n")
	e.blocks(d.Body)
	e.section(d)
	e.WriteString("</w:body></w:document>")
	return []byte(e.String())
}

func pack(parts []part) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		h := &zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)}
		w, err := z.CreateHeader(h)
		if err != nil {
			return nil, fmt.Errorf("pack %s: %w", p.name, err)
		}
		if _, err := w.Write(p.data); err != nil {
			return nil, fmt.Errorf("pack %s: %w", p.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	return b.Bytes(), nil
}
