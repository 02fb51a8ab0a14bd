package main

import "regexp"

// wording gives the Chinese for what kong says about a command line. kong has no types for these errors; the words only change
// what is shown, never what is done.
var wording = []struct {
	said *regexp.Regexp
	zh   string
}{
	{regexp.MustCompile(`^unknown flag (\S+), did you mean (?:one of )?(.+)\?$`), "没有选项 $1，是否应为 $2？"},
	{regexp.MustCompile(`^unknown flag (\S+)$`), "没有选项 $1。"},
	{regexp.MustCompile(`^missing flags: (.+)$`), "缺少选项：$1。"},
	{regexp.MustCompile(`^expected one of (.+)$`), "缺少命令，可用的命令有：$1。"},
	{regexp.MustCompile(`^expected "(\S+).*"$`), "缺少命令或参数：$1。"},
	{regexp.MustCompile(`^missing positional arguments (.+)$`), "缺少参数：$1。"},
	{regexp.MustCompile(`^unexpected argument (\S+), did you mean (?:one of )?(.+)\?$`), "没有命令 $1，是否应为 $2？"},
	{regexp.MustCompile(`^unexpected argument (.+)$`), "多余的参数或没有这个命令：$1。"},
	{regexp.MustCompile(`^unexpected flag argument (.+)$`), "这个选项不带值：$1。"},
	{regexp.MustCompile(`^(\S+) must be one of (.+) but got (.+)$`), "$1 只能是 $2，现为 $3。"},
	{regexp.MustCompile(`^(\S+): missing value, expecting .+$`), "选项 $1 后面缺少值。"},
	{regexp.MustCompile(`^(\S+): expected .+ but got "EOL" .+$`), "选项 $1 后面缺少值。"},
	{regexp.MustCompile(`^(\S+): expected .+ but got (.+)$`), "选项 $1 的值不对：$2。"},
}

// inChinese says what is wrong with a command line.
func inChinese(err error) string {
	for _, w := range wording {
		if w.said.MatchString(err.Error()) {
			return w.said.ReplaceAllString(err.Error(), w.zh)
		}
	}
	return err.Error()
}
