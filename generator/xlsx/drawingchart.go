package xlsx

import "huishang/generator/opc"

// charts writes the charts of the drawing; a copy of the drawing gets its own.
func (d *drawingWriter) charts(part string) {
	for i := range d.rels {
		rel := &d.rels[i]
		source := opc.Resolve(part, rel.target)
		ch := d.r.tpl.charts[source]
		if ch == nil || rel.external || rel.kind != "chart" {
			continue
		}
		name := source
		if d.part != part {
			name = d.r.copyOf(source)
			rel.target = relativeTo(d.part, name)
			d.chartRelations(source, name)
		}
		d.r.changed[name] = d.r.chart(d.w, ch)
	}
}

// chartRelations gives a copied chart what the chart names: its colours and its
// style, which copies may share.
func (d *drawingWriter) chartRelations(from, to string) {
	rels, err := d.r.tpl.archive.relations(from)
	if err != nil || len(rels) == 0 {
		return
	}
	for i := range rels {
		if !rels[i].external {
			rels[i].target = relativeTo(to, opc.Resolve(from, rels[i].target))
		}
	}
	d.r.writeRelations(to, rels)
}
