package mail

import (
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"strings"
	"time"
)

// Security says how the line to the server is guarded.
type Security string

// The securities. Plain is for a server on the same machine only.
const (
	StartTLS Security = "starttls" // required: a server that does not offer it gets nothing
	TLS      Security = "tls"      // from the first byte, usually port 465
	Plain    Security = "plain"
)

// Settings say which server takes the mail, and how.
type Settings struct {
	Host     string
	Port     int // 0: 587 for STARTTLS, 465 for TLS, 25 for plain
	Security Security
	User     string // empty: no sign-in
	Password string
	From     Address
	Roots    *x509.CertPool // who may vouch for the server; nil: whom the system trusts
	Timeout  time.Duration  // for one step of the conversation; 0: 30 seconds
	Rate     int            // letters a minute at most; 0: no limit
}

const usualTimeout = 30 * time.Second

// Check says in Chinese all that is wrong with the settings.
func (s *Settings) Check() error {
	var faults []error
	if _, err := netip.ParseAddr(s.Host); err != nil && !isDomain(s.Host) {
		faults = append(faults, fmt.Errorf("邮件服务器“%s”不对：应写主机名或 IP 地址，如 smtp.163.com。", oneLine(s.Host)))
	}
	switch s.Security {
	case StartTLS, TLS:
	case Plain:
		if !s.loopback() {
			faults = append(faults, fmt.Errorf("不加密（plain）只能用于本机的邮件服务器，“%s”不是本机；请用 starttls 或 tls。", oneLine(s.Host)))
		}
	default:
		faults = append(faults, fmt.Errorf("加密方式“%s”不对：可用 starttls、tls、plain。", oneLine(string(s.Security))))
	}
	if s.Port < 0 || s.Port > 65535 {
		faults = append(faults, fmt.Errorf("端口 %d 不对：应在 1 到 65535 之间。", s.Port))
	}
	if s.Rate < 0 || s.Timeout < 0 {
		faults = append(faults, errors.New("每分钟封数和等候时间不能是负数。"))
	}
	if s.User == "" && s.Password != "" || strings.ContainsAny(s.User+s.Password, "\x00\r\n") {
		faults = append(faults, errors.New("登录名不能空着，登录名和密码里不能有换行。"))
	}
	if _, err := ParseAddress(s.From.Mailbox); err != nil {
		faults = append(faults, fmt.Errorf("发件人：%w", err))
	}
	return errors.Join(faults...)
}

func (s *Settings) loopback() bool {
	at, err := netip.ParseAddr(s.Host)
	return s.Host == "localhost" || err == nil && at.IsLoopback()
}

// Address is host and port.
func (s *Settings) Address() string {
	port := s.Port
	if port == 0 {
		port = map[Security]int{StartTLS: 587, TLS: 465, Plain: 25}[s.Security]
	}
	return net.JoinHostPort(s.Host, strconv.Itoa(port))
}

func (s *Settings) patience() time.Duration {
	if s.Timeout == 0 {
		return usualTimeout
	}
	return s.Timeout
}
