package xlsx

import (
	"regexp"
	"strconv"
	"strings"

	"huishang/generator/opc"
)

// readRuns reads the runs of a string: an si, is or comment text. Readings of
// characters (rPh) are left out.
func readRuns(n node) []run {
	var out []run
	for k := range n.children() {
		switch {
		case k.is("t"):
			out = append(out, run{text: decodeEscapes(k.text())})
		case k.is("r"):
			var r run
			for p := range k.children() {
				if p.is("t") {
					r.text += decodeEscapes(p.text())
				}
				if p.is("rPr") {
					r.props = p.inner()
				}
			}
			out = append(out, r)
		}
	}
	return out
}

func runsText(runs []run) string {
	if len(runs) == 1 {
		return runs[0].text
	}
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.text)
	}
	return b.String()
}

// readSharedStrings reads the table of strings that cells name by number.
func readSharedStrings(src []byte) ([][]run, error) {
	n, err := root(src)
	if err != nil {
		return nil, err
	}
	var out [][]run
	for si := range n.children() {
		if si.is("si") {
			out = append(out, readRuns(si))
		}
	}
	return out, nil
}

// escaped is how characters that XML cannot hold are written in cells.
var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

func decodeEscapes(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escaped.ReplaceAllStringFunc(s, func(m string) string {
		v, err := strconv.ParseUint(m[2:6], 16, 32)
		if err != nil || v >= 0xd800 && v < 0xe000 {
			return m
		}
		return string(rune(v))
	})
}

// appendString writes the content of a t element. Text that reads like an
// escape is itself escaped, so that it comes back as it was.
func appendString(out []byte, s string) []byte {
	if strings.Contains(s, "_x") {
		s = escapeEscapes(s)
	}
	if strings.Contains(s, "\r") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return opc.AppendText(out, s)
}

func escapeEscapes(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '_' && i+7 <= len(s) && escaped.MatchString(s[i:i+7]) {
			b.WriteString("_x005F_")
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// appendT writes a t element. Blanks at its edges are kept the way Excel keeps
// them, though the published schema does not have the attribute.
func appendT(out []byte, prefix, s string) []byte {
	out = append(append(append(out, '<'), prefix...), 't')
	if s != strings.TrimSpace(s) {
		out = append(out, ` xml:space="preserve"`...)
	}
	out = appendString(append(out, '>'), s)
	return append(append(append(out, "</"...), prefix...), "t>"...)
}
