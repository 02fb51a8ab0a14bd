package guard

// An office is the look into one Word or Excel package.
type office struct {
	limits   Limits
	budget   *int   // unpacked bytes left, for embedded packages too
	effort   *int   // what may still be looked at closely
	depth    int    // how many packages it lies in
	within   string // their names, for [Fault.Part]
	faults   *Faults
	warnings *Faults
	z        *inflater
	buffer   []byte
	kept     [][]byte // unpacked members, by place; nil for one that is not kept

	members    []member
	index      map[string]int // by folded name
	types      contentTypes
	mains      []string                   // parts the package calls its main one
	chartBooks map[string]bool            // workbooks of charts, which may be there
	objects    map[string]bool            // embedded objects
	gone       map[string]map[string]bool // relationships taken out: ids by folded source
	extensions []relationship             // of the package, to be taken out with their parts
	current    int                        // the .rels member being read
	sheets     map[string]string          // names of sheets by folded part, once one is told of
	changes
}

func (o *office) refuse(d Danger, part, message string) {
	o.faults.add(d, o.within+part, message, remedies[d])
}

func (o *office) warn(d Danger, part, message, done string) {
	o.warnings.add(d, o.within+part, message, done)
}

// inspect looks into the whole package and tells what it is.
func (o *office) inspect(file []byte) Kind {
	o.members = readMembers(file, o.limits, o.faults)
	holdNames(o.members, o.faults)
	if o.members == nil || !o.affordable() || len(*o.faults) > 0 {
		return Other
	}
	o.index = make(map[string]int, len(o.members))
	for i := range o.members {
		o.index[folded(o.members[i].name)] = i
	}
	o.chartBooks, o.objects, o.gone = map[string]bool{}, map[string]bool{}, map[string]map[string]bool{}
	o.changes = changes{edits: map[int][]edit{}, anew: map[int][]byte{}, removed: map[int]bool{}}
	o.keep()
	types, ok := o.index[contentTypesName]
	if !ok {
		o.strangeZip()
		return Other
	}
	o.readContentTypes(types)
	kind := o.scanAll()
	o.stripExtensions(types)
	return kind
}

// affordable holds what the members say they unpack to against the limits.
func (o *office) affordable() bool {
	for i := range o.members {
		m := &o.members[i]
		*o.budget -= m.size
		packed := max(len(m.packed), 1)
		if m.size > o.limits.Part || *o.budget < 0 || m.size > sparseRatio && m.size/packed > o.limits.Ratio {
			o.faults.add(Bomb, o.within+m.name, quoted(m.name)+"解开后过大或压缩比异常，疑似压缩炸弹", "请删去多余的空白行列或大图片，另存一份")
			return false
		}
	}
	return true
}

// scanAll reads every member: first the relationships, by which the others are judged.
func (o *office) scanAll() Kind {
	for i := range o.members {
		if o.members[i].name != "" && isRelations(o.members[i].name) {
			o.current = i
			for _, r := range o.readRelations(i) {
				if r.source == "" && r.kind == "officedocument" {
					o.mains = append(o.mains, r.part())
				}
				o.relate(i, r)
			}
		}
	}
	kind := o.judgeMain()
	for i := range o.members {
		if !isRelations(o.members[i].name) && folded(o.members[i].name) != contentTypesName && !o.members[i].isFolder() {
			o.scanMember(i)
		}
	}
	return kind
}

// xmlOf is the plain text of a member every package has; it is apart from the buffer.
func (o *office) xmlOf(i int) []byte {
	data, wrong := o.unpack(i, nil)
	if wrong != "" {
		o.damaged(o.members[i].name, wrong)
		return nil
	}
	return o.plain(i, data)
}

// eachTag goes through the start tags of a member's text, and refuses it when not all of them can be seen.
func (o *office) eachTag(i int, text []byte, visit func(*reader, tag)) {
	r := reader{src: text}
	for {
		t, ok := r.next()
		if !ok {
			break
		}
		visit(&r, t)
	}
	name := o.members[i].name
	switch {
	case r.dtd:
		o.faults.add(Doctype, o.within+name, o.where(name)+"含有DTD声明（<!DOCTYPE）", resave)
	case r.wrong != "":
		o.damaged(name, "的XML不完整："+r.wrong)
	}
}

func (o *office) damaged(name, wrong string) {
	o.faults.add(Damaged, o.within+name, "文件已损坏："+quoted(name)+wrong, resave)
}

// plain is the text of an XML member; a text that hides its markup or declares a type is refused.
func (o *office) plain(i int, data []byte) []byte {
	name := o.members[i].name
	text, anew, wrong := plainXML(data)
	if wrong != "" {
		o.faults.add(Encoding, o.within+name, o.where(name)+wrong, resave)
		return nil
	}
	if anew {
		o.anew[i] = text
	}
	return text
}
