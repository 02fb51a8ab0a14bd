package docx

// styleNumbers reads which paragraph styles number their paragraphs, their own
// numbering or that of the style they are based on.
func (a *archive) styleNumbers(name string) map[string]listing {
	out := map[string]listing{}
	data, ok := a.Get(name)
	if !ok {
		return out
	}
	t, err := parseXML(data)
	if err != nil {
		return out
	}
	based := map[string]string{}
	for i := range t.nodes {
		if t.nodes[i].name != "w:style" {
			continue
		}
		n := int32(i)
		id, _ := t.attr(n, "styleId")
		if b := t.child(n, "w:basedOn"); b >= 0 {
			based[string(id.value)] = t.val(b)
		}
		if pPr := t.child(n, "w:pPr"); pPr >= 0 {
			if numPr := t.child(pPr, "w:numPr"); numPr >= 0 {
				out[string(id.value)], _ = readNumPr(t, numPr)
			}
		}
	}
	for id := range based {
		if _, own := out[id]; own {
			continue
		}
		for up, steps := based[id], 0; up != "" && steps < 20; up, steps = based[up], steps+1 {
			if l, ok := out[up]; ok {
				out[id] = l
				break
			}
		}
	}
	return out
}

// treeOf parses a part, or gives nil.
func (a *archive) treeOf(name string) *tree {
	data, ok := a.Get(name)
	if !ok {
		return nil
	}
	t, err := parseXML(data)
	if err != nil {
		return nil
	}
	return t
}
