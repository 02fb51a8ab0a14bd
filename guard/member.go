package guard

import "hash/crc32"

// A member is one entry of a package, as its line of the directory and its own header agree that it is.
type member struct {
	name       string
	method     uint16
	time, date uint16
	crc        uint32
	at, dataAt int // where its header and its data begin
	packed     []byte
	size       int // unpacked
}

// The compression methods that office files use.
const (
	methodStore   = 0
	methodDeflate = 8
)

// unpack gives the bytes of the member, in buffer when it is large enough. It holds them against size and checksum, and never
// writes more than the header announced, which the limits have allowed.
func (m *member) unpack(z *inflater, buffer []byte) ([]byte, string) {
	if m.method == methodStore {
		if crc32.ChecksumIEEE(m.packed) != m.crc {
			return nil, "校验和不符"
		}
		return m.packed, ""
	}
	if cap(buffer) < m.size {
		buffer = make([]byte, m.size)
	}
	buffer = buffer[:m.size]
	used, err := z.inflate(buffer, m.packed)
	switch {
	case err == errCutShort:
		return nil, "内容不完整"
	case err == errOverflows:
		return nil, "解开后比声明的长"
	case err != nil:
		return nil, "压缩数据不对"
	case used != len(m.packed):
		return nil, "压缩数据后面还有别的内容"
	case crc32.ChecksumIEEE(buffer) != m.crc:
		return nil, "校验和不符"
	}
	return buffer, ""
}

// isFolder reports whether the entry only names a folder, as some zip programs write.
func (m *member) isFolder() bool { return m.size == 0 && m.name != "" && m.name[len(m.name)-1] == '/' }
