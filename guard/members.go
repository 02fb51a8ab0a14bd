package guard

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
)

const resave = "请用 Word、Excel 或 WPS 打开后另存一份再上传"

// readMembers reads the directory of a zip and holds every line of it against the member's own header. Nothing is unpacked.
func readMembers(file []byte, limits Limits, faults *Faults) []member {
	d, wrong := findDirectory(file)
	if wrong != "" {
		faults.add(Damaged, "", "文件已损坏："+wrong, resave)
		return nil
	}
	if d.entries > limits.Entries {
		faults.add(Bomb, "", fmt.Sprintf("文件里有%d个部件，超过上限%d", d.entries, limits.Entries), "请删减内容，或拆成几个文件")
		return nil
	}
	members := make([]member, 0, d.entries)
	at := d.at
	for range d.entries {
		m, next, wrong := readEntry(file[:d.end], at)
		if wrong == "" {
			wrong = m.readLocal(file[:d.at])
		}
		if wrong != "" {
			faults.add(Damaged, m.name, "文件已损坏："+quoted(m.name)+wrong, resave)
		}
		if next == 0 {
			return nil
		}
		members = append(members, m)
		at = next
	}
	if at != d.end {
		faults.add(Damaged, "", "文件已损坏：目录里的部件数不对", resave)
	}
	if len(*faults) == 0 {
		holdApart(file[:d.at], members, faults)
	}
	return members
}

// readEntry reads one line of the directory; next is 0 when the rest cannot be read.
func readEntry(file []byte, at int) (m member, next int, wrong string) {
	if at+centralLength > len(file) || !bytes.HasPrefix(file[at:], centralMagic) {
		return m, 0, "目录不完整"
	}
	head := file[at:]
	short := func(i int) int { return int(binary.LittleEndian.Uint16(head[i:])) }
	nameLength, extraLength, commentLength := short(28), short(30), short(32)
	length := centralLength + nameLength + extraLength + commentLength
	if length > len(head) {
		return m, 0, "目录不完整"
	}
	m = member{
		name: string(head[centralLength : centralLength+nameLength]), method: uint16(short(10)), time: uint16(short(12)), date: uint16(short(14)),
		crc: binary.LittleEndian.Uint32(head[16:]),
	}
	extra := head[centralLength+nameLength : length-commentLength]
	size, packed, offset := binary.LittleEndian.Uint32(head[24:]), binary.LittleEndian.Uint32(head[20:]), binary.LittleEndian.Uint32(head[42:])
	wide, wrong := widen(extra, size, packed, offset)
	switch {
	case wrong != "":
		return m, at + length, wrong
	case short(8)&1 != 0:
		return m, at + length, "已加密"
	case wide[0] > math.MaxInt32 || wide[1] > uint64(len(file)) || wide[2] > uint64(len(file)):
		return m, at + length, "大小或位置不对"
	case renamed(extra, m.name):
		return m, at + length, "有两个名称"
	}
	m.size, m.at = int(wide[0]), int(wide[2])
	m.packed = file[:wide[1]:wide[1]] // its place is found with its own header
	return m, at + length, ""
}

// widen takes the sizes and the place from the zip64 field where the plain ones say so.
func widen(extra []byte, plain ...uint32) (wide [3]uint64, wrong string) {
	field := extraField(extra, 0x0001)
	for i, v := range plain {
		wide[i] = uint64(v)
		if v != math.MaxUint32 {
			continue
		}
		if len(field) < 8 {
			return wide, "大小不对（zip64）"
		}
		wide[i] = binary.LittleEndian.Uint64(field)
		field = field[8:]
	}
	return wide, ""
}

// renamed reports whether the field for a name in Unicode gives the member another name.
func renamed(extra []byte, name string) bool {
	field := extraField(extra, 0x7075)
	return len(field) > 5 && string(field[5:]) != name
}

func extraField(extra []byte, id uint16) []byte {
	for len(extra) >= 4 {
		n := int(binary.LittleEndian.Uint16(extra[2:]))
		if n > len(extra)-4 {
			return nil
		}
		if binary.LittleEndian.Uint16(extra) == id {
			return extra[4 : 4+n]
		}
		extra = extra[4+n:]
	}
	return nil
}

// readLocal holds the member's own header against the directory and finds its data. Sizes and checksum may stand behind the
// data instead (a data descriptor), as Word and most libraries write them.
func (m *member) readLocal(file []byte) string {
	if m.at+localLength > len(file) || !bytes.HasPrefix(file[m.at:], localMagic) {
		return "的位置不对"
	}
	head := file[m.at:]
	flags, method := binary.LittleEndian.Uint16(head[6:]), binary.LittleEndian.Uint16(head[8:])
	nameLength, extraLength := int(binary.LittleEndian.Uint16(head[26:])), int(binary.LittleEndian.Uint16(head[28:]))
	m.dataAt = m.at + localLength + nameLength + extraLength
	if m.dataAt+len(m.packed) > len(file) {
		return "超出了文件"
	}
	extra := head[localLength+nameLength : localLength+nameLength+extraLength]
	sizes, wrong := widen(extra, binary.LittleEndian.Uint32(head[22:]), binary.LittleEndian.Uint32(head[18:]))
	later := flags&8 != 0
	same := func(own, listed uint64) bool { return own == listed || later && own == 0 }
	switch {
	case flags&1 != 0:
		return "已加密"
	case string(head[localLength:localLength+nameLength]) != m.name || renamed(extra, m.name):
		return "在目录里和在自己的开头名称不同"
	case method != m.method:
		return "的压缩方法前后不同"
	case !later && wrong != "", !same(uint64(binary.LittleEndian.Uint32(head[14:])), uint64(m.crc)),
		wrong == "" && (!same(sizes[0], uint64(m.size)) || !same(sizes[1], uint64(len(m.packed)))):
		return "的大小或校验和前后不同"
	case method != methodStore && method != methodDeflate:
		return "的压缩方法不受支持"
	case method == methodStore && len(m.packed) != m.size:
		return "的大小前后不同"
	}
	m.packed = file[m.dataAt : m.dataAt+len(m.packed) : m.dataAt+len(m.packed)]
	return ""
}

// holdApart refuses members that lie over one another and such as the directory does not list.
func holdApart(file []byte, members []member, faults *Faults) {
	order := make([]*member, len(members))
	for i := range members {
		order[i] = &members[i]
	}
	slices.SortFunc(order, func(a, b *member) int { return cmp.Compare(a.at, b.at) })
	end := 0
	for _, m := range order {
		switch {
		case m.at < end:
			faults.add(Damaged, m.name, "文件已损坏："+quoted(m.name)+"与别的部件重叠", resave)
			return
		case bytes.Contains(file[end:m.at], localMagic):
			faults.add(Damaged, m.name, "文件已损坏：里面藏有目录中没有的部件", resave)
			return
		}
		end = m.dataAt + len(m.packed)
	}
	if bytes.Contains(file[end:], localMagic) {
		faults.add(Damaged, "", "文件已损坏：里面藏有目录中没有的部件", resave)
	}
}

// quoted is a member's name between quotes, fit to be shown.
func quoted(name string) string { return "“" + shown(name, 80) + "”" }
