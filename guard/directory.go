package guard

import (
	"bytes"
	"encoding/binary"
	"math"
)

// The signatures of a zip (APPNOTE 4.3).
var (
	localMagic   = []byte("PK\x03\x04")
	centralMagic = []byte("PK\x01\x02")
	endMagic     = []byte("PK\x05\x06")
	end64Magic   = []byte("PK\x06\x06")
	locatorMagic = []byte("PK\x06\x07")
)

const (
	localLength   = 30
	centralLength = 46
	endLength     = 22
	locatorLength = 20
	end64Length   = 56
)

// A directory is where a zip says its central directory lies and how many entries it has.
type directory struct{ at, end, entries int }

// findDirectory reads the end of a zip. The text it gives back says what is wrong.
func findDirectory(file []byte) (directory, string) {
	at := bytes.LastIndex(file, endMagic)
	if at < 0 || at+endLength > len(file) {
		return directory{}, "文件不完整，可能没有下载完或没有上传完"
	}
	comment := int(binary.LittleEndian.Uint16(file[at+20:]))
	if at+endLength+comment != len(file) {
		return directory{}, "文件末尾有多余的内容"
	}
	end := file[at:]
	d := directory{
		entries: int(binary.LittleEndian.Uint16(end[10:])), at: int(binary.LittleEndian.Uint32(end[16:])),
		end: int(binary.LittleEndian.Uint32(end[16:])) + int(binary.LittleEndian.Uint32(end[12:])),
	}
	disks := binary.LittleEndian.Uint32(end[4:])
	onDisk := int(binary.LittleEndian.Uint16(end[8:]))
	stop := at
	if at >= locatorLength && bytes.HasPrefix(file[at-locatorLength:], locatorMagic) {
		wide, fault := readEnd64(file[:at])
		if fault != "" {
			return directory{}, fault
		}
		if !d.agrees(wide, end) {
			return directory{}, "两处目录说法不一（zip64）"
		}
		d, stop, onDisk, disks = wide.directory, wide.self, wide.entries, 0
	}
	switch {
	case disks != 0 || onDisk != d.entries:
		return directory{}, "这是分卷压缩包的一部分"
	case d.end > stop || d.at > d.end:
		return directory{}, "目录的位置不对"
	case d.end < stop:
		return directory{}, "开头或目录后面有多余的内容"
	}
	return d, ""
}

// A directory64 is what the zip64 record says, and where that record stands.
type directory64 struct {
	directory
	self int
}

func readEnd64(before []byte) (directory64, string) {
	const wrong = "zip64记录不对"
	locator := before[len(before)-locatorLength:]
	self := binary.LittleEndian.Uint64(locator[8:])
	if self > uint64(len(before)) || int(self)+end64Length+locatorLength > len(before) || !bytes.HasPrefix(before[self:], end64Magic) {
		return directory64{}, wrong
	}
	record := before[self:]
	length := binary.LittleEndian.Uint64(record[4:])
	entries, size, at := binary.LittleEndian.Uint64(record[32:]), binary.LittleEndian.Uint64(record[40:]), binary.LittleEndian.Uint64(record[48:])
	file := uint64(len(before))
	if length != file-self-locatorLength-12 || entries > file || size > file || at > file {
		return directory64{}, wrong
	}
	return directory64{directory{int(at), int(at + size), int(entries)}, int(self)}, ""
}

// agrees holds the plain record against the wide one: each of its fields says the same, or that the wide one says it.
func (d directory) agrees(wide directory64, end []byte) bool {
	size := binary.LittleEndian.Uint32(end[12:])
	return (d.entries == wide.entries || d.entries == math.MaxUint16) &&
		(d.at == wide.at || d.at == math.MaxUint32) &&
		(int(size) == wide.end-wide.at || size == math.MaxUint32)
}
