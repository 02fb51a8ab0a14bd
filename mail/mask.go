package mail

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// MaskAddress leaves of a mailbox what tells it from its neighbours, for logs: k***@example.gov.cn.
func MaskAddress(mailbox string) string {
	local, domain, whole := strings.Cut(oneLine(mailbox), "@")
	if !whole {
		return "***"
	}
	first, size := utf8.DecodeRuneInString(local)
	if size == len(local) {
		return "***@" + domain
	}
	return string(first) + "***@" + domain
}

// MaskName leaves the first character of a name, for logs: 张**.
func MaskName(name string) string {
	letters := []rune(oneLine(name))
	if len(letters) == 0 {
		return ""
	}
	return string(letters[:1]) + strings.Repeat("*", max(1, len(letters)-1))
}

var (
	phones    = regexp.MustCompile(`(?:\+?86[- ]?)?\b1[3-9]\d[- ]?\d{4}[- ]?\d{4}\b|\b0\d{2,3}[- ]?\d{7,8}\b`)
	mailboxes = regexp.MustCompile(`[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+`)
)

// MaskText takes telephone numbers and mailboxes out of a text that goes into a mail or a log.
func MaskText(text string) string {
	return mailboxes.ReplaceAllStringFunc(phones.ReplaceAllString(text, "***"), MaskAddress)
}
