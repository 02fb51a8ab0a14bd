package generator

import "testing"

// TestBare holds what a label is compared by, of every kind of character alone and between others.
func TestBare(t *testing.T) {
	for text, want := range map[string]string{"": "", "科技支出": "科技支出", " 科技 支出（万元）* ": "科技支出(万元)", "ＲＤ：占比※": "RD占比", "a\u00a0b\u3000c\u200bd\ufeffe": "abcde",
		"科\xe4": "科\ufffd", "\xe4\xb8": "\ufffd\ufffd", "\xe9\x41\x42": "\ufffdAB", "\x7f": "\x7f", "\x01": "\x01"} {
		if got := bare(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
	for r := rune(1); r <= 0x10FFFF; r++ {
		switch narrow := denseRune(r); {
		case r >= 0xD800 && r < 0xE000, !isBare(string(r)):
		case narrow != r || r == '*' || r == ':' || r == '△' || r == '▲' || r == '※':
			t.Errorf("%q (%U) is taken to be bare", r, r)
		}
	}
	for r := '一'; r <= '鿿'; r++ {
		if !isBare("前" + string(r) + "a") {
			t.Fatalf("%q (%U) is not taken to be bare", r, r)
		}
	}
}
