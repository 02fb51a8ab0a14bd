package guard

import (
	"bytes"
	"compress/flate"
	"io"
	"math/rand/v2"
	"testing"
)

func deflated(t testing.TB, data []byte, level int) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, level)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// samples are texts of every kind of block: stored, fixed codes, long codes, overlapping repeats.
func samples() map[string][]byte {
	r := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 200_000)
	skewed := make([]byte, 200_000)
	for i := range noise {
		noise[i] = byte(r.Uint32())
		skewed[i] = byte(r.ExpFloat64() * 12)
	}
	return map[string][]byte{
		"nothing": {}, "a letter": []byte("a"), "a run": bytes.Repeat([]byte("a"), 100_000), "noise": noise, "skewed": skewed,
		"sheet": bytes.Repeat([]byte(`<c r="A1" s="3" t="s"><v>17</v></c>`), 5000),
	}
}

func TestInflate(t *testing.T) {
	for name, data := range samples() {
		for _, level := range []int{flate.NoCompression, flate.BestSpeed, flate.DefaultCompression, flate.BestCompression, flate.HuffmanOnly} {
			packed := deflated(t, data, level)
			var z inflater
			got := make([]byte, len(data))
			if used, err := z.inflate(got, append(packed, "PK after the end"...)); err != nil || used != len(packed) || !bytes.Equal(got, data) {
				t.Errorf("%s at level %d: used %d of %d, %v", name, level, used, len(packed), err)
			}
			if _, err := z.inflate(got, packed[:len(packed)-1]); err == nil {
				t.Errorf("%s at level %d: an end cut off is not noticed", name, level)
			}
			if _, err := z.inflate(make([]byte, len(data)+1), packed); err == nil {
				t.Errorf("%s at level %d: a missing byte is not noticed", name, level)
			}
			if len(data) > 0 {
				if _, err := z.inflate(make([]byte, len(data)-1), packed); err == nil {
					t.Errorf("%s at level %d: a byte too many is not noticed", name, level)
				}
			}
		}
	}
}

// FuzzInflate holds the inflater against the standard library's: what one takes the other takes, with the same bytes.
func FuzzInflate(f *testing.F) {
	for _, data := range samples() {
		f.Add(deflated(f, data[:min(len(data), 3000)], flate.DefaultCompression))
	}
	f.Add([]byte{4, 0xfe, 0xff})
	f.Fuzz(func(t *testing.T, packed []byte) {
		source := bytes.NewReader(packed)
		want, err := io.ReadAll(io.LimitReader(flate.NewReader(source), 1<<20))
		if len(want) == 1<<20 {
			return
		}
		var z inflater
		got := make([]byte, len(want))
		used, own := z.inflate(got, packed)
		if err != nil {
			return // the standard library gives up sooner or later; what it gave is no measure
		}
		if own != nil || !bytes.Equal(got, want) || used != len(packed)-source.Len() {
			t.Errorf("used %d of %d with %d left by the other, %v; %d bytes", used, len(packed), source.Len(), own, len(want))
		}
	})
}

func BenchmarkInflate(b *testing.B) {
	data := samples()["skewed"]
	sheet := worksheetText(20_000)
	for name, data := range map[string][]byte{"skewed": data, "sheet": sheet} {
		packed := deflated(b, data, flate.DefaultCompression)
		b.Run(name+"/own", func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			out := make([]byte, len(data))
			var z inflater
			for b.Loop() {
				if _, err := z.inflate(out, packed); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"/compress-flate", func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			out := make([]byte, len(data))
			source := bytes.NewReader(nil)
			r := flate.NewReader(source)
			for b.Loop() {
				source.Reset(packed)
				if err := r.(flate.Resetter).Reset(source, nil); err != nil {
					b.Fatal(err)
				}
				if _, err := io.ReadFull(r, out); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
