package web

import (
	"fmt"
	"html/template"
	"strings"
	"time"

	"huishang"
)

// pageFuncs are what every page may use beside its data.
var pageFuncs = template.FuncMap{
	"day":     func(d huishang.Date) string { return d.Chinese() },
	"minute":  minuteOf,
	"size":    sizeOf,
	"article": articlePath,
	"inc":     func(i int) int { return i + 1 },
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
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%d KB", (n+1<<9)>>10)
	}
	return fmt.Sprintf("%d 字节", n)
}

// articlePath is where an article of the Measures can be read. Words such as 第十九条（二） lead to 第十九条.
func articlePath(article string) string {
	if at := strings.Index(article, "条"); at >= 0 {
		article = article[:at+len("条")]
	}
	return "/measures#" + article
}
