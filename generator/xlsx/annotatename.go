package xlsx

import (
	"fmt"
	"strconv"
	"strings"

	"huishang/generator/opc"
)

// views keeps the tab that was open, or opens the cover.
func (w *annotator) views(out []byte, k node) []byte {
	at := k.openEnd
	for v := range k.children() {
		attrs := v.attrs()
		for _, name := range []string{"activeTab", "firstSheet"} {
			to, ok := w.moved(v.number(name))
			if !ok || name == "firstSheet" {
				to = 0 // the cover is to be seen
			}
			attrs = setAttr(attrs, name, "")
			if to > 0 {
				attrs = setAttr(attrs, name, strconv.Itoa(to))
			}
		}
		out = append(out, k.src[at:v.start]...)
		out = append(append(append(out, '<'), k.src[v.start+1:v.nameEnd]...), attrs...)
		if v.openEnd == v.end {
			out = append(out, '/')
		}
		out = append(out, '>')
		at = v.openEnd
	}
	return append(out, k.src[at:k.closeStart]...)
}

// definedNames writes the names: those of the old cover and of what was colored
// before are left out, new ones added.
func (w *annotator) definedNames(out []byte, k *node) []byte {
	b := w.tabs
	var list []byte
	for _, d := range b.names {
		to, ok := w.moved(max(d.local, 0))
		if strings.HasPrefix(d.name, markName) || d.local >= 0 && !ok {
			continue
		}
		if d.local < 0 {
			list = append(list, d.node.outer()...)
			continue
		}
		list = append(append(append(list, '<'), d.node.src[d.node.start+1:d.node.nameEnd]...), setAttr(d.node.attrs(), "localSheetId", strconv.Itoa(to))...)
		list = append(append(list, '>'), d.node.src[d.node.openEnd:d.node.end]...)
	}
	for _, m := range w.marks {
		list = append(list, m...)
	}
	if w.cover != "" {
		sheet := opc.AppendText(nil, string(appendSheet(nil, w.a.Cover.Name)))
		list = fmt.Appendf(list, `<%[1]sdefinedName name="%[2]s" localSheetId="0" hidden="1">%[3]s!$A$1</%[1]sdefinedName>`, b.prefix, coverName, sheet)
		list = fmt.Appendf(list, `<%[1]sdefinedName name="_xlnm.Print_Titles" localSheetId="0">%[3]s!$%[4]d:$%[4]d</%[1]sdefinedName>`, b.prefix, coverName, sheet, w.a.Cover.headerRow())
	}
	if len(list) == 0 {
		return out
	}
	if k != nil {
		out = append(append(append(append(out, '<'), k.src[k.start+1:k.nameEnd]...), k.attrs()...), '>')
	} else {
		out = append(out, "<"+b.prefix+"definedNames>"...)
	}
	return append(append(out, list...), "</"+b.prefix+"definedNames>"...)
}
