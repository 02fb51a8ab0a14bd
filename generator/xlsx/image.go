package xlsx

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"huishang/generator/opc"
)

// maxWidth is that of an image without a size, in EMU.
const maxWidth = 20 * opc.EMUPerCm

// placed is an image and the cell it stands on.
type placed struct {
	row, col int
	name     string
	p        opc.Picture
	cx, cy   int
}

// picture puts an image on a cell, which itself stays empty.
func (f *filler) picture(p place, c *cell, k filled) {
	f.emptyCell(p, c)
	pic, err := opc.ReadPicture(k.v)
	var cx, cy int
	if err == nil {
		cx, cy, err = pic.Size(k.tag.tag.Args, maxWidth)
	}
	if err != nil {
		f.r.faultAt(k.tag, f.scope, err.Error(), false)
		return
	}
	f.w.images = append(f.w.images, placed{p.outRow, p.outCol, k.tag.tag.Name, pic, cx, cy})
}

// media stores an image once and gives its part.
func (r *renderer) media(p opc.Picture) string {
	sum := sha256.Sum256(p.Data)
	key := hex.EncodeToString(sum[:])
	if r.added.media == nil {
		r.added.media, r.added.defaults = map[string]string{}, map[string]string{}
	}
	if name, ok := r.added.media[key]; ok {
		return name
	}
	name := r.newPart("xl/media/image%d." + p.Ext)
	r.added.media[key] = name
	r.added.defaults[p.Ext] = p.MIME
	r.changed[name] = p.Data
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
