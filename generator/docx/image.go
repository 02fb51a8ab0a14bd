package docx

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
	"path"
	"strconv"
	"strings"

	"huishang/generator/tags"
)

// English Metric Units: 360,000 to the centimetre, 9,525 to a pixel at 96 dpi.
const (
	emuPerCm    = 360000
	emuPerPixel = 9525
	maxWidth    = 15.6 * emuPerCm // the type area of GB/T 9704
)

const imageRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"

// A picture is an image value, checked.
type picture struct {
	data          []byte
	ext, mime     string
	width, height int // pixels
}

// readPicture takes bytes, a data URL or plain base64.
func readPicture(v any) (picture, error) {
	switch x := v.(type) {
	case []byte:
		return decodePicture(x)
	case string:
		s := x
		if strings.HasPrefix(s, "data:") {
			_, after, ok := strings.Cut(s, ";base64,")
			if !ok {
				return picture{}, fmt.Errorf("的图片不是“data:image/…;base64,…”的样子")
			}
			s = after
		}
		b, err := base64.StdEncoding.DecodeString(strings.Map(dropSpace, s))
		if err != nil {
			return picture{}, fmt.Errorf("的值不是图片：应为图片数据（base64或data URL），不能是文件名")
		}
		return decodePicture(b)
	}
	return picture{}, fmt.Errorf("的值不是图片")
}

func dropSpace(r rune) rune {
	if r == '\n' || r == '\r' || r == ' ' || r == '\t' {
		return -1
	}
	return r
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
	ext := map[string]string{"jpeg": "jpeg", "png": "png", "gif": "gif"}[format]
	return picture{b, ext, "image/" + ext, c.Width, c.Height}.checked()
}

func (p picture) checked() (picture, error) {
	if p.width <= 0 || p.height <= 0 || p.width > 60000 || p.height > 60000 {
		return picture{}, fmt.Errorf("的图片宽高不对（%d×%d像素）", p.width, p.height)
	}
	return p, nil
}

// size is the extent in EMU: the tag's 宽 and 高 in cm, one of them keeping the
// proportions, else the pixels at 96 dpi, never wider than the type area.
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

// addPicture stores the picture and gives the id by which the part names it.
func (r *renderer) addPicture(p picture) string {
	name := r.extra.addMedia(p.ext, p.mime, p.data)
	return r.extra.relate(r.part.name, relationship{kind: imageRelation, target: relativeTo(r.part.name, name)})
}

// relativeTo is the target of a relationship from one part to another.
func relativeTo(part, name string) string {
	dir := path.Dir(part)
	if dir == "." {
		return name
	}
	if after, ok := strings.CutPrefix(name, dir+"/"); ok {
		return after
	}
	return "/" + name
}

// image writes an image in place of its tag.
func (r *renderer) image(o *op) {
	v, found, err := o.tag.tag.Eval(r.scope)
	if err == nil && found && v != "" {
		err = r.drawPicture(o, v)
	} else if err == nil {
		r.missingObject(o)
	}
	if err != nil {
		r.faultAt(o.tag, err.Error(), false)
	}
}

// missingObject follows the policy for something that is no text.
func (r *renderer) missingObject(o *op) {
	if o.tag.tag.Optional {
		return
	}
	switch r.missing {
	case tags.Refuse:
		r.faultMissing(o.tag)
	case tags.Keep:
		r.writeText(o, o.tag.written)
	case tags.Mark:
		r.writeText(o, tags.Placeholder(o.tag.tag.Name))
	}
}

func (r *renderer) drawPicture(o *op, v any) error {
	p, err := readPicture(v)
	if err != nil {
		return err
	}
	cx, cy, err := p.size(o.tag.tag.Args)
	if err != nil {
		return err
	}
	rel, id := r.addPicture(p), r.freshID()
	w := r.part.prog.t.w
	name := string(appendAttr(nil, o.tag.tag.Name))
	r.out = fmt.Appendf(r.out, inlinePicture, w, w, cx, cy, id, name, id, name, rel, cx, cy, w, w)
	return nil
}

// inlinePicture is a drawing in the line of text (ECMA-376 part 1, 20.4.2.8).
const inlinePicture = `</%st><%sdrawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">` +
	`<wp:extent cx="%d" cy="%d"/><wp:docPr id="%d" name="图片 %s"/>` +
	`<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>` +
	`<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">` +
	`<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="%d" name="%s"/><pic:cNvPicPr/></pic:nvPicPr>` +
	`<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="%s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
	`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></%sdrawing><%st xml:space="preserve">`
