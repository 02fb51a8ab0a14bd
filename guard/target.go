package guard

import (
	"net/url"
	"path"
	"strings"
	"unicode"
)

// A reach says where a target leads.
type reach uint8

const (
	reachNowhere reach = iota // nothing, or a mark within the file
	reachBeside               // a path relative to the file
	reachDisk                 // a place on a disk of the reader's machine
	reachServer               // a file server (UNC, file://host): the reader's password is offered to it
	reachWeb                  // http, https, ftp
	reachMail                 // mailto, tel and their like
	reachRun                  // something that runs: javascript:, ms-msdt:
	reachUnknown              // another scheme
)

// reachOf says where a target leads, however it is written: in any case, percent-encoded, with blanks and control characters
// within, with slashes turned round.
func reachOf(target string) reach {
	target = plainTarget(target)
	scheme, rest, ok := cutScheme(target)
	switch {
	case strings.HasPrefix(target, "//"):
		return reachServer
	case !ok && (target == "" || target == "null" || strings.HasPrefix(target, "#")):
		return reachNowhere
	case !ok && strings.HasPrefix(target, "/"):
		return reachDisk
	case !ok:
		return reachBeside
	case len(scheme) == 1:
		return reachDisk
	case scheme == "file":
		return reachOfFile(rest)
	case strings.HasPrefix(scheme, "ms-"):
		return reachRun
	}
	if r, known := schemes[scheme]; known {
		return r
	}
	return reachUnknown
}

// schemes are those a document may rightly have, and those that run something.
var schemes = map[string]reach{
	"http": reachWeb, "https": reachWeb, "ftp": reachWeb, "ftps": reachWeb, "mailto": reachMail, "tel": reachMail, "sip": reachMail,
	"news": reachMail, "about": reachNowhere, "cid": reachNowhere,
	"javascript": reachRun, "vbscript": reachRun, "jscript": reachRun, "data": reachRun, "search-ms": reachRun, "search": reachRun,
	"mhtml": reachRun, "mk": reachRun, "its": reachRun, "script": reachRun, "shell": reachRun, "hcp": reachRun, "res": reachRun,
	"soap": reachRun, "ldap": reachServer, "smb": reachServer, "dav": reachServer, "webdav": reachServer, "nfs": reachServer,
}

// reachOfFile tells file:///C:/a and file://localhost/C:/a from file://host/a and file:////host/a.
func reachOfFile(rest string) reach {
	place := strings.TrimLeft(rest, "/")
	slashes := len(rest) - len(place)
	host, _, _ := strings.Cut(place, "/")
	if len(place) > 1 && place[1] == ':' || place == "" || host == "localhost" {
		return reachDisk
	}
	if slashes == 2 || slashes > 3 {
		return reachServer
	}
	return reachDisk
}

// plainTarget undoes what only hides a target.
func plainTarget(target string) string {
	for range 3 {
		unescaped, err := url.PathUnescape(target)
		if err != nil || unescaped == target {
			break
		}
		target = unescaped
	}
	target = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, target)
	return strings.ReplaceAll(strings.ToLower(target), `\`, "/")
}

func cutScheme(target string) (scheme, rest string, ok bool) {
	scheme, rest, ok = strings.Cut(target, ":")
	if !ok || scheme == "" {
		return "", target, false
	}
	for i, r := range scheme {
		if !(r >= 'a' && r <= 'z' || i > 0 && (r >= '0' && r <= '9' || r == '+' || r == '-' || r == '.')) {
			return "", target, false
		}
	}
	return scheme, rest, true
}

// afar reports whether opening the file would ask another machine.
func (r reach) afar() bool {
	return r == reachServer || r == reachWeb || r == reachRun || r == reachUnknown
}

// resolve is the member an internal target means, seen from the part that has the relationship.
func resolve(source, target string) string {
	target, _, _ = strings.Cut(target, "#")
	if unescaped, err := url.PathUnescape(target); err == nil {
		target = unescaped
	}
	target = strings.ReplaceAll(strings.TrimSpace(target), `\`, "/")
	if !strings.HasPrefix(target, "/") {
		target = path.Join("/", path.Dir(source), target)
	}
	return strings.TrimPrefix(path.Clean(target), "/")
}
