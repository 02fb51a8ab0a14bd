package xlsx

import (
	"strings"

	"huishang/generator/tags"
)

// formulaTags are the texts of a formula that hold tags, by piece. Only string
// literals can hold tags, so that a value never becomes a part of the formula.
type formulaTags struct{ texts map[int]*text }

func (c *compiler) formulaTags(f *formula, at occurrence) {
	for i, p := range f.pieces {
		if !p.str || !strings.Contains(p.text, c.o.delims.Open) && !strings.Contains(p.text, "｛") {
			continue
		}
		inner := strings.ReplaceAll(strings.TrimSuffix(strings.TrimPrefix(p.text, `"`), `"`), `""`, `"`)
		before := len(c.texts.all)
		t := c.texts.read([]run{{text: inner}}, at)
		if t == nil {
			continue
		}
		for _, o := range c.texts.all[before:] {
			if o.tag.Kind != tags.Value {
				c.texts.faults = append(c.texts.faults, o.fault("“"+o.written+"”写在公式里；公式的文字里只能写值，如"+c.delims().Open+"名称"+c.delims().Close))
			}
		}
		if f.tagged == nil {
			f.tagged = &formulaTags{texts: map[int]*text{}}
		}
		f.tagged.texts[i] = t
	}
}

func (c *compiler) delims() tags.Delims { return c.o.delims }
