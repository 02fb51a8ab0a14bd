package docx

import (
	"bytes"
	"slices"
	"strings"
)

// markContents marks a table of contents as out of date, so that Word makes it
// anew from what was filled in.
func (c *partCompiler) markContents() bool {
	found := false
	for _, g := range c.groups {
		if len(g.texts) == 0 || g.texts[0].ctx != inField || !strings.HasPrefix(strings.TrimSpace(g.logical), "TOC") {
			continue
		}
		begin := c.beginOf(g.texts[0].from)
		if begin < 0 {
			continue
		}
		found = true
		if _, ok := c.t.attr(begin, "w:dirty"); !ok {
			nd := &c.t.nodes[begin]
			at := nd.openEnd - 1
			if nd.empty() {
				at--
			}
			c.insert(at, " "+c.t.w+`dirty="true"`)
		}
	}
	return found
}

// beginOf is the w:fldChar that begins the field whose code stands at an offset.
func (c *partCompiler) beginOf(at int) int32 {
	best := int32(-1)
	for _, n := range c.fieldChars {
		a, _ := c.t.attr(n, "fldCharType")
		if c.t.nodes[n].start < at && string(a.value) == "begin" {
			best = n
		}
	}
	return best
}

// afterUpdateFields are the settings that come after w:updateFields
// (ECMA-376 part 1, 17.15.1.78).
var afterUpdateFields = []string{"hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema",
	"themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions",
	"readModeInkLockDown", "smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
	"docId", "conflictMode", "discardImageEditingData", "defaultImageDpi", "chartTrackingRefBased"}

// withUpdateFields asks Word to bring the fields up to date when it opens.
func withUpdateFields(settings []byte) []byte {
	t, err := parseXML(settings)
	if err != nil || bytes.Contains(settings, []byte("updateFields")) || t.nodes[0].empty() {
		return settings
	}
	at := t.nodes[0].closeStart
	for k := range t.children(0) {
		if slices.Contains(afterUpdateFields, localName(t.nodes[k].name)) {
			at = t.nodes[k].start
			break
		}
	}
	element := "<" + t.w + "updateFields " + t.w + `val="true"/>`
	return bytes.Join([][]byte{settings[:at], []byte(element), settings[at:]}, nil)
}
