package mail

import (
	"fmt"
	"net/mail"
	"net/netip"
	"strings"
	"unicode"
)

// Address is a mailbox that mail can be sent to. [ParseAddress] makes one.
type Address struct {
	Name    string // shown beside it; or empty
	Mailbox string // such as kjj@example.gov.cn
}

const longestAddress = 254 // RFC 5321, 4.5.3.1.3, without the angle brackets

// ParseAddress reads a bare mailbox, refusing in Chinese what no server takes and what could smuggle a header or a command.
func ParseAddress(text string) (Address, error) {
	refuse := func(why string) (Address, error) {
		return Address{}, fmt.Errorf("邮箱地址“%s”不对：%s。", oneLine(text), why)
	}
	mailbox := strings.Trim(text, " ")
	local, domain, whole := strings.Cut(mailbox, "@")
	switch {
	case strings.ContainsFunc(text, unicode.IsControl):
		return refuse("含有换行、制表等控制字符，请重新输入")
	case mailbox == "":
		return refuse("是空的")
	case strings.ContainsAny(mailbox, "＠，。；"):
		return refuse("含有全角符号，请用半角的 @ 和 .")
	case strings.ContainsAny(mailbox, ",;"):
		return refuse("一处只写一个地址")
	case strings.Count(mailbox, "@") > 1:
		return refuse("有两个 @，一处只写一个地址")
	case !whole || local == "" || domain == "":
		return refuse("应写成 名称@域名，如 kjj@example.gov.cn")
	case strings.ContainsFunc(mailbox, func(letter rune) bool { return letter > unicode.MaxASCII }):
		return refuse("只能用英文字母、数字和 . _ - +，含有其他文字")
	case len(mailbox) > longestAddress:
		return refuse(fmt.Sprintf("长于 %d 个字符", longestAddress))
	}
	read, err := mail.ParseAddress(mailbox)
	if err != nil || read.Address != mailbox || read.Name != "" || !isDomain(domain) {
		return refuse("只能用英文字母、数字和 . _ - +，域名如 example.gov.cn")
	}
	return Address{Mailbox: mailbox}, nil
}

// isDomain reports whether it is a name of labels, or an IPv4 or IPv6 address in brackets.
func isDomain(domain string) bool {
	if inner, ok := strings.CutPrefix(domain, "["); ok {
		_, err := netip.ParseAddr(strings.TrimPrefix(strings.TrimSuffix(inner, "]"), "IPv6:"))
		return err == nil && strings.HasSuffix(inner, "]")
	}
	for label := range strings.SplitSeq(domain, ".") {
		if label == "" || len(label) > 63 || strings.HasPrefix(label, "-") || strings.HasSuffix(label, "-") ||
			strings.ContainsFunc(label, func(letter rune) bool { return !isWord(letter) && letter != '-' }) {
			return false
		}
	}
	return true
}

func isWord(letter rune) bool {
	return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter >= '0' && letter <= '9'
}

// header writes the address as a header has it.
func (a Address) header() string {
	if name := oneLine(a.Name); name != "" {
		return encodedWords(name) + "\r\n <" + a.Mailbox + ">"
	}
	return "<" + a.Mailbox + ">"
}
