package guard

import (
	"bytes"
	"compress/zlib"
	"io"
)

const (
	asPDF      = "请用“打印—另存为 PDF”重新生成，或重新扫描"
	mostInside = 64 << 20 // unpacked bytes of all object streams
)

// inspectPDF reads the objects of a PDF outside its streams, and those packed into object streams (ISO 32000-1, 7.5.7). What runs
// something or carries files is refused: neither a scan nor a printed document has it.
func inspectPDF(file []byte, limits Limits, faults, warnings *Faults) {
	if !bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(file, []byte("\xef\xbb\xbf")), " \t\r\n"), []byte("%PDF-")) {
		faults.add(Damaged, "", "PDF文件开头有多余的内容", asPDF)
	}
	end := bytes.LastIndex(file, []byte("%%EOF"))
	switch {
	case end < 0 || !bytes.Contains(file[:end], []byte("startxref")):
		faults.add(Damaged, "", "PDF文件不完整，可能没有下载完或没有上传完", asPDF)
	case len(bytes.Trim(file[end+5:], "\x00\r\n\t ")) > 1024 || bytes.Contains(file[end:], localMagic):
		faults.add(Damaged, "", "PDF文件后面藏有别的内容", asPDF)
	}
	p := &pdf{faults: faults, warnings: warnings, budget: min(mostInside, limits.Total)}
	p.objects(file, true)
}

type pdf struct {
	faults, warnings *Faults
	budget           int
}

// objects reads what stands outside streams. A reader may be led to an object that hides in the data of a stream, in a string or a
// comment; so every place that begins like one is read from there.
func (p *pdf) objects(text []byte, withStreams bool) {
	for len(text) > 0 {
		next := nextObject(text)
		p.stretch(text[:next], withStreams)
		text = text[next:]
	}
}

// nextObject is where the next object after the first byte begins, or the length of the text.
func nextObject(text []byte) int {
	for at := 1; ; {
		n := bytes.Index(text[at:], []byte("obj"))
		if n < 0 {
			return len(text)
		}
		at += n
		before := text[:at]
		generation := bytes.TrimRight(before, " \t\r\n")
		number := bytes.TrimRight(bytes.TrimRight(generation, "0123456789"), " \t\r\n")
		if c := number[max(len(number)-1, 0):]; len(generation) < len(before) && len(c) == 1 && c[0] >= '0' && c[0] <= '9' && len(number) < len(generation) {
			return at
		}
		at += len("obj")
	}
}

// stretch reads the text from one object to the next.
func (p *pdf) stretch(text []byte, withStreams bool) {
	lexer := pdfLexer{src: text, name: p.judge}
	for {
		from, found := lexer.toStream()
		if !found {
			return
		}
		data := text[from:]
		if n := bytes.Index(data, []byte("endstream")); n >= 0 {
			data = data[:n]
		}
		if lexer.objectStream && withStreams {
			p.unpack(data)
		}
		lexer.at = from + len(data)
	}
}

// unpack reads the objects in an object stream. One that is not deflated is read as it stands.
func (p *pdf) unpack(data []byte) {
	z, err := zlib.NewReader(bytes.NewReader(bytes.TrimLeft(data, "\r\n")))
	if err != nil {
		p.objects(data, false)
		return
	}
	text, _ := io.ReadAll(io.LimitReader(z, int64(p.budget))) // what can be read of a broken stream is judged
	if p.budget -= len(text); p.budget <= 0 {
		p.faults.add(Bomb, "", "PDF文件解开后过大，疑似压缩炸弹", asPDF)
		return
	}
	p.objects(text, false)
}

// judge holds one name, decoded, against what is dangerous.
func (p *pdf) judge(name string) {
	switch name {
	case "JavaScript", "JS":
		p.faults.add(Script, "", "PDF文件含有脚本", asPDF)
	case "Launch":
		p.faults.add(Script, "", "PDF文件会运行程序", asPDF)
	case "EmbeddedFile", "EmbeddedFiles", "FileAttachment":
		p.faults.add(Enclosed, "", "PDF文件里带着附件", "请把附件取出来单独上传；"+asPDF)
	case "RichMedia", "Movie", "Sound", "3D":
		p.faults.add(Script, "", "PDF文件含有音视频或三维内容", asPDF)
	case "GoToE", "GoToR", "ImportData", "SubmitForm":
		p.faults.add(External, "", "PDF文件会打开或发送别的文件", asPDF)
	case "Encrypt":
		p.faults.add(Encrypted, "", "PDF文件已加密或限制了权限，无法检查", "请取消密码和权限限制；"+asPDF)
	case "XFA":
		p.faults.add(Script, "", "PDF文件是动态表单（XFA）", asPDF)
	}
}
