package mail

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Action is what a link in a mail does once its page is confirmed.
type Action string

// The actions.
const (
	Acknowledge Action = "known"    // 已知悉
	Postpone    Action = "postpone" // 推迟到; the page asks for the day
	Unsubscribe Action = "stop"     // 不再收汇总邮件
)

// Token is what a link carries: what is done to which row and until when. It holds nothing to sign in with. That it works once is for
// whoever keeps the rows. A mail filter may fetch the link, so that a page should ask before it does anything.
type Token struct {
	ID     string // of the row
	Action Action
	Until  time.Time // to the second
}

// ErrForged and ErrExpired are what staff are told of a link that does not work.
var (
	ErrForged  = errors.New("链接不完整或已被改动，请从邮件里重新点开，或登录系统办理")
	ErrExpired = errors.New("链接已过期，请登录系统办理")
)

// Links makes and reads the links of mails.
type Links struct {
	base string
	key  []byte
}

const shortestKey = 32 // bytes: as long as the mark

// NewLinks signs with a key of 32 bytes or more. base is the address of the site, such as https://huishang.example.gov.cn.
func NewLinks(base string, key []byte) (*Links, error) {
	at, err := url.Parse(base)
	if err != nil || at.Scheme != "http" && at.Scheme != "https" || at.Host == "" || at.User != nil || at.RawQuery != "" || at.Fragment != "" {
		return nil, fmt.Errorf("网址应写成 https://主机名，现为“%s”。", oneLine(base))
	}
	if len(key) < shortestKey {
		return nil, fmt.Errorf("the key of the links has %d bytes, it needs %d", len(key), shortestKey)
	}
	return &Links{strings.TrimSuffix(base, "/"), append([]byte{}, key...)}, nil
}

// Page is the address of a page of the site.
func (l *Links) Page(path string) string {
	return l.base + "/" + (&url.URL{Path: strings.TrimPrefix(path, "/")}).EscapedPath()
}

// Sign is the address a token is used at: /mail/ and the token.
func (l *Links) Sign(t Token) string {
	said := strings.Join([]string{string(t.Action), strconv.FormatInt(t.Until.Unix(), 10), t.ID}, " ")
	return l.base + "/mail/" + encode([]byte(said)) + "." + encode(l.mark(said))
}

// Read gives back a token as it stands in the address after /mail/. It takes none that was not signed with the key ([ErrForged]) and none whose time
// is over ([ErrExpired]).
func (l *Links) Read(text string, now time.Time) (Token, error) {
	first, second, _ := strings.Cut(text, ".")
	said, err := decode(first)
	mark, fault := decode(second)
	if err != nil || fault != nil || !hmac.Equal(mark, l.mark(string(said))) {
		return Token{}, ErrForged
	}
	parts := strings.SplitN(string(said), " ", 3)
	if len(parts) != 3 {
		return Token{}, ErrForged
	}
	until, err := strconv.ParseInt(parts[1], 10, 64)
	if err != nil {
		return Token{}, ErrForged
	}
	t := Token{ID: parts[2], Action: Action(parts[0]), Until: time.Unix(until, 0)}
	if !now.Before(t.Until) {
		return Token{}, ErrExpired
	}
	return t, nil
}

// mark binds the text to the key, and to this use of it.
func (l *Links) mark(said string) []byte {
	mac := hmac.New(sha256.New, l.key)
	mac.Write([]byte("huishang mail link\x00" + said))
	return mac.Sum(nil)
}

func encode(data []byte) string { return base64.RawURLEncoding.EncodeToString(data) }

// decode takes one spelling only, so that one token is one text.
func decode(text string) ([]byte, error) {
	if strings.ContainsAny(text, "\r\n") {
		return nil, ErrForged
	}
	return base64.RawURLEncoding.Strict().DecodeString(text)
}
