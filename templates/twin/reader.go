package twin

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
)

// A reader walks one part. Elements it does not know are transparent: their content counts as if they were not there.
type reader struct {
	*xml.Decoder
	styles stylesheet
	edges  []edgeRef
	field  string // instruction of the open complex field
	hidden bool   // between a field's separator and its end
}

type edgeRef struct {
	edge Edge
	id   string
}

func newReader(part []byte, styles stylesheet) *reader {
	return &reader{Decoder: xml.NewDecoder(bytes.NewReader(part)), styles: styles}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (r *reader) styleName(id, fallback string) string {
	if name, ok := r.styles.name[id]; ok {
		return name
	}
	return fallback
}

func (r *reader) blocks(out *[]Block) error {
	for {
		t, err := r.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "p":
			p, err := r.paragraph()
			if err != nil {
				return err
			}
			*out = append(*out, p)
		case "tbl":
			t, err := r.table()
			if err != nil {
				return err
			}
			*out = append(*out, t)
		case "headerReference", "footerReference":
			r.edges = append(r.edges, readEdge(e))
		}
	}
}

func readEdge(e xml.StartElement) edgeRef {
	kind := map[string]string{"headerReference": "页眉", "footerReference": "页脚"}[e.Name.Local]
	pages := map[string]string{"first": "首页", "default": "单页", "even": "双页"}[attr(e, "type")]
	return edgeRef{Edge{Kind: kind, Pages: pages}, attr(e, "id")}
}

// paragraph reads to the end of the paragraph whose start was just taken.
func (r *reader) paragraph() (Paragraph, error) {
	p := Paragraph{Style: "Normal"}
	style := ""
	for {
		t, err := r.Token()
		if err != nil {
			return p, err
		}
		switch e := t.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "pStyle":
				p.Style = r.styleName(attr(e, "val"), attr(e, "val"))
			case "r":
				style = "" // what was read before belongs to the paragraph's mark
			case "rStyle":
				style = r.styleName(attr(e, "val"), "")
			case "sectPr", "pPrChange", "rPrChange", "del":
				if err := r.Skip(); err != nil {
					return p, err
				}
			default:
				if err := r.piece(e, &p, style); err != nil {
					return p, err
				}
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "r":
				style = ""
			case "p":
				return p, nil
			}
		}
	}
}

func (p *Paragraph) add(style, text string) {
	if text == "" {
		return
	}
	if n := len(p.Runs); n > 0 && p.Runs[n-1].Style == style {
		p.Runs[n-1].Text += text
	} else {
		p.Runs = append(p.Runs, Run{Style: style, Text: text})
	}
}
