package twin

import (
	"bytes"
	_ "embed"
	"encoding/xml"
	"fmt"
)

//go:embed parts/styles.xml
var stylesPart []byte

// A stylesheet maps the names staff see in Word to the ids inside the file, and back.
type stylesheet struct {
	id   map[string]string // by kind and name
	name map[string]string // by id
}

type stylesXML struct {
	Styles []struct {
		Kind string `xml:"type,attr"`
		ID   string `xml:"styleId,attr"`
		Name struct {
			Val string `xml:"val,attr"`
		} `xml:"name"`
	} `xml:"style"`
}

func readStylesheet(part []byte) (stylesheet, error) {
	var doc stylesXML
	if err := xml.NewDecoder(bytes.NewReader(part)).Decode(&doc); err != nil {
		return stylesheet{}, fmt.Errorf("read styles: %w", err)
	}
	s := stylesheet{id: map[string]string{}, name: map[string]string{}}
	for _, st := range doc.Styles {
		s.id[st.Kind+" "+st.Name.Val] = st.ID
		s.name[st.ID] = st.Name.Val
	}
	return s, nil
}

func (s stylesheet) lookup(kind, name string) (string, error) {
	if id, ok := s.id[kind+" "+name]; ok {
		return id, nil
	}
	return "", fmt.Errorf("样式“%s”不在样式表中", name)
}
