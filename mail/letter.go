package mail

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"mime"
	"mime/multipart"
	"net/textproto"
	"regexp"
	"strings"
	"time"
)

// Letter is one message to one recipient.
type Letter struct {
	ID          string // the Message-ID without its angle brackets: the same each time the same letter is tried
	From, To    Address
	Sent        time.Time // written in the time of Beijing
	Subject     string
	Text, HTML  string
	Unsubscribe string   // the address of a page that ends the digests, or empty
	Invites     []Invite // attached
	Files       []File   // attached, too
}

// File is what comes with a letter.
type File struct {
	Name string
	Kind string // its media type
	Data []byte
}

var (
	beijing   = time.FixedZone("", 8*60*60)
	messageID = regexp.MustCompile(`^[A-Za-z0-9!#$%&'*+/=?^_{|}~.-]+@[A-Za-z0-9.-]+$`)
)

// Bytes writes the message as it crosses the wire (RFC 5322, MIME), lines ended by CR LF. The same letter gives the same bytes.
func (l *Letter) Bytes() ([]byte, error) {
	if !messageID.MatchString(l.ID) {
		return nil, fmt.Errorf("write a mail: the Message-ID %q is not of the form id@domain", l.ID)
	}
	for _, a := range []Address{l.From, l.To} {
		if _, err := ParseAddress(a.Mailbox); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	l.writeHeader(&out)
	whole := multipart.NewWriter(&out)
	if err := errors.Join(whole.SetBoundary(l.boundary("mixed")), l.writeParts(&out, whole)); err != nil {
		return nil, fmt.Errorf("write the mail %s: %w", l.ID, err)
	}
	return out.Bytes(), nil
}

// Auto-Submitted (RFC 3834) and X-Auto-Response-Suppress keep absence notices from being sent back.
func (l *Letter) writeHeader(out *bytes.Buffer) {
	write := func(name, value string) { fmt.Fprintf(out, "%s: %s\r\n", name, value) }
	write("Date", l.Sent.In(beijing).Format("Mon, 02 Jan 2006 15:04:05 -0700"))
	write("Message-ID", "<"+l.ID+">")
	write("From", l.From.header())
	write("To", l.To.header())
	write("Subject", words(oneLine(l.Subject)))
	write("Auto-Submitted", "auto-generated")
	write("X-Auto-Response-Suppress", "All")
	if l.Unsubscribe != "" {
		write("List-Unsubscribe", "<"+strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20").Replace(oneLine(l.Unsubscribe))+">")
	}
	write("MIME-Version", "1.0")
	write("Content-Type", "multipart/mixed;\r\n boundary=\""+l.boundary("mixed")+"\"")
	out.WriteString("\r\n")
}

func (l *Letter) boundary(of string) string {
	sum := sha256.Sum256([]byte(of + " " + l.ID))
	return "=_" + hex.EncodeToString(sum[:16])
}

// writeParts writes the text, what shows it better, and the calendar entries.
func (l *Letter) writeParts(out *bytes.Buffer, whole *multipart.Writer) error {
	if _, err := whole.CreatePart(textproto.MIMEHeader{
		"Content-Type": {"multipart/alternative;\r\n boundary=\"" + l.boundary("alternative") + "\""},
	}); err != nil {
		return err
	}
	either := multipart.NewWriter(out)
	if err := either.SetBoundary(l.boundary("alternative")); err != nil {
		return err
	}
	err := errors.Join(
		writePart(either, []byte(lineEnds(l.Text)), "text/plain; charset=UTF-8", ""),
		writePart(either, []byte(lineEnds(l.HTML)), "text/html; charset=UTF-8", ""),
		either.Close(),
	)
	for _, i := range l.Invites {
		err = errors.Join(err, writePart(whole, i.Data, "text/calendar; charset=UTF-8; method="+string(i.Method), i.Name))
	}
	for _, f := range l.Files {
		err = errors.Join(err, writePart(whole, f.Data, f.Kind, f.Name))
	}
	return errors.Join(err, whole.Close())
}

// writePart writes a part in base64; a name makes it an attachment, its name encoded by RFC 2231.
func writePart(to *multipart.Writer, data []byte, kind, name string) error {
	header := textproto.MIMEHeader{"Content-Type": {kind}, "Content-Transfer-Encoding": {"base64"}}
	if name != "" {
		header.Set("Content-Disposition", strings.ReplaceAll(mime.FormatMediaType("attachment", map[string]string{"filename": oneLine(name)}), "; ", ";\r\n "))
	}
	part, err := to.CreatePart(header)
	if err != nil {
		return err
	}
	text := base64.StdEncoding.EncodeToString(data)
	for len(text) > base64Line {
		if _, err := part.Write([]byte(text[:base64Line] + "\r\n")); err != nil {
			return err
		}
		text = text[base64Line:]
	}
	_, err = part.Write([]byte(text + "\r\n"))
	return err
}

const base64Line = 76 // RFC 2045, 6.8

// lineEnds ends each line of a text by CR LF.
func lineEnds(text string) string {
	return strings.ReplaceAll(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n", "\r\n")
}
