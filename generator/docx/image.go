package docx

import (
	"fmt"
	"path"
	"strings"

	"huishang/generator/opc"
	"huishang/generator/tags"
)

// maxWidth is that of an image without a size, in EMU: the type area of GB/T 9704.
const maxWidth = 15.6 * opc.EMUPerCm

const imageRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"

// addPicture stores the picture and gives the id by which the part names it.
func (r *renderer) addPicture(p opc.Picture) string {
	name := r.extra.addMedia(p.Ext, p.MIME, p.Data)
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
	p, err := opc.ReadPicture(v)
	if err != nil {
		return err
	}
	cx, cy, err := p.Size(o.tag.tag.Args, maxWidth)
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
