package twin

import (
	"bytes"
	_ "embed"
	"encoding/xml"
	"fmt"
	"strings"
)

//go:embed parts/styles.xml
var stylesPart []byte

// A stylesheet maps the names staff see in Word to the ids inside the file, and back.
type stylesheet struct {
	id    map[string]string // by kind and name
	name  map[string]string // by id
	frame map[string]string // by id: the frame of the style, written again in each paragraph because not every program inherits it
}

type stylesXML struct {
	Styles []struct {
		Kind string `xml:"type,attr"`
		ID   string `xml:"styleId,attr"`
		Name struct {
			Val string `xml:"val,attr"`
		} `xml:"name"`
		Frame *struct {
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"pPr>framePr"`
	} `xml:"style"`
}

func readStylesheet(part []byte) (stylesheet, error) {
	var doc stylesXML
	if err := xml.NewDecoder(bytes.NewReader(part)).Decode(&doc); err != nil {
		return stylesheet{}, fmt.Errorf("read styles: %w", err)
	}
	s := stylesheet{id: map[string]string{}, name: map[string]string{}, frame: map[string]string{}}
	for _, st := range doc.Styles {
		s.id[st.Kind+" "+st.Name.Val] = st.ID
		s.name[st.ID] = st.Name.Val
		if st.Frame != nil {
			s.frame[st.ID] = framePr(st.Frame.Attrs)
		}
	}
	return s, nil
}

func (s stylesheet) lookup(kind, name string) (string, error) {
	if id, ok := s.id[kind+" "+name]; ok {
		return id, nil
	}
	return "", fmt.Errorf("样式“%s”不在样式表中", name)
}

func framePr(attrs []xml.Attr) string {
	var b strings.Builder
	b.WriteString("<w:framePr")
	for _, a := range attrs {
		fmt.Fprintf(&b, " w:%s=%q", a.Name.Local, a.Value)
	}
	b.WriteString("/>")
	return b.String()
}
