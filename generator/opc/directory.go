package opc

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
)

// A Header is what the zip says of a member.
type Header = zip.FileHeader

var oleMagic = []byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}

// directory lists the members without unpacking them.
func (a *Archive) directory(l Limits) ([]*zip.File, error) {
	if bytes.HasPrefix(a.Source, oleMagic) {
		return nil, a.refuse("文件已加密，或是旧版%s格式；请取消密码，或另存为%s后再用", a.kind.Old, a.kind.New)
	}
	zr, err := zip.NewReader(bytes.NewReader(a.Source), int64(len(a.Source)))
	if err != nil {
		return nil, a.refuse("打不开压缩包（%s）；请用%s或WPS另存为%s后再用", fault(err), a.kind.Program, a.kind.New)
	}
	if len(zr.File) > l.Entries {
		return nil, a.refuse("压缩包里有%d个文件，超过上限%d", len(zr.File), l.Entries)
	}
	return zr.File, nil
}

// member holds what the header of a member says against the limits.
func (a *Archive) member(f *zip.File, l Limits, total uint64) (Entry, error) {
	if f.Flags&1 != 0 {
		return Entry{}, a.refuse("压缩包已加密，请取消密码")
	}
	if _, twice := a.byName[f.Name]; twice {
		return Entry{}, a.refuse("压缩包里有两个同名文件“%s”", f.Name)
	}
	room := min(uint64(l.Part), uint64(l.Total)-total)
	size := f.UncompressedSize64
	if size > room || size > 1<<20 && size/max(f.CompressedSize64, 1) > uint64(l.Ratio) {
		return Entry{}, a.refuse("“%s”解开后过大或压缩比异常，疑似压缩炸弹", f.Name)
	}
	at, err := f.DataOffset()
	if err != nil || f.CompressedSize64 > uint64(len(a.Source)) || uint64(at)+f.CompressedSize64 > uint64(len(a.Source)) {
		return Entry{}, a.damaged(f.Name, "位置不对")
	}
	return Entry{Name: f.Name, Packed: a.Source[at : uint64(at)+f.CompressedSize64], Header: f.FileHeader}, nil
}

func fault(err error) string {
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
