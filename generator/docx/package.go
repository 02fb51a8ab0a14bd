package docx

import (
	"slices"
	"strings"

	"huishang/generator/opc"
)

// relationship is one line of a .rels part.
type relationship struct{ id, kind, target, mode string }

// A role says how a part is filled.
type role uint8

const (
	roleText       role = iota // paragraphs and runs
	roleProperties             // docProps
	roleRels                   // relationship targets
)

// textKinds are the last words of the relationship types whose parts hold text.
var textKinds = map[string]role{
	"officeDocument": roleText, "header": roleText, "footer": roleText, "footnotes": roleText, "endnotes": roleText, "comments": roleText,
	"chart": roleText, "diagramData": roleText, "diagramDrawing": roleText,
	"core-properties": roleProperties, "extended-properties": roleProperties, "custom-properties": roleProperties,
}

// templated finds the parts that are filled, by following the relationships
// from the package down, never by name: Office writes word/document2.xml too.
func (a *archive) templated() (roles map[string]role, main string) {
	roles = map[string]role{}
	var follow func(part string)
	follow = func(part string) {
		data, ok := a.Get(opc.RelsOf(part))
		if !ok {
			return
		}
		for _, r := range readRels(data) {
			kind := r.kind[strings.LastIndexByte(r.kind, '/')+1:]
			role, known := textKinds[kind]
			if !known || r.mode == "External" {
				continue
			}
			name := opc.Resolve(part, r.target)
			if _, done := roles[name]; done {
				continue
			}
			if _, ok := a.Get(name); !ok {
				continue
			}
			roles[name] = role
			if kind == "officeDocument" && main == "" {
				main = name
			}
			own := opc.RelsOf(name)
			follow(name)
			if _, ok := a.Get(own); ok && role == roleText {
				roles[own] = roleRels
			}
		}
	}
	follow("")
	return roles, main
}

func readRels(data []byte) []relationship {
	t, err := parseXML(data)
	if err != nil {
		return nil
	}
	var out []relationship
	for i := range t.nodes {
		if n := t.nodes[i].name; n != "Relationship" && !strings.HasSuffix(n, ":Relationship") {
			continue
		}
		var r relationship
		for _, a := range t.attrs(int32(i)) {
			v := opc.Unescape(a.value)
			switch a.name {
			case "Id":
				r.id = v
			case "Type":
				r.kind = v
			case "Target":
				r.target = v
			case "TargetMode":
				r.mode = v
			}
		}
		out = append(out, r)
	}
	return out
}

// relOf finds a relationship by its id.
func relOf(list []relationship, id string) (relationship, bool) {
	i := slices.IndexFunc(list, func(r relationship) bool { return r.id == id })
	if i < 0 {
		return relationship{}, false
	}
	return list[i], true
}

// known are the parts of the main document that are not filled but used.
type known struct{ styles, numbering, settings, footnotes, endnotes string }

func (a *archive) knownParts(main string) known {
	c := a.companions(main)
	return known{styles: c.only("styles"), numbering: c.only("numbering"), settings: c.only("settings"),
		footnotes: c.only("footnotes"), endnotes: c.only("endnotes")}
}
