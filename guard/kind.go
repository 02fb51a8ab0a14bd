package guard

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Kind is what a file is by its content, whatever its name says.
type Kind string

// The kinds guard lets through. Everything else is refused with what it is.
const (
	Word  Kind = "docx"
	Excel Kind = "xlsx"
	PDF   Kind = "pdf"
	PNG   Kind = "png"
	JPEG  Kind = "jpeg"
	JSON  Kind = "json" // begins as JSON does; whether it is, its parser says
	Other Kind = "other"
)

// Every kind guard knows.
var everyKind = []Kind{Word, Excel, PDF, PNG, JPEG, JSON}

// Title is the kind as staff call it.
func (k Kind) Title() string {
	switch k {
	case Word:
		return "Word 文件（.docx）"
	case Excel:
		return "Excel 文件（.xlsx）"
	case PDF:
		return "PDF 文件"
	case PNG, JPEG:
		return "图片（.png、.jpg）"
	case JSON:
		return "卷宗文件（.json）"
	}
	return "其他文件"
}

// endings are those of the names of each kind, the usual one first.
var endings = map[Kind][]string{Word: {".docx"}, Excel: {".xlsx"}, PDF: {".pdf"}, PNG: {".png"}, JPEG: {".jpg", ".jpeg", ".jpe", ".jfif"}}

// misleading are the endings that make a program open what it cannot read when they stand on another kind.
var misleading = []string{".docx", ".doc", ".docm", ".xlsx", ".xls", ".xlsm", ".pdf", ".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".wps", ".et", ".rtf", ".ppt", ".pptx", ".gif", ".bmp", ".tif", ".tiff"}

// titles lists kinds for staff, each name once.
func titles(kinds []Kind) string {
	var list []string
	for _, k := range kinds {
		if t := k.Title(); !slices.Contains(list, t) {
			list = append(list, t)
		}
	}
	return strings.Join(list, "、")
}

// kindOf tells a kind from the first bytes of a file. A zip is told apart later, by what lies in it.
func kindOf(file []byte) (k Kind, zip bool) {
	text := bytes.TrimLeft(bytes.TrimPrefix(file, []byte("\xef\xbb\xbf")), " \t\r\n")
	switch {
	case bytes.HasPrefix(file, []byte("PK")):
		return Other, true
	case bytes.HasPrefix(text, []byte("%PDF-")):
		return PDF, false
	case bytes.HasPrefix(file, pngMagic):
		return PNG, false
	case bytes.HasPrefix(file, []byte("\xff\xd8\xff")):
		return JPEG, false
	case len(text) == 0 || (text[0] == '{' || text[0] == '[') && !bytes.HasPrefix(text, []byte(`{\rtf`)):
		return JSON, false
	}
	return Other, false
}

const (
	asWord  = "请用 Word 或 WPS 打开，另存为 .docx 后再上传"
	asExcel = "请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传"
	asBoth  = "请打开后另存为 .docx 或 .xlsx 再上传"
)

// strangers are the files people hand in that guard does not let through: how they begin, what they are, and the way out.
var strangers = []struct{ begins, what, remedy string }{
	{`{\rtf`, "RTF 文件，不论文件名是什么", asWord},
	{"MIME-Version:", "网页归档（.mht）", asBoth},
	{"ID;", "SYLK 文件（.slk）", asExcel},
	{"\xff\xfe", "UTF-16 编码的文本文件", asText},
	{"\xfe\xff", "UTF-16 编码的文本文件", asText},
	{"TABLE\r\n", "DIF 文件", asExcel},
	{"WEB\r\n", "网页查询文件（.iqy）", asExcel},
	{"Rar!", "压缩包（RAR）", unpack},
	{"7z\xbc\xaf\x27\x1c", "压缩包（7z）", unpack},
	{"\x1f\x8b", "压缩包（gzip）", unpack},
	{"MZ", "程序", "请不要上传程序"},
	{"\x7fELF", "程序", "请不要上传程序"},
	{"L\x00\x00\x00\x01\x14\x02\x00", "快捷方式", "请上传它指向的文件本身"},
	{"GIF8", "GIF 图片", asPicture},
	{"BM", "BMP 图片", asPicture},
	{"II*\x00", "TIFF 图片", asPicture},
	{"MM\x00*", "TIFF 图片", asPicture},
	{"RIFF", "WebP 图片或音视频", asPicture},
	{"\t\x08", "旧版 Excel（.xls）文件：文件已加密或为旧版格式", asExcel},
	{"\xdb\xa5", "旧版 Word（.doc）文件：文件已加密或为旧版格式", asWord},
	{"\x31\xbe", "旧版 Word（.doc）文件：文件已加密或为旧版格式", asWord},
}

const (
	asText    = "请用记事本打开，另存为 UTF-8 编码；表格请另存为 .xlsx，文字请另存为 .docx"
	unpack    = "请解开压缩包，逐个上传里面的文件"
	asPicture = "请另存为 .jpg 或 .png，或扫描成 PDF 后再上传"
)

// stranger names a file that guard does not let through.
func stranger(file []byte) (what, remedy string) {
	text := bytes.TrimLeft(bytes.TrimPrefix(file, []byte("\xef\xbb\xbf")), " \t\r\n")
	if wide, anew, _ := plainXML(file[:min(len(file), 8192)]); anew && looksLikeXML(wide) {
		return strangeMarkup(file)
	}
	for _, s := range strangers {
		if bytes.HasPrefix(file, []byte(s.begins)) || bytes.HasPrefix(text, []byte(s.begins)) {
			return s.what, s.remedy
		}
	}
	if len(file) > 12 && string(file[4:8]) == "ftyp" {
		return "HEIC 图片或视频", asPicture
	}
	if looksLikeXML(file) {
		return strangeMarkup(file)
	}
	if utf8.Valid(file) && !bytes.ContainsRune(file, 0) {
		return "文本文件（.txt、.csv 等）", "表格请另存为 .xlsx，文字请另存为 .docx，再上传"
	}
	return "无法识别的文件", "请检查是否选错了文件"
}

// strangeMarkup tells the files written as one XML or HTML text apart.
func strangeMarkup(file []byte) (what, remedy string) {
	text, _, _ := plainXML(file)
	head := strings.ToLower(string(text[:min(len(text), 4096)]))
	for _, s := range []struct{ holds, what, remedy string }{
		{"2006/xmlpackage", "Word XML 文件（.xml）", asWord},
		{"word/2003/wordml", "Word 2003 XML 文件", asWord},
		{"office:spreadsheet", "Excel 2003 XML 文件", asExcel},
		{"office:excel", "网页（HTML），不论文件名是什么", asExcel},
		{"<html", "网页（HTML），不论文件名是什么", asBoth},
		{"<!doctype html", "网页（HTML），不论文件名是什么", asBoth},
		{"opendocument", "OpenDocument 文件", asBoth},
		{"uof", "标文通（UOF）文件", asBoth},
	} {
		if strings.Contains(head, s.holds) {
			return s.what, s.remedy
		}
	}
	return "XML 或网页文件", asBoth
}
