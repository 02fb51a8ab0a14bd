package xlsx

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"image"
	"math"
	"strconv"
	"strings"
)

// readPicture takes bytes, a data URL or plain base64.
func readPicture(v any) (picture, error) {
	switch x := v.(type) {
	case []byte:
		return decodePicture(x)
	case string:
		if strings.HasPrefix(x, "data:") {
			_, after, ok := strings.Cut(x, ";base64,")
			if !ok {
				return picture{}, fmt.Errorf("的图片不是“data:image/…;base64,…”的样子")
			}
			x = after
		}
		b, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(x), ""))
		if err != nil {
			return picture{}, fmt.Errorf("的值不是图片：应为图片数据（base64或data URL），不能是文件名")
		}
		return decodePicture(b)
	}
	return picture{}, fmt.Errorf("的值不是图片")
}

func decodePicture(b []byte) (picture, error) {
	if bytes.HasPrefix(b, []byte("BM")) && len(b) >= 26 {
		w, h := int(int32(binary.LittleEndian.Uint32(b[18:]))), int(int32(binary.LittleEndian.Uint32(b[22:])))
		return picture{b, "bmp", "image/bmp", w, max(h, -h)}.checked()
	}
	c, format, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		return picture{}, fmt.Errorf("的图片打不开：只认PNG、JPEG、GIF和BMP，文件可能已损坏")
	}
	return picture{b, format, "image/" + format, c.Width, c.Height}.checked()
}

func (p picture) checked() (picture, error) {
	if p.width <= 0 || p.height <= 0 || p.width > 60000 || p.height > 60000 {
		return picture{}, fmt.Errorf("的图片宽高不对（%d×%d像素）", p.width, p.height)
	}
	return p, nil
}

// size is the extent in EMU: the tag's 宽 and 高 in cm, one of them keeping the
// proportions, else the pixels at 96 dpi.
func (p picture) size(args map[string]string) (cx, cy int, err error) {
	w, err := centimetres(args, "宽")
	if err != nil {
		return 0, 0, err
	}
	h, err := centimetres(args, "高")
	if err != nil {
		return 0, 0, err
	}
	ratio := float64(p.height) / float64(p.width)
	switch {
	case w == 0 && h == 0:
		w = math.Min(float64(p.width*emuPerPixel), maxWidth)
		h = w * ratio
	case h == 0:
		h = w * ratio
	case w == 0:
		w = h / ratio
	}
	return int(math.Max(w, 1)), int(math.Max(h, 1)), nil
}

func centimetres(args map[string]string, name string) (float64, error) {
	s := args[name]
	if s == "" {
		return 0, nil
	}
	cm, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSuffix(s, "cm"), "厘米"), 64)
	if err != nil || cm <= 0 || cm > 55 {
		return 0, fmt.Errorf("的%s“%s”不是厘米数（大于0，不超过55）", name, s)
	}
	return cm * emuPerCm, nil
}
