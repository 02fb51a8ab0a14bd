// Command huishang fills the documents of 厅市会商 from a dossier. One file holds one subcommand.
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/alecthomas/kong"
)

// commands are the subcommands in the order of the help. Each is a struct in a file of its own with a method
// Run(terminal) error; its fields are its flags and arguments.
type commands struct {
	Fill      fillCommand      `cmd:"" help:"由一份卷宗生成正式文件。"`
	Report    reportCommand    `cmd:"" help:"由多份卷宗生成领导一页纸、台账和汇总表（Excel）。"`
	Form      formCommand      `cmd:"" help:"生成发给市局和处室填写的 Excel 表格。"`
	Read      readCommand      `cmd:"" help:"读取填好的 Excel 表格，得到卷宗的一部分（JSON）。"`
	Serve     serveCommand     `cmd:"" help:"打开网页和接口。"`
	Render    renderCommand    `cmd:"" help:"用任意 JSON 数据填写一份 Word 模板。"`
	Inspect   inspectCommand   `cmd:"" help:"列出 Word 模板里的全部标签（JSON）。"`
	Templates templatesCommand `cmd:"" help:"复制出程序自带的 Word 和 Excel 模板，供修改。"`
	Check     checkCommand     `cmd:"" help:"按管理办法检查卷宗，按公文格式检查 Word 文件。"`
	Steps     stepsCommand     `cmd:"" help:"列出卷宗办到哪一步，接下来谁办什么。"`
	Rules     rulesCommand     `cmd:"" help:"列出检查规则，或运行规则的例子。"`
	Remind    remindCommand    `cmd:"" help:"列出某一天或一段日子该提醒谁什么。"`
	Calendar  calendarCommand  `cmd:"" help:"列出、导入调休表，或列出一个市今后的日子。"`
	Mail      mailCommand      `cmd:"" help:"试发邮件。"`
	Audit     auditCommands    `cmd:"" help:"审计日志。"`
	Backup    backupCommand    `cmd:"" help:"把全部数据备份成一个文件，服务不用停。"`
	Restore   restoreCommand   `cmd:"" help:"把备份恢复到空的地方。"`
	Export    exportCommand    `cmd:"" help:"导出一个市的全部文件和数据（zip，附目录）。"`
	User      userCommand      `cmd:"" help:"管理用户。"`
	Key       keyCommand       `cmd:"" help:"管理接口密钥。"`
	Version   versionCommand   `cmd:"" help:"显示版本。"`
}

// terminal is where a subcommand writes, results to out and everything else to err, and where it reads what must not be an argument.
type terminal struct {
	out, err io.Writer
	in       io.Reader
}

func main() {
	os.Exit(run(os.Args[1:], terminal{os.Stdout, os.Stderr, os.Stdin}))
}

// run carries out one command line and gives the exit status.
func run(args []string, t terminal) int {
	parser := newParser(t)
	ctx, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(t.err, "命令行写法不对：%s\n运行 huishang --help 查看用法。\n", inChinese(err))
		return statusUnusable
	}
	return conclude(ctx.Run(t), t)
}

func newParser(t terminal) *kong.Kong {
	return kong.Must(&commands{},
		kong.Name("huishang"),
		kong.Description("厅市会商：一份卷宗，生成全部正式文件。"),
		kong.Writers(t.out, t.err),
		kong.Help(printHelp),
		kong.PostBuild(func(k *kong.Kong) error {
			k.Model.HelpFlag.Help = "显示帮助。"
			nameArguments(k.Model.Node)
			return nil
		}),
	)
}

// nameArguments gives the arguments the names people see: the help and what is said of a missing one take them from there.
func nameArguments(node *kong.Node) {
	for _, argument := range node.Positional {
		if argument.Tag.PlaceHolder != "" {
			argument.Name = argument.Tag.PlaceHolder
		}
	}
	for _, below := range node.Children {
		nameArguments(below)
	}
}
