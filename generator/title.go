package generator

import "strings"

// titleWidth is how many characters of size 2 fit on a line of the type area.
const titleWidth = 20

// breaks are the places a title may be parted at: after these words, and before those of heads.
var (
	breaks = []string{"人民政府", "科学技术厅", "协议书", "工作会议", "会商"}
	heads  = []string{"关于", "落实", "厅市会商", "实施方案"}
)

// titleLines parts a long title where its sense allows, nearest to the middle (GB/T 9704-2012, 7.3.1: 回行时词意完整).
func titleLines(title string) []string {
	title = strings.Join(strings.FieldsFunc(title, func(r rune) bool { return r == ' ' || r == '　' }), "")
	letters := []rune(title)
	if len(letters) <= titleWidth {
		return []string{title}
	}
	best, cost := 0, len(letters)
	for at := 1; at < len(letters); at++ {
		if c := abs(2*at - len(letters)); mayPart(string(letters[:at]), string(letters[at:])) && c < cost {
			best, cost = at, c
		}
	}
	if best == 0 {
		return []string{title}
	}
	return append(titleLines(string(letters[:best])), titleLines(string(letters[best:]))...)
}

func mayPart(before, after string) bool {
	for _, b := range breaks {
		if strings.HasSuffix(before, b) {
			return true
		}
	}
	for _, h := range heads {
		if strings.HasPrefix(after, h) {
			return true
		}
	}
	return false
}

func abs(n int) int { return max(n, -n) }
