package guard

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// mostWide bounds a part in UTF-16, which has to be written anew to be read.
const mostWide = 16 << 20

// plainXML gives the text of an XML part in a form whose markup is ASCII, and whether it had to be written anew for that. Not all
// of it need be UTF-8: what matters is that no byte of the markup can hide. An encoding in which it can is refused.
func plainXML(data []byte) (text []byte, anew bool, wrong string) {
	switch {
	case len(data) >= 4 && (string(data[:4]) == "\xff\xfe\x00\x00" || string(data[:4]) == "\x00\x00\xfe\xff" || string(data[:4]) == "<\x00\x00\x00" || string(data[:4]) == "\x00\x00\x00<"):
		return nil, false, "用了UTF-32编码"
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return narrow(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return narrow(data[2:], binary.BigEndian)
	case len(data) >= 2 && data[0] != 0 && data[1] == 0:
		return narrow(data, binary.LittleEndian)
	case len(data) >= 2 && data[0] == 0:
		return narrow(data, binary.BigEndian)
	case bytes.HasPrefix(data, []byte("\x4c\x6f\xa7\x94")):
		return nil, false, "用了EBCDIC编码"
	}
	if name := declaredEncoding(data); !markupIsASCII(name) {
		return nil, false, "用了“" + shown(name, 20) + "”编码"
	}
	return data, false, ""
}

func narrow(data []byte, order binary.ByteOrder) (text []byte, anew bool, wrong string) {
	if len(data) > mostWide {
		return nil, false, "用了UTF-16编码而且过大"
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	text = make([]byte, 0, len(data))
	for _, r := range utf16.Decode(units) {
		text = utf8.AppendRune(text, r)
	}
	if at := declarationEnd(text); at > 0 {
		text = text[at:] // it would now tell a wrong encoding
	}
	return text, true, ""
}

func declarationEnd(text []byte) int {
	if !bytes.HasPrefix(text, []byte("<?xml")) {
		return 0
	}
	return bytes.Index(text, []byte("?>")) + 2
}

// declaredEncoding is the encoding the XML declaration names, in lower case, or empty.
func declaredEncoding(data []byte) string {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !bytes.HasPrefix(data, []byte("<?xml")) {
		return ""
	}
	declaration, _, found := bytes.Cut(data[:min(len(data), 400)], []byte("?>"))
	if !found {
		return ""
	}
	_, rest, found := bytes.Cut(declaration, []byte("encoding"))
	rest = bytes.TrimLeft(rest, " \t\r\n=")
	if !found || len(rest) == 0 {
		return ""
	}
	name, _, _ := bytes.Cut(rest[1:], rest[:1])
	return strings.ToLower(strings.TrimSpace(string(name)))
}

// markupIsASCII reports whether < > & and quotes of an encoding are single bytes that stand for nothing else.
func markupIsASCII(encoding string) bool {
	for _, family := range []string{"utf-8", "utf8", "us-ascii", "ascii", "iso-8859-", "windows-125", "gb2312", "gbk", "gb18030", "big5", "shift_jis", "euc-", "koi8-"} {
		if strings.HasPrefix(encoding, family) {
			return true
		}
	}
	return encoding == "" || strings.HasPrefix(encoding, "utf-16") // said of a part that plainly is none: readers go by its bytes
}

// looksLikeXML reports whether a part begins as XML does, in any encoding.
func looksLikeXML(data []byte) bool {
	head := data[:min(len(data), 64)]
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if len(head) == 0 {
		return false
	}
	return head[0] == '<' || bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) ||
		len(head) > 1 && head[0] == 0 && head[1] == '<' || bytes.HasPrefix(head, []byte("\x00\x00\x00<")) ||
		bytes.HasPrefix(head, []byte("\x00\x00\xfe\xff")) || bytes.HasPrefix(head, []byte("\x4c\x6f\xa7\x94"))
}
