package excerpt

import "testing"

func FuzzExcerpt(f *testing.F) {
	f.Add([]byte("{\n \"note\": 唐山\n}"), 2, 10)
	f.Add([]byte(""), 1, 1)
	f.Add([]byte("\xFF\xFE"), 9, -1)
	f.Fuzz(func(t *testing.T, data []byte, line, column int) {
		if line > 1000 {
			return // the decoder never tells a line that is not there
		}
		e := Of(data, line, column)
		if len([]rune(e.Before+e.At+e.After)) > 100 {
			t.Errorf("%d:%d of %q: %+v", line, column, data, e)
		}
	})
}
