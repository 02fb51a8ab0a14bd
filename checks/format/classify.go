package format

import "strings"

// A reader goes through the text from the head of each part to its end: title, 主送机关, text, 附件说明, signature. An
// attachment page begins a part of its own.
type reader struct {
	sheet *sheet
	part  part
	dated bool // the 成文日期 of the part was met
	after kind // the kind of the last line that is not blank
	gap   int  // blank lines since

	minutes bool // the mark was that of 纪要, below which stand number and date, and then a title or none
}

// A part of the document is read differently at its head, in its text and on an attachment page.
type part uint8

const (
	head part = iota
	text
	attachmentHead
)

func (s *sheet) classify() {
	r := &reader{sheet: s}
	s.size = s.usualSize()
	for i := range s.lines {
		l := &s.lines[i]
		if l.kind = apart(l); l.kind == blank {
			l.flow = len(s.flow)
			s.flow = append(s.flow, i)
			r.read(l)
		}
	}
}

// apart tells what stands outside the text: tables, boxes, frames, tables of contents.
func apart(l *line) kind {
	style := strings.ToLower(l.Style)
	switch {
	case l.Box != "":
		return inBox
	case l.Place.Table > 0:
		return inTable
	case l.Outline || strings.HasPrefix(style, "toc ") || strings.HasPrefix(style, "目录"):
		return outline
	case l.Format.Framed:
		return inBox
	}
	return blank
}

// read tells what a line of the text is.
func (r *reader) read(l *line) {
	if l.text == "" {
		r.gap++
		if l.Picture {
			l.kind = caption
		}
		return
	}
	l.kind = r.kindOf(l)
	if _, label := levelOf(l.text); l.kind.level() > 0 {
		l.label = label
	}
	if l.kind == date {
		r.sign(l)
	}
	r.after, r.gap = l.kind, 0
}

func (r *reader) kindOf(l *line) kind {
	switch {
	case isSignPage(l.text):
		return signPage
	case r.isAttachment(l):
		r.part, r.dated = attachmentHead, false
		return attachment
	case r.part == text && r.isNewTitle(l):
		r.part, r.dated = head, false
	}
	switch r.part {
	case head:
		if k := r.atHead(l); k != blank {
			return k
		}
	case attachmentHead:
		if k := r.atAttachmentHead(l); k != blank {
			return k
		}
	}
	r.part = text
	return r.inText(l)
}

// inText tells what a line below the head is.
func (r *reader) inText(l *line) kind {
	level, _ := levelOf(l.text)
	switch {
	case attachmentsText.MatchString(l.text) && !r.dated:
		return attachments
	case r.after == attachments && r.gap == 0 && level == heading3:
		return attachments
	case isDate(l.text):
		r.dated = true
		return date
	case imprintText.MatchString(l.text) && (r.dated || r.after == imprint):
		return imprint
	case r.dated && strings.HasPrefix(l.text, "（") && strings.HasSuffix(l.text, "）"):
		return note
	case level != body:
		return level
	case isCaption(l) || r.besideTable(l):
		return caption
	}
	return body
}

// besideTable reports whether a line is the name or a note of the table right below or above it: smaller than the text, and not
// set in like it.
func (r *reader) besideTable(l *line) bool {
	list := r.sheet.doc.Paragraphs
	above := l.index > 0 && list[l.index-1].Place.Table > 0
	below := l.index+1 < len(list) && list[l.index+1].Place.Table > 0
	small := l.size() < r.sheet.size || l.size() < bodySizeWanted && !strings.Contains(l.text, "。")
	return (above || below) && small && l.Format.First(l.size()) == 0
}

// isAttachment reports whether a line is the “附件1” on top of an attachment page, not the list of attachments after the text.
func (r *reader) isAttachment(l *line) bool {
	if len(l.text) > 40 || !attachmentText.MatchString(l.text) {
		return false
	}
	if r.dated || r.breaks(l) || l.flow == 0 || r.after == blank {
		return true
	}
	following := r.sheet.following(l)
	if following == nil {
		return false
	}
	level, _ := levelOf(following.text)
	return level != heading3
}

// isNewTitle reports whether a new document begins here, on a page of its own.
func (r *reader) isNewTitle(l *line) bool {
	level, _ := levelOf(l.text)
	return l.centred() && l.size() >= titleSize-8 && level == body && (r.breaks(l) || l.size() >= titleSize)
}

// breaks reports whether a page begins with the line: it says so, or what stands before it ends a page.
func (r *reader) breaks(l *line) bool { return r.sheet.breaks(l) }

// sign marks what stands above a date, up to a line of the text, as the signature.
func (r *reader) sign(l *line) {
	const most = 4
	for n := 1; n <= most; n++ {
		up := r.sheet.before(l, n)
		if up == nil || up.text == "" || up.kind != body && up.kind != caption || !isName(up.text) {
			return
		}
		up.kind = signature
	}
}
