package web

import (
	"regexp"
	"strings"
)

// browsers are the marks browsers leave in how they call themselves, the special before those they pretend to be.
var browsers = []struct {
	name string
	mark *regexp.Regexp
}{
	{"微信", regexp.MustCompile(`MicroMessenger/(\d+)`)},
	{"360 浏览器", regexp.MustCompile(`360SE|QihooBrowser|360EE`)},
	{"QQ 浏览器", regexp.MustCompile(`QQBrowser/(\d+)`)},
	{"搜狗浏览器", regexp.MustCompile(`MetaSr|SogouMobileBrowser`)},
	{"UC 浏览器", regexp.MustCompile(`UCBrowser/(\d+)|UBrowser/(\d+)`)},
	{"Edge", regexp.MustCompile(`Edg(?:e|A|iOS)?/(\d+)`)},
	{"Firefox", regexp.MustCompile(`(?:Firefox|FxiOS)/(\d+)`)},
	{"Chrome", regexp.MustCompile(`(?:Chrome|CriOS)/(\d+)`)},
	{"Safari", regexp.MustCompile(`Version/(\d+).*Safari/`)},
	{"IE", regexp.MustCompile(`MSIE (\d+)|Trident/.*rv:(\d+)`)},
}

// machines are the marks of what browsers run on, the special before the general.
var machines = []struct{ name, mark string }{
	{"鸿蒙", "OpenHarmony"}, {"iPhone", "iPhone"}, {"iPad", "iPad"}, {"安卓", "Android"}, {"Windows", "Windows"}, {"Mac", "Macintosh"}, {"Linux", "Linux"},
}

// browserOf is what people call a browser that calls itself so: Edge 138（Windows）. One that is not known is told as it calls itself.
func browserOf(agent string) string {
	for _, b := range browsers {
		found := b.mark.FindStringSubmatch(agent)
		if found == nil {
			continue
		}
		name := strings.TrimSpace(b.name + " " + strings.Join(found[1:], ""))
		for _, m := range machines {
			if strings.Contains(agent, m.mark) {
				return name + "（" + m.name + "）"
			}
		}
		return name
	}
	return agent
}
