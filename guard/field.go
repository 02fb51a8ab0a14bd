package guard

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
)

// fields are the complex fields of a part that are open, the outermost first. Their code is put together from all runs it is
// spread over, with what fields within it give.
type fields struct{ open []field }

type field struct {
	code   []byte
	result []byte
	shown  bool   // past the separator: its result follows
	spans  []edit // what goes when the field is taken out; without an end, the element that begins there
	nested bool   // another field stands in its code
	hidden bool   // its name itself is made by another field

	closing func() (edit, bool) // finds the end tag of a field written as one element
}

const (
	mostFields = 64       // within one another; Word takes 20
	mostCode   = 8 << 10  // bytes of a code
	mostMark   = 64 << 10 // bytes of a mark, with what a form field holds in it
	mostSimple = 1 << 20  // bytes of a field written as one element
)

// char reads a mark of a field: where it begins, where its result begins, where it ends.
func (f *fields) char(s *scan, t tag) {
	if !s.spend(fieldEffort) {
		return
	}
	span := edit{start: t.start}
	switch prefixedOf(s.reader.attributes(t), "fldCharType", s.prefix(t)) {
	case "begin":
		if n := len(f.open); n > 0 && !f.open[n-1].shown {
			outer := &f.open[n-1]
			outer.nested = true
			outer.hidden = outer.hidden || fieldName(string(outer.code)) == ""
		}
		if len(f.open) == mostFields {
			s.damaged(s.name, "的域嵌套过深")
			f.open = f.open[:0]
		}
		f.open = append(f.open, field{spans: []edit{span}})
	case "separate":
		if n := len(f.open); n > 0 {
			f.open[n-1].spans = append(f.open[n-1].spans, span)
			f.open[n-1].shown = true
		}
	case "end":
		if n := len(f.open); n > 0 {
			f.open[n-1].spans = append(f.open[n-1].spans, span)
			f.end(s)
		}
	}
}

// end closes the innermost field, judges it and gives what it makes to the field around it.
func (f *fields) end(s *scan) {
	last := len(f.open) - 1
	one := f.open[last]
	f.open = f.open[:last]
	s.judgeField(one)
	if last == 0 {
		return
	}
	outer := &f.open[last-1]
	if outer.shown {
		return
	}
	made := one.result
	if fieldName(string(one.code)) == "QUOTE" {
		made = []byte(quoteResult(string(one.code)))
	}
	outer.code = append(outer.code, made[:min(len(made), max(0, mostCode-len(outer.code)))]...)
}

// flush judges the fields a part leaves open.
func (f *fields) flush(s *scan) {
	for len(f.open) > 0 {
		f.end(s)
	}
}

func (f *fields) code(s *scan, t tag) {
	end, empty := tagEnd(s.text, t.namesEnd)
	if empty || !s.spend(fieldEffort) {
		return
	}
	text, _ := textOf(s.text, end, mostCode)
	n := len(f.open)
	if n == 0 { // a code without its marks does nothing; what it would do is judged all the same
		s.judgeField(field{code: []byte(text)})
		return
	}
	one := &f.open[n-1]
	one.spans = append(one.spans, edit{start: t.start})
	one.code = append(one.code, text[:min(len(text), max(0, mostCode-len(one.code)))]...)
}

// text gathers the result of a field that stands in the code of another one.
func (f *fields) text(s *scan, t tag) {
	n := len(f.open)
	if n < 2 || !f.open[n-1].shown || f.open[n-2].shown {
		return
	}
	end, empty := tagEnd(s.text, t.namesEnd)
	if empty {
		return
	}
	text, _ := textOf(s.text, end, mostCode)
	one := &f.open[n-1]
	one.result = append(one.result, text[:min(len(text), max(0, mostCode-len(one.result)))]...)
}

// simple judges a field written as one element.
func (f *fields) simple(s *scan, t tag) {
	if !s.spend(4 * fieldEffort) {
		return
	}
	end, empty := tagEnd(s.text, t.namesEnd)
	one := field{spans: []edit{{start: t.start, end: end}}}
	if !empty {
		one.closing = func() (edit, bool) {
			closed := elementEnd(s.text, t.start, mostSimple)
			return edit{start: bytes.LastIndexByte(s.text[:max(closed, 0)], '<'), end: closed}, closed > 0
		}
	}
	for _, a := range s.reader.attributes(t) {
		if a.name == "instr" {
			one.code = []byte(a.value)
			s.judgeField(one)
		}
	}
}

// fieldName is the first word of a code, in upper case.
func fieldName(code string) string {
	code = strings.TrimLeftFunc(code, blank)
	n := strings.IndexFunc(code, func(r rune) bool { return blank(r) || r == '"' || r == '\\' || r == '“' || r == '”' })
	if n >= 0 {
		code = code[:n]
	}
	return strings.ToUpper(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, code))
}

func blank(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}

// An argument is one word of a code after the field's name, without its quotes.
type argument struct {
	word string
	of   string // the switch it follows, as \o; empty for the field's own
}

// fieldArguments are the words of a code after its name. Backslashes stay as they are written, which is doubled.
func fieldArguments(code string) []argument {
	var list []argument
	code = strings.NewReplacer("“", `"`, "”", `"`).Replace(strings.TrimLeftFunc(code, blank))
	code = strings.TrimLeftFunc(code, func(r rune) bool { return !blank(r) && r != '"' && r != '\\' })
	for of := ""; ; {
		code = strings.TrimLeftFunc(code, blank)
		if code == "" {
			return list
		}
		word := ""
		if rest, quotes := strings.CutPrefix(code, `"`); quotes {
			word, code, _ = strings.Cut(rest, `"`)
		} else if n := strings.IndexFunc(code, blank); n >= 0 {
			word, code = code[:n], code[n:]
		} else {
			word, code = code, ""
		}
		if strings.HasPrefix(word, `\`) && !strings.HasPrefix(word, `\\`) && len(word) == 2 {
			of = word
			continue
		}
		list = append(list, argument{word, of})
		of = ""
	}
}

// quoteResult is what a QUOTE field shows: characters told by their numbers, or text.
func quoteResult(code string) string {
	var out strings.Builder
	for _, a := range fieldArguments(code) {
		if n, err := strconv.ParseUint(a.word, 0, 21); err == nil && n > 0 {
			out.WriteRune(rune(n))
		} else if a.of == "" {
			out.WriteString(a.word)
		}
	}
	return out.String()
}
