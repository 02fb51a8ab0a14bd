package twin

import (
	"fmt"
	"strings"
)

func (g Edge) element() string {
	if g.Kind == "页眉" {
		return "header"
	}
	return "footer"
}

func (g Edge) file(i int) string { return fmt.Sprintf("%s%d.xml", g.element(), i+1) }

func (g Edge) pages() string {
	return map[string]string{"首页": "first", "单页": "default", "双页": "even"}[g.Pages]
}

func (g Edge) xml(e *emitter) []byte {
	root := map[string]string{"页眉": "w:hdr", "页脚": "w:ftr"}[g.Kind]
	e.Reset()
	e.WriteString(declaration + "<" + root + " " + namespaces + ">\n")
	for _, p := range g.Paragraphs {
		e.paragraph(p)
	}
	e.WriteString("</" + root + ">")
	return []byte(e.String())
}

// section writes paper, margins and grid of GB/T 9704-2012: A4, 37 mm above, 35 mm below, 28 mm left, 26 mm right,
// lines of 28.95 points. A letter has its mark 30 mm below the edge of the paper, in the header of its first page.
func (e *emitter) section(d *Document) {
	e.WriteString("<w:sectPr>")
	letter := false
	for i, g := range d.Edges {
		fmt.Fprintf(e, `<w:%sReference w:type=%q r:id="rIdEdge%d"/>`, g.element(), g.pages(), i+1)
		letter = letter || g.Pages == "首页"
	}
	header := 1134
	if letter {
		header = 1701
	}
	fmt.Fprintf(e, `<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="%d" w:footer="1447" w:gutter="0"/>`, header)
	if letter {
		e.WriteString("<w:titlePg/>")
	}
	e.WriteString(`<w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>`)
}

func (d *Document) contentTypes(fixed []byte) []byte {
	var b strings.Builder
	for i, g := range d.Edges {
		fmt.Fprintf(&b, `  <Override PartName="/word/%s" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml"/>`+"\n", g.file(i), g.element())
	}
	return []byte(strings.Replace(string(fixed), "</Types>", b.String()+"</Types>", 1))
}

func (d *Document) relationships() []byte {
	var b strings.Builder
	b.WriteString(declaration + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + "\n")
	for _, name := range []string{"styles", "settings", "fontTable"} {
		fmt.Fprintf(&b, `  <Relationship Id="rId_%s" Type="%s%s" Target="%s.xml"/>`+"\n", name, relation, name, name)
	}
	for i, g := range d.Edges {
		fmt.Fprintf(&b, `  <Relationship Id="rIdEdge%d" Type="%s%s" Target="%s"/>`+"\n", i+1, relation, g.element(), g.file(i))
	}
	b.WriteString("</Relationships>")
	return []byte(b.String())
}
