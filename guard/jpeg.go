package guard

import (
	"bytes"
	"encoding/binary"
)

// inspectJPEG walks the markers (ISO/IEC 10918-1, B) to the end of the first picture. What a telephone writes behind it, smaller
// pictures for instance, may stand there; a package may not.
func inspectJPEG(file []byte, limits Limits, faults *Faults) {
	framed := false
	for at := 2; ; {
		marker, body, next := jpegMarker(file, at)
		switch {
		case next == 0:
			faults.add(Damaged, "", "图片不完整", asImage)
			return
		case marker == 0xd9:
			if !framed {
				faults.add(Damaged, "", "图片已损坏：没有宽或高", asImage)
			}
			if bytes.Contains(file[next:], localMagic) {
				faults.add(Damaged, "", "图片后面藏有别的内容", asImage)
			}
			return
		case marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc:
			if len(body) < 6 {
				faults.add(Damaged, "", "图片已损坏：开头不对", asImage)
				return
			}
			framed = true
			holdDimensions(uint32(binary.BigEndian.Uint16(body[3:])), uint32(binary.BigEndian.Uint16(body[1:])), limits, faults)
		}
		at = next
	}
}

// jpegMarker reads the marker at or after at, passing the data of a scan; next is 0 where there is none.
func jpegMarker(file []byte, at int) (marker byte, body []byte, next int) {
	for {
		n := bytes.IndexByte(file[min(at, len(file)):], 0xff)
		if n < 0 || at+n+1 >= len(file) {
			return 0, nil, 0
		}
		at += n + 1
		marker = file[at]
		switch {
		case marker == 0xff:
			continue
		case marker == 0, marker == 1, marker >= 0xd0 && marker <= 0xd8: // data, or a marker without a body
			at++
			continue
		case marker == 0xd9:
			return marker, nil, at + 1
		case at+3 > len(file):
			return 0, nil, 0
		}
		length := int(binary.BigEndian.Uint16(file[at+1:]))
		if length < 2 || at+1+length > len(file) {
			return 0, nil, 0
		}
		return marker, file[at+3 : at+1+length], at + 1 + length
	}
}
