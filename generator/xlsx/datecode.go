package xlsx

import "strings"

// dateCode reports whether a format code shows parts of a date: letters y, m,
// d, h, s, e or a weekday outside of quotes and brackets (ECMA-376 part 1,
// 18.8.31). A colour or a currency in brackets is none.
func dateCode(code string) bool {
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"':
			if n := strings.IndexByte(code[i+1:], '"'); n >= 0 {
				i += n + 1
			}
		case '[':
			n := strings.IndexByte(code[i:], ']')
			if n < 0 {
				return false
			}
			if elapsed(code[i+1 : i+n]) {
				return true
			}
			i += n
		case '\\', '_', '*':
			i++
		case 'y', 'm', 'd', 'h', 's', 'Y', 'M', 'D', 'H', 'S':
			return true
		case 'a', 'A':
			if len(code) >= i+3 && strings.EqualFold(code[i:i+3], "aaa") {
				return true
			}
		case 'e', 'E':
			if i+1 == len(code) || code[i+1] != '+' && code[i+1] != '-' {
				return true
			}
		case 'g', 'G':
			for _, name := range []string{"General", "G/通用格式"} {
				if len(code) >= i+len(name) && strings.EqualFold(code[i:i+len(name)], name) {
					i += len(name) - 1
					break
				}
			}
		}
	}
	return false
}

// elapsed reports [h], [mm], [ss]: time that goes on beyond a day.
func elapsed(s string) bool {
	s = strings.ToLower(s)
	return s != "" && strings.Contains("hms", s[:1]) && strings.Trim(s, s[:1]) == ""
}

// generalCode is how the format that shows a number as it is may be written.
func generalCode(code string) bool {
	return strings.EqualFold(code, "General") || code == "G/通用格式"
}
