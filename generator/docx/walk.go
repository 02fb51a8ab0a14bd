package docx

// A reading goes through a part once, from the first byte to the last.
type reading struct {
	doc        *Document
	t          *tree
	part       string
	cascade    *cascade
	counter    *counter
	paragraphs []Paragraph
	tables     []Table
	open       []openParagraph
	within     []openTable
	boxes      []openBox
	fields     []openField
	number     int   // paragraphs begun
	heading    int32 // the last heading that ended, -1 for none
	said       string
	unseen     int // what begins before this byte is not shown: taken out, or said a second time
}

// An openParagraph is a paragraph that has not ended. Those around a text box stay open while the box is read.
type openParagraph struct {
	node   int32
	index  int // in paragraphs, -1 when it is not shown
	runEnd int
	styled *styled
	after  bool // something stands behind its last page break
}

// An openTable counts the rows and cells of a table that has not ended.
type openTable struct {
	end, number, row, cell int
	style                  string
}

type openBox struct {
	end   int
	align string
}

func newReading(d *Document, t *tree, part string, c *cascade) *reading {
	return &reading{doc: d, t: t, part: part, cascade: c, counter: newCounter(c.lists), heading: -1}
}

// walk reads every paragraph with its runs, and every table.
func (r *reading) walk() {
	for i := 0; i < len(r.t.nodes); {
		n := int32(i)
		r.leave(r.t.nodes[i].start)
		i = int(r.enter(n))
	}
	r.leave(len(r.t.src) + 1)
}

// leave closes what ended before the byte.
func (r *reading) leave(at int) {
	for len(r.open) > 0 && r.t.nodes[r.open[len(r.open)-1].node].end <= at {
		o := r.open[len(r.open)-1]
		r.open = r.open[:len(r.open)-1]
		if o.node > r.heading && r.t.isHeading(o.node) {
			r.heading = o.node
			r.said = shorten(r.t.textOf(o.node), 20)
		}
		if o.index >= 0 {
			p := &r.paragraphs[o.index]
			p.BreakLast = p.PageBreak && !o.after
		}
	}
	for len(r.within) > 0 && r.within[len(r.within)-1].end <= at {
		r.within = r.within[:len(r.within)-1]
	}
	for len(r.boxes) > 0 && r.boxes[len(r.boxes)-1].end <= at {
		r.boxes = r.boxes[:len(r.boxes)-1]
	}
	for len(r.fields) > 0 && r.fields[len(r.fields)-1].end > 0 && r.fields[len(r.fields)-1].end <= at {
		r.fields = r.fields[:len(r.fields)-1]
	}
}

// enter reads one element and gives the node to go on with.
func (r *reading) enter(n int32) int32 {
	nd := &r.t.nodes[n]
	switch nd.name {
	case "w:p":
		return r.paragraph(n)
	case "a:p":
		r.number++
		r.open = append(r.open, openParagraph{node: n, index: -1})
	case "w:tbl":
		r.table(n)
	case "w:tr":
		r.row(n)
	case "w:tc":
		if k := len(r.within); k > 0 {
			r.within[k-1].cell++
		}
	case "w:txbxContent":
		r.boxes = append(r.boxes, openBox{nd.end, r.boxAlign(n)})
	case "mc:Fallback":
		r.unseen = max(r.unseen, nd.end)
	case "w:del", "w:moveFrom":
		r.change(n)
		r.unseen = max(r.unseen, nd.end)
	case "w:ins", "w:moveTo", "w:cellIns", "w:cellDel":
		r.change(n)
	case "w:r":
		r.run(n)
	case "w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:sdtPr", "w:tblGrid":
		return r.properties(n)
	default:
		return r.inside(n)
	}
	return n + 1
}

// properties passes over formatting, noting what is tracked in it.
func (r *reading) properties(n int32) int32 {
	end := r.t.subtreeEnd(n)
	for k := n + 1; k < end; k++ {
		name := r.t.nodes[k].name
		if _, tracked := changeKinds[name]; tracked || len(name) > 6 && name[len(name)-6:] == "Change" {
			r.change(k)
			return r.t.subtreeEnd(n)
		}
	}
	return end
}
