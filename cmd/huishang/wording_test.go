package main

import (
	"testing"

	"github.com/alecthomas/kong"
)

// sample has a flag and an argument of every sort the subcommands use.
type sample struct {
	Fill struct {
		Kind  string `arg:""`
		Out   string `required:""`
		Miss  string `enum:"error,blank" default:"blank"`
		Limit int
		Demo  bool
	} `cmd:""`
	Serve struct{} `cmd:""`
}

func TestUsageErrorsAreInChinese(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{nil, `缺少命令，可用的命令有："fill", "serve"。`},
		{[]string{"serv"}, `没有命令 serv，是否应为 "serve"？`},
		{[]string{"report"}, `多余的参数或没有这个命令：report。`},
		{[]string{"serve", "now"}, `多余的参数或没有这个命令：now。`},
		{[]string{"fill", "--out=x"}, `缺少命令或参数：<kind>。`},
		{[]string{"fill", "protocol"}, `缺少选项：--out=STRING。`},
		{[]string{"fill", "protocol", "--ot=x"}, `没有选项 --ot，是否应为 "--out"？`},
		{[]string{"fill", "protocol", "--quick"}, `没有选项 --quick。`},
		{[]string{"fill", "protocol", "--out"}, `选项 --out 后面缺少值。`},
		{[]string{"fill", "protocol", "--out=x", "--limit=many"}, `选项 --limit 的值不对："many"。`},
		{[]string{"fill", "protocol", "--out=x", "--miss=skip"}, `--miss 只能是 "error","blank"，现为 "skip"。`},
	} {
		parser, err := kong.New(&sample{}, kong.Name("huishang"))
		if err != nil {
			t.Fatal(err)
		}
		_, err = parser.Parse(c.args)
		if err == nil {
			t.Errorf("%q was taken", c.args)
			continue
		}
		if got := inChinese(err); got != c.want {
			t.Errorf("%q: got %s, want %s (kong: %v)", c.args, got, c.want, err)
		}
	}
}
