package twin

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// Write gives the text of a .docx, also of one that Word or WPS has saved again.
func Write(docx []byte) (string, error) {
	d, err := Read(docx)
	if err != nil {
		return "", err
	}
	return d.String(), nil
}

// Read takes a .docx apart. Its texts and style names are kept, its direct formatting is not.
func Read(docx []byte) (*Document, error) {
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		return nil, fmt.Errorf("open docx: %w", err)
	}
	f := files{z}
	part, err := f.bytes("word/styles.xml")
	if err != nil {
		return nil, err
	}
	styles, err := readStylesheet(part)
	if err != nil {
		return nil, err
	}
	d := &Document{}
	if d.Title, err = f.title(); err != nil {
		return nil, err
	}
	body, err := f.bytes("word/document.xml")
	if err != nil {
		return nil, err
	}
	r := newReader(body, styles)
	if err := r.blocks(&d.Body); err != nil {
		return nil, fmt.Errorf("read word/document.xml: %w", err)
	}
	return d, f.edges(d, r.edges, styles)
}

type files struct{ *zip.Reader }

func (f files) bytes(name string) ([]byte, error) {
	r, err := f.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open part: %w", err)
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("read part %s: %w", name, err)
	}
	return data, nil
}

func (f files) title() (string, error) {
	data, err := f.bytes("docProps/core.xml")
	if err != nil {
		return "", err
	}
	var core struct {
		Title string `xml:"title"`
	}
	if err := xml.Unmarshal(data, &core); err != nil {
		return "", fmt.Errorf("read docProps/core.xml: %w", err)
	}
	return core.Title, nil
}

// edges reads the headers and footers the section names, in its order.
func (f files) edges(d *Document, refs []edgeRef, styles stylesheet) error {
	data, err := f.bytes("word/_rels/document.xml.rels")
	if err != nil {
		return err
	}
	var rels struct {
		List []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := xml.Unmarshal(data, &rels); err != nil {
		return fmt.Errorf("read relationships: %w", err)
	}
	target := map[string]string{}
	for _, r := range rels.List {
		target[r.ID] = path.Join("word", strings.TrimPrefix(r.Target, "/word/"))
	}
	for _, ref := range refs {
		part, err := f.bytes(target[ref.id])
		if err != nil {
			return err
		}
		var blocks []Block
		if err := newReader(part, styles).blocks(&blocks); err != nil {
			return fmt.Errorf("read %s: %w", target[ref.id], err)
		}
		for _, b := range blocks {
			if p, ok := b.(Paragraph); ok {
				ref.edge.Paragraphs = append(ref.edge.Paragraphs, p)
			}
		}
		d.Edges = append(d.Edges, ref.edge)
	}
	d.sortEdges()
	return nil
}

func (d *Document) sortEdges() {
	slices.SortStableFunc(d.Edges, func(a, b Edge) int { return strings.Compare(a.rank(), b.rank()) })
}

// rank orders headers before footers and first, odd, even pages: programs write them in orders of their own.
func (g Edge) rank() string {
	return map[string]string{"页眉": "a", "页脚": "b"}[g.Kind] + map[string]string{"首页": "c", "单页": "d", "双页": "e"}[g.Pages]
}
