package xlsx

import "strings"

// appendAttr writes an attribute value.
func appendAttr(out []byte, s string) []byte {
	if !strings.ContainsAny(s, "&<>\"\r\n\t") {
		return append(out, s...)
	}
	return append(out, attrEscape.Replace(s)...)
}

var attrEscape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\r", "&#13;", "\n", "&#10;", "\t", "&#9;")
