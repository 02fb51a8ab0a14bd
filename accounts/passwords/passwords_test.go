package passwords

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWeakPasswords(t *testing.T) {
	c := NewChecker()
	for password, says := range map[string]string{
		"":                        "至少10个字符，现为0个",
		"短密码九个字符呀呀":               "至少10个字符，现为9个",
		strings.Repeat("长短", 65):  "不能超过128个字符",
		"abc\x00defghijk":         "不能使用的字符",
		"qwertyuiop":              "很多人在用",
		"QwertyUiop":              "很多人在用",
		"basketball":              "很多人在用",
		"dragon20261123":          "很多人在用",
		"!!password!!":            "很多人在用",
		"P@ssw0rd2026":            "很多人在用",
		"1qaz2wsx3edc":            "很多人在用",
		"123456789a":              "很多人在用",
		"13812345678":             "一串数字",
		"13020219800101123X":      "一串数字",
		"aaaaaaaaaaaaaaa":         "重复或连续",
		"abababababab":            "重复或连续",
		"xyzwvxyzwvxyzwv":         "重复或连续",
		"bcdefghijklmnop":         "重复或连续",
		"zyxwvutsrqpon":           "重复或连续",
		"woaini1314520":           "容易被猜到",
		"woaini5201314!":          "容易被猜到",
		"Tangshan@2026":           "容易被猜到",
		"huishang-2026":           "容易被猜到",
		"shijiazhuang123":         "容易被猜到",
		"hebeikejiting":           "容易被猜到",
		"zhangsan-2026":           "容易被猜到",
		"admin888888":             "很多人在用",
		"huishang会商huishang":      "容易被猜到",
		"张三张三张三唐山科技局":             "容易被猜到",
		"Qwe123Asd456":            "容易被猜到",
		"a123456a123456":          "重复或连续",
		"mother-tree-94-lake":     "",
		"八点半的会议室空调太冷":             "",
		"vX9#pLq2mZ":              "",
		"correct horse battery":   "",
		" 空格也算一个字符的密码 ":           "",
		"unmarred quilt 7 yonder": "",
	} {
		err := c.Check(password, "zhangsan", "张三")
		if says == "" && err != nil || says != "" && (!errors.As(err, &Weak{}) || !strings.Contains(err.Error(), says)) {
			t.Errorf("%q: %v, want %q", password, err, says)
		}
	}
}

// At least the 3,000 most frequent passwords are refused, and every one on the list that is long enough (ASVS 5.0, 6.2.4).
func TestCommonPasswordsAreRefused(t *testing.T) {
	c := NewChecker()
	all, long := 0, 0
	for word := range c.common {
		all++
		if utf8.RuneCountInString(word) < Shortest {
			continue
		}
		long++
		if err := c.Check(word, "", ""); err == nil {
			t.Errorf("%q is let through", word)
		}
	}
	if all < 13_000 || long < 1_500 {
		t.Errorf("the list holds %d passwords, %d of them long enough", all, long)
	}
	for i, word := range strings.Fields(commonList) {
		if i == 3000 {
			break
		}
		if err := c.Check(word+"20261123", "", ""); err == nil && utf8.RuneCountInString(word) > 3 {
			t.Errorf("%q with a date is let through", word)
		}
	}
}

func FuzzCheck(f *testing.F) {
	f.Add("mother-tree-94-lake", "zhangsan", "张三")
	f.Add("\xff\xfe0123456789", "", "")
	c := NewChecker()
	f.Fuzz(func(t *testing.T, password, login, name string) {
		if len(password)+len(login)+len(name) > 2000 {
			return // longer than any there can be
		}
		if n := utf8.RuneCountInString(password); c.Check(password, login, name) == nil && (n < Shortest || n > Longest) {
			t.Errorf("%q is let through", password)
		}
	})
}
