package tags

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Parse reads what stands between the delimiters. The error says in Chinese
// what is wrong and how to mend it.
func Parse(body string) (*Tag, error) {
	raw := strings.TrimFunc(body, isBlank)
	t := &Tag{Raw: raw}
	if raw == "" {
		return nil, fmt.Errorf("标签是空的，请写上名称")
	}
	rest := t.takeSigil(raw)
	if t.Kind == Close {
		t.Name = normalize(rest)
		return t, nil
	}
	source, filters := splitPipes(rest)
	t.Name = normalize(source)
	if err := t.parseFilters(filters); err != nil {
		return nil, err
	}
	if t.Kind == Image {
		t.takeArgs()
	}
	if strings.HasSuffix(t.Name, "?") {
		t.Optional = true
		t.Name = strings.TrimRightFunc(strings.TrimSuffix(t.Name, "?"), isBlank)
	}
	if t.Name == "" {
		return nil, fmt.Errorf("标签“%s”里没有名称", raw)
	}
	var err error
	t.expr, err = compile(t.Name)
	return t, err
}

// Closes reports whether the closing tag ends the block that open begins.
func (t *Tag) Closes(open *Tag) bool {
	if t.Name == "" || t.Name == open.Name {
		return true
	}
	return open.Column && (t.Name == "列:"+open.Name || t.Name == "列")
}

func (t *Tag) takeSigil(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	kind, ok := map[rune]Kind{'#': Open, '^': Inverted, '/': Close, '%': Image, '~': Merge, '+': Include}[halfWidth(r)]
	if !ok {
		return s
	}
	t.Kind = kind
	s = strings.TrimFunc(s[n:], isBlank)
	if kind == Open {
		for _, p := range []string{"列:", "列："} {
			if after, ok := strings.CutPrefix(s, p); ok {
				t.Column = true
				return strings.TrimFunc(after, isBlank)
			}
		}
	}
	return s
}

// takeArgs moves `宽:5 高:3` off an image's name.
func (t *Tag) takeArgs() {
	words := strings.Fields(t.Name)
	t.Args = map[string]string{}
	keep := words[:0]
	for _, w := range words {
		if k, v, ok := strings.Cut(w, ":"); ok && (k == "宽" || k == "高") {
			t.Args[k] = v
			continue
		}
		keep = append(keep, w)
	}
	t.Name = strings.Join(keep, " ")
}

func (t *Tag) parseFilters(list []string) error {
	for _, f := range list {
		name, arg := f, ""
		if i := strings.IndexAny(f, ":："); i >= 0 {
			_, n := utf8.DecodeRuneInString(f[i:])
			name, arg = f[:i], f[i+n:]
		}
		name = strings.TrimFunc(name, isBlank)
		fn, ok := filters[name]
		if !ok {
			return fmt.Errorf("没有名为“%s”的过滤器%s", name, didYouMean(name, FilterNames()))
		}
		t.filters = append(t.filters, call{name, strings.TrimFunc(arg, isBlank), fn})
	}
	return nil
}

// splitPipes cuts source | filter | filter at single bars outside quotes.
func splitPipes(s string) (source string, filters []string) {
	var parts []string
	var quotes quoting
	from := 0
	runes := []rune(s)
	for i := 0; i < len(runes); i++ {
		r := halfWidth(runes[i])
		switch {
		case quotes.inside(r):
		case r == '|' && i+1 < len(runes) && halfWidth(runes[i+1]) == '|':
			i++
		case r == '|':
			parts = append(parts, string(runes[from:i]))
			from = i + 1
		}
	}
	parts = append(parts, string(runes[from:]))
	return parts[0], parts[1:]
}

// normalize turns full-width signs outside quotes into the ASCII ones of the
// language and trims blanks, so that ＞ ＝＝ （ ） typed by an input method work.
func normalize(s string) string {
	var b strings.Builder
	var quotes quoting
	inWord := false // a full-width digit inside a name belongs to it
	for _, r := range s {
		h := halfWidth(r)
		if digit := h >= '0' && h <= '9'; digit && !inWord && quotes.open == 0 {
			b.WriteRune(h)
			continue
		}
		inWord = unicode.IsLetter(h) || unicode.IsDigit(h) || h == '_'
		before := quotes.open
		quoted := quotes.inside(h)
		if quoted && before == quotes.open || unicode.IsLetter(h) || unicode.IsDigit(h) {
			b.WriteRune(r)
			continue
		}
		b.WriteRune(h)
	}
	return strings.TrimFunc(b.String(), isBlank)
}

// A quoting follows quoted text, sign by sign: "…" or '…'.
type quoting struct{ open rune }

// inside reports whether r belongs to quoted text, its quotes included.
func (q *quoting) inside(r rune) bool {
	switch {
	case q.open == 0 && (r == '"' || r == '\''):
		q.open = r
		return true
	case q.open == r:
		q.open = 0
		return true
	}
	return q.open != 0
}

func isBlank(r rune) bool {
	return unicode.IsSpace(r) || r == 0xa0 || r == 0x3000 || r == 0x200b || r == 0xfeff
}
