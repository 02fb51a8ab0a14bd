package checks

import (
	"testing"

	"pgregory.net/rapid"
)

func TestSimilarity(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"机器人产业创新", "机器人产业创新", "1"},
		{"机器人产业创新", "推进机器人产业创新发展", "1"},
		{"机器人产业创新", "机器人 产业（创新）", "1"},
		{"氢能重卡示范", "氢能重卡示范线", "0.9091"}, // five pairs of five and six
		{"装备制造", "制造装备", "0.6667"},
		{"新增高新技术企业培育", "省级创新平台建设", "0"},
		{"项目", "项目", "1"}, // stop words alone stand for themselves
		{"钢", "钢", "1"},
		{"钢", "铁", "0"},
		{"", "", "0"},
		{"、", "、", "0"},
	} {
		if got := similarity(c.a, c.b).String(); got != c.want {
			t.Errorf("%s and %s are %s alike, want %s", c.a, c.b, got, c.want)
		}
	}
}

// TestSimilarityIsSymmetric holds that it does not matter which title comes first, and that no title is more than itself.
func TestSimilarityIsSymmetric(t *testing.T) {
	titles := rapid.StringOfN(rapid.RuneFrom([]rune("机器人产业创新平台的与项目 ")), 0, 12, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b := titles.Draw(t, "a"), titles.Draw(t, "b")
		x, y := similarity(a, b), similarity(b, a)
		if !x.Equal(y) || x.IsNegative() || x.GreaterThan(decimalOne) {
			t.Errorf("%q and %q: %s and %s", a, b, x, y)
		}
	})
}
