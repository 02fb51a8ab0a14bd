package guard

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
)

var pngMagic = []byte("\x89PNG\r\n\x1a\n")

const (
	asImage    = "请重新扫描，或用画图打开后另存为 .jpg 或 .png"
	mostLength = 65_535 // pixels of one side, what a JPEG can have
)

// inspectPNG walks the chunks (PNG 5.3) to the end of the picture and of the file.
func inspectPNG(file []byte, limits Limits, faults *Faults) {
	at := len(pngMagic)
	for first := true; ; first = false {
		if at+12 > len(file) {
			faults.add(Damaged, "", "图片不完整", asImage)
			return
		}
		length := int(binary.BigEndian.Uint32(file[at:]))
		if length > len(file)-at-12 {
			faults.add(Damaged, "", "图片不完整", asImage)
			return
		}
		kind, body := string(file[at+4:at+8]), file[at+8:at+8+length]
		if crc32.ChecksumIEEE(file[at+4:at+8+length]) != binary.BigEndian.Uint32(file[at+8+length:]) {
			faults.add(Damaged, "", "图片已损坏：校验和不符", asImage)
			return
		}
		if first != (kind == "IHDR") || first && length != 13 {
			faults.add(Damaged, "", "图片已损坏：开头不对", asImage)
			return
		}
		if first {
			holdDimensions(binary.BigEndian.Uint32(body), binary.BigEndian.Uint32(body[4:]), limits, faults)
		}
		at += length + 12
		if kind == "IEND" {
			break
		}
	}
	if len(bytes.Trim(file[at:], "\x00\r\n\t ")) > 0 {
		faults.add(Damaged, "", "图片后面藏有别的内容", asImage)
	}
}

func holdDimensions(width, height uint32, limits Limits, faults *Faults) {
	switch {
	case width == 0 || height == 0:
		faults.add(Damaged, "", "图片已损坏：没有宽或高", asImage)
	case width > mostLength || height > mostLength || uint64(width)*uint64(height) > uint64(limits.Pixels):
		faults.add(Dimensions, "", fmt.Sprintf("图片太大：%d×%d像素", width, height), "请用 300 dpi 重新扫描")
	}
}
