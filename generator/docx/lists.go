package docx

// lists are the numberings of a document: w:num points at w:abstractNum, whose levels say how to count.
type lists struct {
	t        *tree
	numbers  map[int]*listNumber
	abstract map[int]*listShape
}

// A listNumber is one w:num.
type listNumber struct {
	shape  int
	own    map[int]*listLevel // levels this number writes differently
	starts map[int]int        // levels it starts again
}

// A listShape is one w:abstractNum.
type listShape struct{ levels map[int]*listLevel }

// A listLevel says how one level is counted and written.
type listLevel struct {
	start    int
	format   string // decimal, chineseCounting, …
	text     string // （%1）
	suffix   string // tab, space, nothing
	pPr, rPr int32
}

func readLists(t *tree) *lists {
	l := &lists{t: t, numbers: map[int]*listNumber{}, abstract: map[int]*listShape{}}
	if t == nil {
		return l
	}
	for n := range t.children(0) {
		switch t.nodes[n].name {
		case "w:abstractNum":
			id, _ := t.attr(n, "abstractNumId")
			l.abstract[whole(string(id.value))] = &listShape{readLevels(t, n)}
		case "w:num":
			id, _ := t.attr(n, "numId")
			l.numbers[whole(string(id.value))] = readListNumber(t, n)
		}
	}
	return l
}

func readListNumber(t *tree, n int32) *listNumber {
	number := &listNumber{shape: -1, own: map[int]*listLevel{}, starts: map[int]int{}}
	for c := range t.children(n) {
		switch t.nodes[c].name {
		case "w:abstractNumId":
			number.shape = whole(t.val(c))
		case "w:lvlOverride":
			at, _ := t.attr(c, "ilvl")
			for i, level := range readLevels(t, c) {
				number.own[i] = level
			}
			if start := t.child(c, "w:startOverride"); start >= 0 {
				number.starts[whole(string(at.value))] = whole(t.val(start))
			}
		}
	}
	return number
}

func readLevels(t *tree, n int32) map[int]*listLevel {
	out := map[int]*listLevel{}
	for c := range t.children(n) {
		if t.nodes[c].name != "w:lvl" {
			continue
		}
		at, _ := t.attr(c, "ilvl")
		level := &listLevel{format: "decimal", suffix: "tab", pPr: t.child(c, "w:pPr"), rPr: t.child(c, "w:rPr")}
		for k := range t.children(c) {
			switch t.nodes[k].name {
			case "w:start":
				level.start = whole(t.val(k))
			case "w:numFmt":
				level.format = t.val(k)
			case "w:lvlText":
				level.text = t.val(k)
			case "w:suff":
				level.suffix = t.val(k)
			}
		}
		out[whole(string(at.value))] = level
	}
	return out
}

// level finds the level a numbering means, or nil.
func (l *lists) level(at listing) *listLevel {
	number := l.numbers[at.num]
	if number == nil {
		return nil
	}
	if own := number.own[at.level]; own != nil {
		return own
	}
	if shape := l.abstract[number.shape]; shape != nil {
		return shape.levels[at.level]
	}
	return nil
}
