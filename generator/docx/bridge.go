package docx

import (
	"bytes"
	"slices"
)

// chain lists the elements from below top down to n.
func (c *partCompiler) chain(n, top int32) []int32 {
	var out []int32
	for ; n >= 0 && n != top; n = c.t.nodes[n].parent {
		out = append(out, n)
	}
	slices.Reverse(out)
	return out
}

// bridgeable reports whether every element of the chain may be closed and
// opened again. A content control may not: it would exist twice.
func bridgeable(t *tree, chain []int32) bool {
	for _, n := range chain {
		switch t.nodes[n].name {
		case "w:p", "w:r", "w:t", "w:hyperlink", "w:smartTag", "w:ins", "w:customXml", "a:r", "a:t", "m:r", "m:t", "w:instrText",
			"m:oMath", "m:oMathPara", "m:e", "m:sup", "m:sub", "m:num", "m:den":
		default:
			return false
		}
	}
	return true
}

func (c *partCompiler) closers(chain []int32) []byte {
	var b []byte
	for _, n := range slices.Backward(chain) {
		b = append(b, "</"...)
		b = append(b, c.rawName(n)...)
		b = append(b, '>')
	}
	return b
}

// openers opens the chain again, with the properties of each element and
// without its identifiers.
func (c *partCompiler) openers(chain []int32) []byte {
	var b []byte
	for _, n := range chain {
		nd := &c.t.nodes[n]
		if nd.name == "w:t" {
			b = append(b, '<')
			b = append(b, c.rawName(n)...)
			b = append(b, ` xml:space="preserve">`...)
			continue
		}
		b = append(b, c.openTagWithoutIDs(n)...)
		b = append(b, c.propertiesOf(n)...)
	}
	return b
}

// propertiesOf gives the raw bytes of w:rPr, w:pPr … of an element, or nothing.
func (c *partCompiler) propertiesOf(n int32) []byte {
	for k := range c.t.children(n) {
		switch c.t.nodes[k].name {
		case "w:rPr", "w:pPr", "a:rPr", "m:rPr":
			return c.t.raw(c.t.nodes[k].start, c.t.nodes[k].end)
		}
	}
	return nil
}

func (c *partCompiler) rawName(n int32) []byte {
	s := c.t.src[c.t.nodes[n].start+1:]
	return s[:bytes.IndexAny(s, " \t\r\n/>")]
}

func (c *partCompiler) openTagWithoutIDs(n int32) []byte {
	nd := &c.t.nodes[n]
	b := bytes.Clone(c.t.raw(nd.start, nd.openEnd))
	list := c.t.attrs(n)
	for _, a := range slices.Backward(list) {
		if isParagraphID(a.name) {
			b = slices.Delete(b, a.start-nd.start, a.end-nd.start)
		}
	}
	return b
}

func isParagraphID(name string) bool { return name == "w14:paraId" || name == "w14:textId" }
