package mail

import (
	"strings"
	"testing"
)

func TestAddresses(t *testing.T) {
	for in, want := range map[string]string{
		"kjj@example.gov.cn": "", " 123456@qq.com ": "", "a.b+c@163.com": "", "a@[127.0.0.1]": "", "a@localhost": "",
		"a@b@example.org": "有两个 @", "a@example.org\r\nBcc: b@example.org": "控制字符", "a\x00@example.org": "控制字符", "": "是空的",
		"a＠example.org": "全角", "a，b@example.org": "全角", "张三@example.org": "其他文字", "a@例子.中国": "其他文字", "a": "应写成", "@example.org": "应写成",
		"a@": "应写成", "a@.org": "域名", "a@-b.org": "域名", "a@b_c.org": "域名", "<a@example.org>": "只能用", "a b@example.org": "只能用", "a@[x]": "域名",
		"a@example.org,b@example.org": "一处只写一个", strings.Repeat("a", 250) + "@example.org": "长于",
		"a@example.org> SIZE=1": "域名",
	} {
		got, err := ParseAddress(in)
		if want == "" && (err != nil || got.Mailbox != strings.TrimSpace(in)) || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: %v, %v, want %q", in, got, err, want)
		}
	}
}

func TestMasks(t *testing.T) {
	for in, want := range map[string]string{"kjj@example.gov.cn": "k***@example.gov.cn", "a@b.cn": "***@b.cn", "张三": "***", "": "***", "x\n@b.cn": "x***@b.cn"} {
		if got := MaskAddress(in); got != want {
			t.Errorf("address %q: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"张三": "张*", "欧阳小明": "欧***", "李": "李*", "": ""} {
		if got := MaskName(in); got != want {
			t.Errorf("name %q: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"电话13800138000。": "电话***。", "138-0013-8000": "***", "0311-85891234转": "***转", "写给kjj@example.org": "写给k***@example.org",
		"2026年投入12345678901万元": "2026年投入12345678901万元", "事项20261020": "事项20261020"} {
		if got := MaskText(in); got != want {
			t.Errorf("text %q: %q, want %q", in, got, want)
		}
	}
}
