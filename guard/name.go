package guard

import (
	"net/url"
	"path"
	"strings"
	"unicode"
)

// DisplayName is the last part of a file's given name, fit to be shown to a person: without folders, without what cannot be seen
// or turns the writing round, and not too long. It is for showing only; files are kept under names of our own.
func DisplayName(name string) string {
	name = path.Base(strings.ReplaceAll("/"+name, `\`, "/"))
	return strings.Trim(shown(name, 80), "/")
}

func shown(name string, most int) string {
	name = strings.TrimSpace(strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, name))
	if letters := []rune(name); len(letters) > most {
		name = string(letters[:most]) + "…"
	}
	return name
}

// Attachment is the Content-Disposition of a file to be saved (RFC 6266): under its Chinese name, or under a plain one of ASCII
// letters where that is not understood.
func Attachment(plain, name string) string {
	return `attachment; filename="` + strings.Map(ascii, plain) + `"; filename*=UTF-8''` + extended(strings.Map(storable, strings.ToValidUTF8(name, "_")))
}

// extended writes a name as RFC 8187 wants it.
func extended(name string) string {
	return strings.ReplaceAll(url.QueryEscape(name), "+", "%20")
}

// storable replaces what a file name may not hold on any system, and what turns the writing round.
func storable(r rune) rune {
	if strings.ContainsRune(`/\:*?"<>|`, r) || unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
		return '_'
	}
	return r
}

// ascii replaces what a quoted string of a header may not hold.
func ascii(r rune) rune {
	if r > unicode.MaxASCII {
		return '_'
	}
	return storable(r)
}
