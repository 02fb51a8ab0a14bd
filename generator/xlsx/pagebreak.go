package xlsx

import (
	"bytes"
	"strconv"
)

// breaks writes page breaks, which stand behind a row or column.
func (f *filler) breaks(k node, l *layout) {
	f.list(k, "brk", func(v node) bool {
		id, any := v.number("id"), false
		for _, s := range l.copies(id, id, nil) {
			f.empty("brk", string(setAttr(v.attrs(), "id", strconv.Itoa(s.to))))
			any = true
		}
		return any
	})
	if _, has := attrOf(k.attrs(), "manualBreakCount"); has {
		f.manualCount(k)
	}
}

// manualCount sets the number of breaks set by hand to that of all breaks written.
func (f *filler) manualCount(k node) {
	i := bytes.LastIndex(f.out, []byte("<"+f.prefix+string(k.name)))
	if i < 0 {
		return
	}
	n := bytes.Count(f.out[i:], []byte(` man="1"`)) + bytes.Count(f.out[i:], []byte(` man="true"`))
	end := i + bytes.IndexByte(f.out[i:], '>')
	from := i + 1 + len(f.prefix) + len(k.name)
	attrs := setAttr(f.out[from:end], "manualBreakCount", strconv.Itoa(n))
	f.out = append(append(append([]byte(nil), f.out[:from]...), attrs...), f.out[end:]...)
}
