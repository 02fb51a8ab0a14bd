package xlsx

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"huishang/generator/tags"
)

const openKind = tags.Open

// An occurrence is a tag where it stands.
type occurrence struct {
	tag      *tags.Tag
	written  string // with its delimiters
	sheet    string
	row, col int
	part     string // of a tag outside of cells
	around   string
	partner  *occurrence // of a block's tags
	inline   bool        // both tags of the block stand in this text
	fixed    bool        // the last filter is 小数, with so many places
	places   int
}

// readFilters notes whether the tag rounds, so that its cell stays a number.
func (o *occurrence) readFilters() {
	list := o.tag.Filters()
	if len(list) == 0 {
		return
	}
	name, n, _ := strings.Cut(list[len(list)-1], ":")
	if o.fixed = name == "小数"; o.fixed {
		if o.places = 2; n != "" {
			o.places, _ = strconv.Atoi(n)
		}
	}
}

func (o *occurrence) place() tags.Place {
	p := tags.Place{Part: o.part, Sheet: o.sheet}
	if o.row > 0 {
		p.Ref = cellName(o.row, o.col)
	}
	return p
}

func (o *occurrence) opens() bool { return o.tag.Kind == tags.Open || o.tag.Kind == tags.Inverted }

// fault tells what is wrong with a tag of the template.
func (o *occurrence) fault(message string) tags.Fault {
	return tags.Fault{Place: o.place(), Tag: o.written, Around: o.around, Message: message}
}

// pair finds the partner of every block tag, in reading order.
func pair(list []*occurrence, delims tags.Delims, depth int) (faults tags.Faults) {
	var stack []*occurrence
	for _, o := range list {
		switch {
		case o.opens():
			if stack = append(stack, o); len(stack) > depth {
				return append(faults, o.fault("循环套得太深"))
			}
		case o.tag.Kind == tags.Close:
			var fs tags.Faults
			stack, fs = closeBlock(stack, o, delims)
			faults = append(faults, fs...)
		}
	}
	for _, o := range stack {
		faults = append(faults, o.fault("循环“"+o.written+"”没有结束，请在该重复的内容之后补上“"+endOf(o, delims)+"”"))
	}
	return faults
}

func endOf(o *occurrence, delims tags.Delims) string {
	if o.tag.Column {
		return delims.Open + "/列:" + o.tag.Name + delims.Close
	}
	return delims.Open + "/" + o.tag.Name + delims.Close
}

func closeBlock(stack []*occurrence, o *occurrence, delims tags.Delims) ([]*occurrence, tags.Faults) {
	if len(stack) == 0 {
		return nil, tags.Faults{o.fault("“" + o.written + "”没有对应的开始标签，请删去，或在前面补上“" + delims.Open + "#" + o.tag.Name + delims.Close + "”")}
	}
	top := stack[len(stack)-1]
	if o.tag.Closes(top.tag) {
		top.partner, o.partner = o, top
		return stack[:len(stack)-1], nil
	}
	for i := len(stack) - 2; i >= 0; i-- {
		if !o.tag.Closes(stack[i].tag) {
			continue
		}
		s := stack[i]
		s.partner, o.partner = o, s
		fault := s.fault("循环“" + s.written + "”与“" + top.written + "”交叉：请先用“" + endOf(top, delims) + "”结束里面的，再结束外面的")
		return slices.Delete(stack, i, i+1), tags.Faults{fault}
	}
	return stack[:len(stack)-1], tags.Faults{o.fault("循环“" + top.written + "”被“" + o.written + "”结束，名称不一致；应写“" + endOf(top, delims) + "”")}
}

// around is up to ten characters on each side of a tag.
func around(s string, from, to int) string {
	left, right := from, to
	for range 10 {
		_, n := utf8.DecodeLastRuneInString(s[:left])
		left -= n
		_, n = utf8.DecodeRuneInString(s[right:])
		right += n
	}
	return strings.ReplaceAll(s[left:right], "\n", " ")
}
