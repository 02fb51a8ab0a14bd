package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"strings"

	"github.com/klauspost/compress/flate"
)

// ErrNotWord is the cause of every refusal of a file that is no Word document.
var ErrNotWord = errors.New("不是有效的Word文件")

// An entry is one member of the zip, unpacked and checked.
type entry struct {
	file   *zip.File
	data   []byte
	packed []byte // as it stands in the zip
}

// An archive is the zip of a document, every member read to its end once.
type archive struct {
	source  []byte
	entries []entry
	byName  map[string]int
}

var oleMagic = []byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}

// openArchive reads the zip under limits. A header that lies about sizes or
// checksums, a bomb, an encrypted or doubled member are refused.
func openArchive(b []byte, limits Limits) (*archive, error) {
	if bytes.HasPrefix(b, oleMagic) {
		return nil, fmt.Errorf("%w：文件已加密，或是旧版.doc格式；请取消密码，或另存为.docx后再用", ErrNotWord)
	}
	zr, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, fmt.Errorf("%w：打不开压缩包（%s）；请用Word或WPS另存为.docx后再用", ErrNotWord, zipFault(err))
	}
	if len(zr.File) > limits.Entries {
		return nil, fmt.Errorf("%w：压缩包里有%d个文件，超过上限%d", ErrNotWord, len(zr.File), limits.Entries)
	}
	a := &archive{source: b, byName: make(map[string]int, len(zr.File))}
	total, u := 0, &unpacker{}
	for _, f := range zr.File {
		if err := a.read(u, f, limits, &total); err != nil {
			return nil, err
		}
	}
	return a, nil
}

func (a *archive) read(u *unpacker, f *zip.File, limits Limits, total *int) error {
	if f.Flags&1 != 0 {
		return fmt.Errorf("%w：压缩包已加密，请取消密码", ErrNotWord)
	}
	if _, twice := a.byName[f.Name]; twice {
		return fmt.Errorf("%w：压缩包里有两个同名文件“%s”", ErrNotWord, f.Name)
	}
	room := min(limits.Part, limits.Total-*total)
	if f.UncompressedSize64 > uint64(room) || f.UncompressedSize64 > 1<<20 && f.UncompressedSize64/max(f.CompressedSize64, 1) > uint64(limits.Ratio) {
		return fmt.Errorf("%w：“%s”解开后过大或压缩比异常，疑似压缩炸弹", ErrNotWord, f.Name)
	}
	at, err := f.DataOffset()
	if err != nil || f.CompressedSize64 > uint64(len(a.source)) || uint64(at)+f.CompressedSize64 > uint64(len(a.source)) {
		return fmt.Errorf("%w：“%s”已损坏（位置不对）；请用Word或WPS打开后另存一份", ErrNotWord, f.Name)
	}
	packed := a.source[at : uint64(at)+f.CompressedSize64]
	data, err := u.unpack(f, packed)
	if err != nil {
		return fmt.Errorf("%w：“%s”已损坏（%s）；请用Word或WPS打开后另存一份", ErrNotWord, f.Name, zipFault(err))
	}
	*total += len(data)
	a.byName[f.Name] = len(a.entries)
	a.entries = append(a.entries, entry{f, data, packed})
	return nil
}

// unpack inflates one member and holds it against what its header says.
func (u *unpacker) unpack(f *zip.File, packed []byte) ([]byte, error) {
	var data []byte
	switch f.Method {
	case zip.Store:
		data = packed
	case zip.Deflate:
		data = make([]byte, f.UncompressedSize64)
		if err := u.inflate(data, packed); err != nil {
			return nil, err
		}
	default:
		return nil, zip.ErrAlgorithm
	}
	if uint64(len(data)) != f.UncompressedSize64 {
		return nil, zip.ErrFormat
	}
	if crc32.ChecksumIEEE(data) != f.CRC32 {
		return nil, zip.ErrChecksum
	}
	return data, nil
}

// An unpacker inflates the members of one archive, one after the other.
type unpacker struct {
	packed bytes.Reader
	r      io.ReadCloser
}

func (u *unpacker) inflate(data, packed []byte) error {
	u.packed.Reset(packed)
	if u.r == nil {
		u.r = flate.NewReader(&u.packed)
	} else if err := u.r.(flate.Resetter).Reset(&u.packed, nil); err != nil {
		return err
	}
	if _, err := io.ReadFull(u.r, data); err != nil {
		return err
	}
	switch n, err := u.r.Read(make([]byte, 1)); {
	case n > 0:
		return zip.ErrFormat
	case err != io.EOF:
		return err
	}
	return nil
}

func zipFault(err error) string {
	switch {
	case errors.Is(err, zip.ErrChecksum):
		return "校验和不符"
	case errors.Is(err, zip.ErrAlgorithm):
		return "压缩方法不受支持"
	case errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF):
		return "内容不完整"
	}
	return "格式不对"
}

func (a *archive) get(name string) ([]byte, bool) {
	i, ok := a.byName[strings.TrimPrefix(name, "/")]
	if !ok {
		return nil, false
	}
	return a.entries[i].data, true
}

// openMain opens a document under the default limits and reads its main part.
func openMain(doc []byte) (a *archive, main string, t *tree, err error) {
	if a, err = openArchive(doc, DefaultLimits); err != nil {
		return nil, "", nil, err
	}
	_, main = a.templated()
	src, ok := a.get(main)
	if !ok {
		return nil, "", nil, fmt.Errorf("%w：找不到正文", ErrNotWord)
	}
	if t, err = parseXML(src); err != nil {
		return nil, "", nil, fmt.Errorf("%w：%s：%w", ErrNotWord, main, err)
	}
	return a, main, t, nil
}
