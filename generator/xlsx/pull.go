package xlsx

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"huishang/generator/opc"
)

// A pull reads a part tag by tag, from memory or from a stream of which only a
// window is kept. It holds what checkXML holds.
type pull struct {
	from  io.Reader // nil when buf is the whole part
	buf   []byte
	at    int
	names []byte // of the open elements, one after the other
	ends  []int  // where each name ends
	roots int

	kind  markupKind // of the tag just read: open, empty or close
	name  []byte     // its local name
	attrs []byte     // as written
	text  []byte     // the character data before it, as written
	side  []byte     // text that comments or CDATA interrupt
}

var errDTD = errors.New("XML里有DTD声明（DOCTYPE），为安全起见不接受；请用Excel或WPS打开后另存一份")

// window is how much of a stream is read at a time.
const window = 64 << 10

func pullBytes(b []byte) *pull { return &pull{buf: b} }

func pullStream(r io.Reader) *pull { return &pull{from: r, buf: make([]byte, 0, window)} }

// depth is how many elements are open, the one just opened included.
func (p *pull) depth() int { return len(p.ends) }

// next reads up to and with the next tag; io.EOF after the last.
func (p *pull) next() error {
	p.side = p.side[:0]
	for {
		m, ok := nextMarkup(p.buf, p.at)
		if !ok || m.end < 0 && m.kind != markupDTD {
			switch err := p.fill(); {
			case err == nil:
				continue
			case err != io.EOF:
				return err
			case ok || len(p.ends) > 0 || p.roots != 1:
				return errXML
			}
			return io.EOF
		}
		switch m.kind {
		case markupDTD:
			return errDTD
		case markupOther:
			p.other(m)
			continue
		}
		return p.tag(m)
	}
}

// other takes a comment, an instruction or a CDATA section into the text.
func (p *pull) other(m markup) {
	p.side = append(p.side, p.buf[p.at:m.start]...)
	if raw := p.buf[m.start:m.end]; bytes.HasPrefix(raw, []byte("<![CDATA[")) {
		p.side = opc.AppendText(p.side, string(raw[9:len(raw)-3]))
	}
	p.at = m.end
}

func (p *pull) tag(m markup) error {
	p.text = p.buf[p.at:m.start]
	if len(p.side) > 0 {
		p.side = append(p.side, p.text...)
		p.text = p.side
	}
	p.at, p.kind = m.end, m.kind
	if m.kind == markupClose {
		p.attrs, p.name = nil, localName(p.buf[m.start+2:m.nameEnd])
		return p.close(p.buf[m.start+2 : m.nameEnd])
	}
	full := p.buf[m.start+1 : m.nameEnd]
	p.name, p.attrs = localName(full), p.buf[m.nameEnd:m.end-1]
	if len(p.ends) == 0 {
		if p.roots++; p.roots > 1 {
			return errXML
		}
	}
	if m.kind == markupOpen {
		p.names = append(p.names, full...)
		if p.ends = append(p.ends, len(p.names)); len(p.ends) > 256 {
			return errXML
		}
	}
	return nil
}

func (p *pull) close(full []byte) error {
	n := len(p.ends) - 1
	if n < 0 {
		return errXML
	}
	from := 0
	if n > 0 {
		from = p.ends[n-1]
	}
	if !bytes.Equal(p.names[from:], full) {
		return errXML
	}
	p.names, p.ends = p.names[:from], p.ends[:n]
	return nil
}

// fill reads more of the stream behind what is not yet used.
func (p *pull) fill() error {
	if p.from == nil {
		return io.EOF
	}
	if p.at > 0 {
		p.buf = p.buf[:copy(p.buf, p.buf[p.at:])]
		p.at = 0
	}
	if len(p.buf) == cap(p.buf) {
		p.buf = append(make([]byte, 0, 2*cap(p.buf)), p.buf...)
	}
	for was := len(p.buf); len(p.buf) < cap(p.buf); { // as a whole, for a long tag is looked at anew each time
		n, err := p.from.Read(p.buf[len(p.buf):cap(p.buf)])
		p.buf = p.buf[:len(p.buf)+n]
		switch {
		case err == io.EOF && len(p.buf) > was:
			return nil
		case err != nil:
			return err
		}
	}
	return nil
}

// is reports the tag just read.
func (p *pull) is(name string) bool { return string(p.name) == name }

// value is an attribute of the tag just read.
func (p *pull) value(name string) string {
	v, _ := attrOf(p.attrs, name)
	return v
}

// flag reads an attribute that is true or false.
func flag(v string) bool { return v == "1" || v == "true" || v == "on" }

// walk calls visit at every start of an element and leave at every end.
func (p *pull) walk(visit, leave func() error) error {
	if bytes.HasPrefix(p.buf, []byte{0xff, 0xfe}) || bytes.HasPrefix(p.buf, []byte{0xfe, 0xff}) {
		return errors.New("编码不是UTF-8")
	}
	for {
		err := p.next()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case p.kind == markupClose:
			err = leave()
		default:
			err = visit()
		}
		if err != nil {
			return err
		}
	}
}

// inPart says in which part something is wrong.
func inPart(part string, err error) error {
	if err == nil || errors.Is(err, ErrNotExcel) {
		return err
	}
	return fmt.Errorf("%w：%s：%w", ErrNotExcel, part, err)
}
