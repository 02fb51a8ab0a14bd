package guard

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

// picture is a small PNG or JPEG.
func picture(t testing.TB, kind Kind) []byte {
	t.Helper()
	var out bytes.Buffer
	var err error
	if canvas := image.NewGray(image.Rect(0, 0, 40, 30)); kind == PNG {
		err = png.Encode(&out, canvas)
	} else {
		err = jpeg.Encode(&out, canvas, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// vast is a PNG that says it is of that size.
func vast(t testing.TB, width, height uint32) []byte {
	file := picture(t, PNG)
	binary.BigEndian.PutUint32(file[16:], width)
	binary.BigEndian.PutUint32(file[20:], height)
	binary.BigEndian.PutUint32(file[29:], crc32.ChecksumIEEE(file[12:29]))
	return file
}

// pdfOf is a PDF with that object.
func pdfOf(object string) []byte {
	return []byte("%PDF-1.7\n1 0 obj\n" + object + "\nendobj\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF\n")
}

func plantedTypes(t testing.TB) []planted {
	objects := "<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>\nstream\n" + string(zlibbed(t, "2 0 <</S/JavaScript>>")) + "\nendstream"
	return []planted{
		{"nothing", nil, []Danger{WrongType}},
		{"too large", make([]byte, 20<<20+1), []Danger{Oversize}},
		{"behind a password", []byte(compound("EncryptionInfo", "EncryptedPackage")), []Danger{Encrypted}},
		{"doc", []byte(compound("WordDocument")), []Danger{WrongType}},
		{"doc with macros", []byte(compound("WordDocument", "Macros", "_VBA_PROJECT")), []Danger{WrongType, Macro}},
		{"xls", []byte(compound("Workbook")), []Danger{WrongType}},
		{"xls of Excel 4", []byte("\x09\x08\x10\x00"), []Danger{WrongType}},
		{"RTF", []byte(`{\rtf1\ansi {\field{\*\fldinst DDEAUTO cmd}}}`), []Danger{WrongType}},
		{"HTML", []byte("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>"), []Danger{WrongType}},
		{"MHT", []byte("MIME-Version: 1.0\r\n"), []Danger{WrongType}},
		{"SLK", []byte("ID;PWXL;N;E\r\n"), []Danger{WrongType}},
		{"flat OPC", []byte(`<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">`), []Danger{WrongType}},
		{"Word 2003 XML", []byte(`<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">`), []Danger{WrongType}},
		{"Excel 2003 XML", []byte(`<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`), []Danger{WrongType}},
		{"CSV", []byte("=cmd|'/c calc'!A0,1\r\n"), []Danger{WrongType}},
		{"CSV in UTF-16", []byte(wide("=1+1\t2")), []Danger{WrongType}},
		{"flat OPC in UTF-16", []byte(wide(`<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">`)), []Danger{WrongType}},
		{"program", []byte("MZ\x90\x00\x03"), []Danger{WrongType}},
		{"RAR", []byte("Rar!\x1a\x07"), []Danger{WrongType}},
		{"zip", parts{"a.txt": "a"}.pack(t), []Danger{WrongType}},
		{"OFD", parts{"OFD.xml": "<a/>"}.pack(t), []Danger{WrongType}},
		{"ODT", parts{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}.pack(t), []Danger{WrongType}},
		{"TIFF", []byte("II*\x00"), []Danger{WrongType}},
		{"noise", []byte("\x01\x02\x00\x03\xff"), []Danger{WrongType}},

		{"PDF with script", pdfOf("<</OpenAction <</S /JavaScript /JS (app.alert(1))>>>>"), []Danger{Script}},
		{"PDF with script told by numbers", pdfOf("<</S /J#61vaScr#69pt>>"), []Danger{Script}},
		{"PDF with script in an object stream", pdfOf(objects), []Danger{Script}},
		{"PDF with an object in a stream", pdfOf("<</Length 9>>\nstream\n5 0 obj <</S/Launch>> endobj\nendstream"), []Danger{Script}},
		{"PDF with an object in a comment", pdfOf("% 5 0 obj <</S/Launch>> endobj\n<<>>"), []Danger{Script}},
		{"PDF that starts a program", pdfOf("<</S/Launch/F(cmd.exe)>>"), []Danger{Script}},
		{"PDF with a file", pdfOf("<</Type/EmbeddedFile>>"), []Danger{Enclosed}},
		{"PDF on a server", pdfOf(`<</S/GoToR/F(\\\\server\\a)>>`), []Danger{External}},
		{"PDF behind a password", pdfOf("<</Encrypt 3 0 R>>"), []Danger{Encrypted}},
		{"PDF cut off", []byte("%PDF-1.7\n1 0 obj <<>>"), []Danger{Damaged}},
		{"PDF with a zip behind", append(pdfOf("<<>>"), wordParts("", nil).pack(t)...), []Danger{Damaged}},

		{"PNG cut off", picture(t, PNG)[:50], []Danger{Damaged}},
		{"PNG with a wrong checksum", patched(picture(t, PNG), []byte("IDAT"), 0, 5, 1, 2, 3), []Danger{Damaged}},
		{"PNG with a zip behind", append(picture(t, PNG), "PK\x03\x04"...), []Danger{Damaged}},
		{"PNG without width", vast(t, 0, 1), []Danger{Damaged}},
		{"PNG too large", vast(t, 60_000, 60_000), []Danger{Dimensions}},
		{"PNG too wide", vast(t, 1<<31, 1), []Danger{Dimensions}},
		{"JPEG cut off", picture(t, JPEG)[:200], []Danger{Damaged}},
		{"JPEG with a zip behind", append(picture(t, JPEG), "PK\x03\x04"...), []Danger{Damaged}},
		{"JPEG without a picture", []byte("\xff\xd8\xff\xd9" + strings.Repeat("\x00", 10)), []Danger{Damaged}},
	}
}
