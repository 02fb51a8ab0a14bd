package xlsx

import (
	"strconv"
	"strings"
)

type tokenKind uint8

const (
	tokenEnd tokenKind = iota
	tokenValue
	tokenRef
	tokenOp
	tokenCall // name and opening bracket
	tokenOpen
	tokenClose
	tokenComma
	tokenUnknown
)

type token struct {
	kind tokenKind
	text string
	v    val
	ref  int
}

func (p *calcParser) lex(s string) {
	for i := 0; i < len(s); {
		n := 1
		t := token{kind: tokenOp, text: s[i : i+1]}
		switch c := s[i]; {
		case c == ' ' || c == '\n':
			i++
			continue
		case c >= '0' && c <= '9' || c == '.':
			t, n = lexNumber(s[i:])
		case strings.HasPrefix(s[i:], "<=") || strings.HasPrefix(s[i:], ">=") || strings.HasPrefix(s[i:], "<>"):
			t.text, n = s[i:i+2], 2
		case strings.IndexByte("+-*/^&=<>%", c) >= 0:
		case c == '(':
			t.kind = tokenOpen
		case c == ')':
			t.kind = tokenClose
		case c == ',':
			t.kind = tokenComma
		default:
			t, n = lexWord(s[i:])
		}
		p.tokens = append(p.tokens, t)
		i += n
	}
}

func lexNumber(s string) (token, int) {
	n := 0
	for n < len(s) && (s[n] >= '0' && s[n] <= '9' || s[n] == '.' || (s[n] == 'E' || s[n] == 'e') && n > 0) {
		n++
	}
	f, err := strconv.ParseFloat(s[:n], 64)
	if err != nil {
		return token{kind: tokenUnknown}, n
	}
	return token{kind: tokenValue, v: val{kind: valNumber, num: f}}, n
}

func lexWord(s string) (token, int) {
	n := max(wordLength(s), 1)
	word := strings.ToUpper(s[:n])
	switch {
	case n < len(s) && s[n] == '(':
		return token{kind: tokenCall, text: word}, n + 1
	case word == "TRUE" || word == "FALSE":
		v := val{kind: valBool}
		if word == "TRUE" {
			v.num = 1
		}
		return token{kind: tokenValue, v: v}, n
	}
	return token{kind: tokenUnknown}, n
}
