package web

import (
	"fmt"
	"html/template"
	"regexp"
	"time"

	"huishang"
	"huishang/generator/report"
	"huishang/scheduler"
)

// pageFuncs are what every page may use beside its data.
var pageFuncs = template.FuncMap{
	"day":     func(d huishang.Date) string { return d.Chinese() },
	"minute":  minuteOf,
	"size":    sizeOf,
	"article": articlePath,
	"level":   levelClass,
	"unknown": scheduler.Unknown,
	"inc":     func(i int) int { return i + 1 },
	"lamp":    lampOf,
	"fixed":   fixed,
	"light":   func(l report.Light) template.HTML { return lampOf(report.Signal{Light: l}) },
	"kind":    kindTitle,
}

// shanghai is the time the offices keep. It has had no summer time since 1991.
var shanghai = time.FixedZone("北京时间", 8*60*60)

// minuteOf is an instant as people in Shanghai tell it.
func minuteOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(shanghai).Format("2006年1月2日 15:04")
}

// sizeOf is a number of bytes as people tell it.
func sizeOf(n int64) string {
	switch {
	case n >= 10<<30:
		return fmt.Sprintf("%d GB", n>>30)
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%d KB", (n+1<<9)>>10)
	}
	return fmt.Sprintf("%d 字节", n)
}

// placeInMeasures is how articles and their items are written: 第十九条（二）.
var placeInMeasures = regexp.MustCompile(`第[一二三四五六七八九十]+条(（[一二三四五六七八九十]+）)?`)

// fixed is a figure with so many decimals, or nothing when it is missing.
func fixed(d huishang.Decimal, places int32) string {
	v, known := d.Value()
	if !known {
		return ""
	}
	return v.StringFixed(places)
}

// articlePath is where an article of the Measures, or an item of one, can be read. Of several the first is meant.
func articlePath(article string) string {
	at := placeInMeasures.FindString(article)
	if at == "" {
		return "/measures"
	}
	return "/measures#" + at
}
