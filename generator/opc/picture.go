package opc

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"image"
	_ "image/gif" // image sizes
	_ "image/jpeg"
	_ "image/png"
	"math"
	"strconv"
	"strings"
)

// English Metric Units: 360,000 to the centimetre, 9,525 to a pixel at 96 dpi.
const (
	EMUPerCm    = 360000
	emuPerPixel = 9525
)

// A Picture is an image value, checked.
type Picture struct {
	Data          []byte
	Ext, MIME     string
	Width, Height int // pixels
}

// ReadPicture takes bytes, a data URL or plain base64. Its errors, and those of
// Size, go on a sentence that begins with the tag.
func ReadPicture(v any) (Picture, error) {
	switch x := v.(type) {
	case []byte:
		return decodePicture(x)
	case string:
		if strings.HasPrefix(x, "data:") {
			_, after, ok := strings.Cut(x, ";base64,")
			if !ok {
				return Picture{}, fmt.Errorf("的图片不是“data:image/…;base64,…”的样子")
			}
			x = after
		}
		b, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(x), ""))
		if err != nil {
			return Picture{}, fmt.Errorf("的值不是图片：应为图片数据（base64或data URL），不能是文件名")
		}
		return decodePicture(b)
	}
	return Picture{}, fmt.Errorf("的值不是图片")
}

func decodePicture(b []byte) (Picture, error) {
	if bytes.HasPrefix(b, []byte("BM")) && len(b) >= 26 {
		w, h := int(int32(binary.LittleEndian.Uint32(b[18:]))), int(int32(binary.LittleEndian.Uint32(b[22:])))
		return Picture{b, "bmp", "image/bmp", w, max(h, -h)}.checked()
	}
	c, format, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		return Picture{}, fmt.Errorf("的图片打不开：只认PNG、JPEG、GIF和BMP，文件可能已损坏")
	}
	return Picture{b, format, "image/" + format, c.Width, c.Height}.checked()
}

func (p Picture) checked() (Picture, error) {
	if p.Width <= 0 || p.Height <= 0 || p.Width > 60000 || p.Height > 60000 {
		return Picture{}, fmt.Errorf("的图片宽高不对（%d×%d像素）", p.Width, p.Height)
	}
	return p, nil
}

// Size is the extent in EMU: the tag's 宽 and 高 in cm, one of them keeping the
// proportions, else the pixels at 96 dpi, not wider than widest EMU.
func (p Picture) Size(args map[string]string, widest float64) (cx, cy int, err error) {
	w, err := centimetres(args, "宽")
	if err != nil {
		return 0, 0, err
	}
	h, err := centimetres(args, "高")
	if err != nil {
		return 0, 0, err
	}
	ratio := float64(p.Height) / float64(p.Width)
	switch {
	case w == 0 && h == 0:
		w = math.Min(float64(p.Width*emuPerPixel), widest)
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
	return cm * EMUPerCm, nil
}
