package xlsx

import (
	"fmt"
	"strconv"
	"strings"

	"huishang/generator/opc"
)

// A tab is one line of the list of sheets.
type tab struct{ name, id, state string }

// readWorkbook reads the workbook part: the tabs, the names, the system of dates.
func (r *bookReader) readWorkbook() ([]tab, error) {
	src, _, err := r.archive.Load(r.part)
	if err != nil {
		return nil, err
	}
	p := pullBytes(src)
	var tabs []tab
	name := Name{local: -1}
	visit := func() error {
		switch {
		case p.is("sheet"):
			tabs = append(tabs, tab{p.value("name"), relationID(p.attrs), p.value("state")})
		case p.is("workbookPr"):
			r.wb.Date1904 = flag(p.value("date1904"))
		case p.is("definedName"):
			name = Name{Name: p.value("name"), Hidden: flag(p.value("hidden")), local: -1}
			if v := p.value("localSheetId"); v != "" {
				name.local, _ = strconv.Atoi(v)
			}
		}
		return nil
	}
	leave := func() error {
		if p.is("definedName") {
			name.Formula = opc.Unescape(p.text)
			r.wb.Names = append(r.wb.Names, name)
		}
		return nil
	}
	if err := p.walk(visit, leave); err != nil {
		return nil, inPart(r.part, err)
	}
	if len(tabs) == 0 {
		return nil, fmt.Errorf("%w：里面没有工作表", ErrNotExcel)
	}
	return tabs, nil
}

// readTab reads one sheet.
func (r *bookReader) readTab(t tab, index int) error {
	s := &Sheet{Name: t.name, Index: index, book: r.wb}
	switch t.state {
	case "hidden":
		s.State = Hidden
	case "veryHidden":
		s.State = VeryHidden
	}
	if r.wb.byName[foldSheet(t.name)] != nil {
		return fmt.Errorf("%w：有两个工作表都叫“%s”", ErrNotExcel, t.name)
	}
	r.wb.byName[foldSheet(t.name)] = s
	r.wb.Sheets = append(r.wb.Sheets, s)
	rel, ok := byID(r.rels, t.id)
	part := opc.Resolve(r.part, rel.target)
	p, there, err := r.stream(part)
	if err != nil {
		return err
	}
	if !ok || !there {
		return fmt.Errorf("%w：找不到工作表“%s”", ErrNotExcel, t.name)
	}
	if rel.kind != "worksheet" {
		return nil
	}
	s.Cells = true
	return p.streamed(part, (&sheetReader{r: r, s: s, p: p, shared: map[string]sharedText{}}).read())
}

// readProperties reads the custom properties; there may be none.
func (r *bookReader) readProperties() error {
	rels, err := r.archive.relations("")
	if err != nil {
		return err
	}
	rel, ok := byKind(rels, "custom-properties")
	if !ok {
		return nil
	}
	part := opc.Resolve("", rel.target)
	src, there, err := r.archive.Load(part)
	if err != nil || !there {
		return err
	}
	p := pullBytes(src)
	name := ""
	visit := func() error {
		if p.is("property") {
			name = p.value("name")
		}
		return nil
	}
	leave := func() error {
		if name != "" && p.depth() == 2 {
			r.wb.Properties[name] = opc.Unescape(p.text)
		}
		return nil
	}
	return inPart(part, p.walk(visit, leave))
}

// foldSheet makes names of sheets comparable, as Excel compares them.
func foldSheet(name string) string { return strings.ToLower(name) }
