package xlsx

import (
	"bytes"
	"fmt"
	"strings"

	"huishang/generator/opc"
)

// A relation is one line of a part's relationships.
type relation struct {
	id, kind, target string // kind is the last word of the type
	uri              string // the whole type
	external         bool
}

const relationBase = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

// relations reads the relationships of a part; there may be none.
func (a *archive) relations(part string) ([]relation, error) {
	data, ok, err := a.Load(opc.RelsOf(part))
	if err != nil || !ok {
		return nil, err
	}
	n, err := root(data)
	if err != nil {
		return nil, fmt.Errorf("%w：%s：%w", ErrNotExcel, opc.RelsOf(part), err)
	}
	var out []relation
	for r := range n.children() {
		kind := r.attr("Type")
		out = append(out, relation{id: r.attr("Id"), kind: kind[strings.LastIndexByte(kind, '/')+1:], uri: kind, target: r.attr("Target"), external: r.attr("TargetMode") == "External"})
	}
	return out, nil
}

func byKind(list []relation, kind string) (relation, bool) {
	for _, r := range list {
		if r.kind == kind && !r.external {
			return r, true
		}
	}
	return relation{}, false
}

func byID(list []relation, id string) (relation, bool) {
	for _, r := range list {
		if r.id == id {
			return r, true
		}
	}
	return relation{}, false
}

// refused are the kinds of content a template may not carry.
var refused = []struct{ mark, what string }{
	{"macroenabled", "文件带有宏（.xlsm）；请另存为.xlsx后再用"},
	{"vbaproject", "文件带有宏；请另存为.xlsx后再用"},
	{"ms-excel.sheet.binary", "文件是二进制工作簿（.xlsb）；请另存为.xlsx后再用"},
	{"macrosheet", "文件带有Excel 4.0宏表；请删去宏表，另存为.xlsx后再用"},
	{"activex", "文件带有ActiveX控件；请删去控件后再用"},
}

// findWorkbook gives the name of the workbook part.
func (a *archive) findWorkbook() (string, error) {
	types, ok, err := a.Load("[Content_Types].xml")
	if err != nil {
		return "", err
	}
	if !ok {
		return "", fmt.Errorf("%w：缺少[Content_Types].xml", ErrNotExcel)
	}
	n, err := root(types)
	if err != nil {
		return "", fmt.Errorf("%w：[Content_Types].xml：%w", ErrNotExcel, err)
	}
	if what := a.refusal(n); what != "" {
		return "", fmt.Errorf("%w：%s", ErrNotExcel, what)
	}
	rels, err := a.relations("")
	if err != nil {
		return "", err
	}
	r, ok := byKind(rels, "officeDocument")
	name := opc.Resolve("", r.target)
	_, has, err := a.Load(name)
	if err != nil {
		return "", err
	}
	if !ok || !has {
		return "", fmt.Errorf("%w：找不到工作簿", ErrNotExcel)
	}
	if !bytes.Contains(types, []byte("spreadsheetml")) {
		return "", fmt.Errorf("%w：这是别的Office文件，不是工作簿", ErrNotExcel)
	}
	return name, nil
}

// refusal looks at the parts that are there, by their names and types. A type
// that is only a default for an extension says nothing.
func (a *archive) refusal(types node) string {
	var said []string
	for _, e := range a.Entries {
		said = append(said, strings.ToLower(e.Name))
	}
	for k := range types.children() {
		if k.is("Override") {
			said = append(said, strings.ToLower(k.attr("ContentType")))
		}
	}
	for _, r := range refused {
		for _, s := range said {
			if strings.Contains(s, r.mark) {
				return r.what
			}
		}
	}
	return ""
}
