package xlsx

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
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
	emuPerCm    = 360000
	emuPerPixel = 9525
	maxWidth    = 20 * emuPerCm // of an image without a size
)

// placed is an image and the cell it stands on.
type placed struct {
	row, col int
	name     string
	p        picture
	cx, cy   int
}

// A picture is an image value, checked.
type picture struct {
	data          []byte
	ext, mime     string
	width, height int // pixels
}

// picture puts an image on a cell, which itself stays empty.
func (f *filler) picture(p place, c *cell, k filled) {
	f.emptyCell(p, c)
	pic, err := readPicture(k.v)
	var cx, cy int
	if err == nil {
		cx, cy, err = pic.size(k.tag.tag.Args)
	}
	if err != nil {
		f.r.faultAt(k.tag, f.scope, err.Error(), false)
		return
	}
	f.w.images = append(f.w.images, placed{p.outRow, p.outCol, k.tag.tag.Name, pic, cx, cy})
}

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

// media stores an image once and gives its part.
func (r *renderer) media(p picture) string {
	sum := sha256.Sum256(p.data)
	key := hex.EncodeToString(sum[:])
	if r.added.media == nil {
		r.added.media, r.added.defaults = map[string]string{}, map[string]string{}
	}
	if name, ok := r.added.media[key]; ok {
		return name
	}
	name := r.newPart("xl/media/image%d." + p.ext)
	r.added.media[key] = name
	r.added.defaults[p.ext] = p.mime
	r.changed[name] = p.data
	return name
}

// images adds the images to the drawing, each fixed to its cell.
func (d *drawingWriter) images(ids int) {
	for i, im := range d.w.images {
		part := d.r.media(im.p)
		carrier := &sheetOut{rels: d.rels}
		id := d.r.relate(carrier, relation{kind: "image", target: relativeTo(d.part, part)})
		d.rels = carrier.rels
		d.out = fmt.Appendf(d.out, pictureAnchor, im.col-1, im.row-1, im.cx, im.cy, ids*2+i+100, appendAttr(nil, im.name), id, im.cx, im.cy)
	}
}

// newDrawing names the drawing of a sheet that had none and got images.
func (f *filler) newDrawing() {
	if len(f.w.images) == 0 {
		return
	}
	part := f.r.newPart("xl/drawings/drawing%d.xml")
	id := f.r.relate(f.w, relation{kind: "drawing", target: relativeTo(f.w.part, part)})
	f.w.drawing = part
	f.out = append(f.out, `<`+f.prefix+`drawing xmlns:r="`+relationBase+`" r:id="`+id+`"/>`...)
}

// firstDrawing writes the drawing of a sheet that had none.
func (r *renderer) firstDrawing(w *sheetOut) {
	d := &drawingWriter{r: r, w: w, part: w.drawing}
	d.out = []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">`)
	d.images(0)
	r.changed[w.drawing] = append(d.out, "</xdr:wsDr>"...)
	r.writeRelations(w.drawing, d.rels)
	r.added.types = append(r.added.types, partType{w.drawing, "application/vnd.openxmlformats-officedocument.drawing+xml"})
}

// pictureAnchor fixes a picture to a cell (ECMA-376 part 1, 20.5.2.24). The
// namespaces are declared again, for the drawing may use other prefixes.
const pictureAnchor = `<xdr:oneCellAnchor xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">` +
	`<xdr:from><xdr:col>%d</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="%d" cy="%d"/>` +
	`<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="%d" name="图片 %s"/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr>` +
	`<xdr:blipFill><a:blip xmlns:r="` + relationBase + `" r:embed="%s"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>` +
	`<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor>`
