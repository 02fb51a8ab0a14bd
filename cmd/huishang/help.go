package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/alecthomas/kong"
)

// printHelp writes the help of the program, or of the subcommand the command line names.
func printHelp(_ kong.HelpOptions, ctx *kong.Context) error {
	w := tabwriter.NewWriter(ctx.Stdout, 0, 0, 3, ' ', 0)
	node := ctx.Selected()
	if node == nil {
		node = ctx.Model.Node
	}
	fmt.Fprintf(w, "用法：%s\n\n%s\n", usage(node), node.Help)
	if commands := node.Children; len(commands) > 0 {
		fmt.Fprintln(w, "\n命令：")
		for _, command := range commands {
			fmt.Fprintf(w, "  %s\t%s\n", strings.TrimPrefix(command.FullPath(), node.Name+" "), command.Help)
		}
	}
	if len(node.Positional) > 0 {
		fmt.Fprintln(w, "\n参数：")
		for _, argument := range node.Positional {
			fmt.Fprintf(w, "  %s\t%s\n", argument.Summary(), argument.Help)
		}
	}
	fmt.Fprintln(w, "\n选项：")
	for _, group := range node.AllFlags(true) {
		for _, flag := range group {
			fmt.Fprintf(w, "  %s\t%s\n", flagName(flag), flagHelp(flag))
		}
	}
	if node.Type == kong.ApplicationNode {
		fmt.Fprintln(w, "\n退出状态：0 正常；1 输入有错误，错误写在标准错误输出；2 用法不对，或文件读写不了。")
		fmt.Fprintln(w, "某个命令的用法：huishang <命令> --help")
	}
	return w.Flush()
}

func usage(node *kong.Node) string {
	if len(node.Children) > 0 {
		return node.FullPath() + " <命令> [选项]"
	}
	parts := []string{node.FullPath()}
	for _, argument := range node.Positional {
		parts = append(parts, argument.Summary())
	}
	for _, flag := range node.Flags {
		if flag.Required {
			parts = append(parts, flagName(flag))
		}
	}
	return strings.Join(append(parts, "[选项]"), " ")
}

func flagName(flag *kong.Flag) string {
	name := "--" + flag.Name
	if flag.Short != 0 {
		name = "-" + string(flag.Short) + ", " + name
	}
	if !flag.IsBool() {
		name += "=" + flag.FormatPlaceHolder()
	}
	return name
}

func flagHelp(flag *kong.Flag) string {
	help := flag.Help
	if flag.Enum != "" {
		help += "可选：" + strings.ReplaceAll(flag.Enum, ",", "、") + "。"
	}
	if flag.HasDefault && flag.Default != "" {
		help += "默认：" + flag.Default + "。"
	}
	return help
}
