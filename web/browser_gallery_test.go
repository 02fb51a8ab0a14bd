package web

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

var takePictures = flag.Bool("pictures", false, "write the pictures of docs/gallery anew")

const galleryFolder = "../docs/gallery"

// A gallery is the pictures a walk takes, in order. Without -pictures it takes none; what it would show is held all the same.
type gallery struct {
	title, about string
	shown        []shown
}

// shown is one screen of a gallery.
type shown struct{ name, title, sentence string }

// shows shows the screen as it is now in a gallery, or in none when there is none, with a title and a sentence on what it is for, and holds it to WCAG 2.1 AA and to the width of a desk and of a phone.
func (w *window) shows(g *gallery, name, title, sentence string) {
	w.t.Helper()
	if g == nil {
		return
	}
	g.shown = append(g.shown, shown{name, title, sentence})
	wide := value[int](w, "innerWidth")
	for _, pixels := range []int{1440, 390} {
		w.width(int64(pixels))
		w.holdsWidth(name, pixels)
		w.holdsNoViolation(fmt.Sprintf("%s, %d wide", name, pixels))
		if *takePictures {
			w.picture(filepath.Join(galleryFolder, fmt.Sprintf("%s-%d.png", name, pixels)))
		}
	}
	w.width(int64(wide))
}

// picture writes the page to a file, down to where nobody looks at a glance any more.
func (w *window) picture(file string) {
	w.t.Helper()
	const most = 2400
	value[int](w, "(scrollTo(0, 0), 0)")
	height := min(value[float64](w, "document.documentElement.scrollHeight"), most)
	shot, err := chromedp.Call(w.ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{CaptureBeyondViewport: new(true),
		Clip: &page.Viewport{Width: value[float64](w, "document.documentElement.clientWidth"), Height: height, Scale: 1}})
	if err != nil {
		w.t.Fatal(err)
	}
	whole, err := png.Decode(bytes.NewReader(shot.Data))
	if err != nil {
		w.t.Fatal(err)
	}
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, fewColours(whole, 64)); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
		w.t.Fatal(err)
	}
}

// fewColours is a picture in the colours it has most of.
func fewColours(from image.Image, most int) *image.Paletted {
	bounds, counts := from.Bounds(), map[color.RGBA]int{}
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			counts[coarse(from.At(x, y))]++
		}
	}
	var all []color.RGBA
	for c := range counts {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b color.RGBA) int {
		if d := counts[b] - counts[a]; d != 0 {
			return d
		}
		return int(a.R)<<16 + int(a.G)<<8 + int(a.B) - int(b.R)<<16 - int(b.G)<<8 - int(b.B)
	})
	palette := paletteOf(all, counts, most)
	nearest := map[color.RGBA]uint8{}
	for _, c := range all {
		nearest[c] = uint8(palette.Index(c))
	}
	made := image.NewPaletted(bounds, palette)
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			made.SetColorIndex(x, y, nearest[coarse(from.At(x, y))])
		}
	}
	return made
}

// paletteOf takes the most frequent colours and, for the other half, those that lie farthest from what is taken: a lamp is few pixels.
func paletteOf(all []color.RGBA, counts map[color.RGBA]int, most int) color.Palette {
	palette := color.Palette{}
	for _, c := range all[:min(most/2, len(all))] {
		palette = append(palette, c)
	}
	for len(palette) < min(most, len(all)) {
		var next color.RGBA
		farthest := 0.0
		for _, c := range all {
			near := palette[palette.Index(c)].(color.RGBA)
			r, g, b := float64(c.R)-float64(near.R), float64(c.G)-float64(near.G), float64(c.B)-float64(near.B)
			if d := (r*r + g*g + b*b) * math.Sqrt(float64(counts[c])); d > farthest {
				next, farthest = c, d
			}
		}
		if farthest == 0 {
			break
		}
		palette = append(palette, next)
	}
	return palette
}

// coarse leaves of a colour what the eye tells apart.
func coarse(c color.Color) color.RGBA {
	r, g, b, _ := c.RGBA()
	step := func(v uint32) uint8 { return uint8(math.Round(float64(v>>8)/8) * 8 * 255 / 256) }
	return color.RGBA{step(r), step(g), step(b), 255}
}

// hold holds the page of the gallery and that it has every picture, or writes the page anew.
func (g *gallery) hold(t *testing.T) {
	t.Helper()
	var text strings.Builder
	fmt.Fprintf(&text, "# %s\n\n%s\n", g.title, g.about)
	for _, s := range g.shown {
		fmt.Fprintf(&text, "\n## %s\n\n%s\n\n", s.title, s.sentence)
		for _, pixels := range []int{1440, 390} {
			file := fmt.Sprintf("%s-%d.png", s.name, pixels)
			fmt.Fprintf(&text, "<img src=\"gallery/%s\" width=\"%d\" alt=\"%s，%d 像素宽\">\n", file, pixels/2, s.title, pixels)
			if _, err := os.Stat(filepath.Join(galleryFolder, file)); err != nil {
				t.Errorf("the gallery lacks a picture (make screenshots): %v", err)
			}
		}
	}
	const name = "../docs/gallery.md"
	if *takePictures {
		if err := os.WriteFile(name, []byte(text.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if written, err := os.ReadFile(name); err != nil || string(written) != text.String() {
		t.Errorf("docs/gallery.md does not show what the walk shows (make screenshots): %v", err)
	}
}
