package docx

import (
	"path"
	"slices"
	"strings"
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
	var follow func(rels, base string)
	follow = func(rels, base string) {
		data, ok := a.get(rels)
		if !ok {
			return
		}
		for _, r := range readRels(data) {
			kind := r.kind[strings.LastIndexByte(r.kind, '/')+1:]
			role, known := textKinds[kind]
			if !known || r.mode == "External" {
				continue
			}
			name := resolve(base, r.target)
			if _, done := roles[name]; done {
				continue
			}
			if _, ok := a.get(name); !ok {
				continue
			}
			roles[name] = role
			if kind == "officeDocument" && main == "" {
				main = name
			}
			own := relsOf(name)
			follow(own, path.Dir(name))
			if _, ok := a.get(own); ok && role == roleText {
				roles[own] = roleRels
			}
		}
	}
	follow("_rels/.rels", "")
	return roles, main
}

// resolve makes a relationship's target a name of the package.
func resolve(base, target string) string {
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(path.Clean(target), "/")
	}
	return strings.TrimPrefix(path.Join(base, target), "/")
}

// relsOf is the relationship part of a part.
func relsOf(name string) string {
	dir, file := path.Split(name)
	return dir + "_rels/" + file + ".rels"
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
			v := decodeText(a.value)
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
