package main

import (
	"fmt"
	"strings"

	"huishang"
)

// stepsMarkdown is docs/procedures.md: both procedures as the program knows them, for staff.
func stepsMarkdown() string {
	var b strings.Builder
	b.WriteString(`# 两个程序

本文由程序里的步骤表生成，请勿手改。卷宗办到哪一步，由程序记录推算出来，不另外登记；运行 ` + "`huishang steps 卷宗.json`" + ` 可以看到办到哪一步、谁接着办什么、还缺什么。

- 记录只往后添加：序号连续，日期不倒退，轮次从1起，市领导每提出一次异议加1。
- 不能办的步骤，程序说明缺哪一步、由谁办、依据哪一条；一次说全。
- 旧记录不合程序的，照样读入，逐条列出，不影响推算。
- 警告写了说明、数据类错误登记了放行，才算过了“检查”一栏的阶段。

`)
	writeProcedure(&b, "建立程序（第十五条、第十六条）", "est.")
	writeProcedure(&b, "会议程序（第十七条、第十九条、第二十二条）", "mtg.")
	writeTogether(&b)
	b.WriteString(`## 一年一份卷宗

一个市一年一份卷宗，一份卷宗就是一次工作会议。协议书签署以后：

- **下一次会议在新的卷宗里办**。登记“材料报送通知”，或市科技局报送以后年份的材料，程序就新开那一年的卷宗，接过城市和统计数据、会商双方、议定书连同建立程序的记录、合作委员会、历次会议，签署的协议书成为“上阶段协议书”。
- **旧卷宗留给本次协议书**：只登记实施方案、进展和评估。别的步骤登记到旧卷宗，程序说明应在哪一年的卷宗里办。
- **议定书的延续、终止**，在这个市最新的卷宗里登记。终止以后要重新建立的，新开以后年份的卷宗，从“商请”办起。
- 上一次会商还没有办完的（已报送、还没有签署协议书，或建立程序已商请、还没有签约），不能开始以后年份的；只通知过、没有报送的，可以。

## 几种情形

- **市领导有异议**：议定书回到“已商请”，重走审核、征求意见、修订、厅长办公会；协议书回到“受理”，重走征求意见、汇总、草案、厅长办公会。上一轮的批准、审定文本和处室意见都不再算数。次数不限。
- **仅文字修改**：办法写的是“按上述程序再次商定”，所以默认照走征求意见。单位开启这项设定后（启动服务时写 “--allow-wording-only”），第二轮起可以免征求处室意见，须写明改了哪些文字，仍须上厅长办公会，记录里留痕。
- **厅长办公会的结论**：通过、修改后通过的往下走；暂缓的留在原处再上会；退回的重新征求处室意见，退回以前的意见不再算数。
- **签署的文本**：登记厅长办公会审定文本的校验值，签署文本的校验值与它不同的，不能登记签署。
- **期满**：过了议定书有效期止，自动转为“期满”，期满以后不能开会、不能签协议书。延续须由双方另行商定并登记，重新编制和签订议定书；不会自动延续。上一期的商请函、处室意见、批准和行文不再算数，留在以前的版本里。
- **没有程序记录的老议定书**：卷宗里有签署稿的，按它的签署日期和有效期推定为“有效”。
`)
	return b.String()
}

func writeProcedure(b *strings.Builder, title, prefix string) {
	fmt.Fprintf(b, "## %s\n\n| 现在 | 步骤 | 转到 |\n|---|---|---|\n", title)
	for _, row := range huishang.Turns() {
		if (string(row.From[0]) == "E") != (prefix == "est.") {
			continue
		}
		step, to := row.Step.Name(), row.To.Name()
		if row.Step == "" {
			step, row.When = string(row.When), ""
		}
		if row.When != "" {
			to += "（" + string(row.When) + "）"
		}
		fmt.Fprintf(b, "| %s %s | %s | %s %s |\n", row.From, row.From.Name(), step, row.To, to)
	}
	b.WriteString("\n")
	for _, act := range huishang.Acts() {
		if strings.HasPrefix(string(act.Step), prefix) {
			writeAct(b, act)
		}
	}
}

func writeAct(b *strings.Builder, act huishang.Act) {
	fmt.Fprintf(b, "### %s `%s`\n\n", act.Step.Name(), act.Step)
	line := func(label, text string) {
		if text != "" {
			fmt.Fprintf(b, "- %s：%s\n", label, text)
		}
	}
	line("办理", fmt.Sprintf("%s；登记：%s", act.Office, roles(act.Roles)))
	line("依据", act.Article+quoted(act.Quote))
	line("检查", strings.Join(act.Stages, "、"))
	line("办理前", strings.Join(act.Demands(), "；"))
	line("产出", titles(act.Documents))
	b.WriteString("\n")
}

func writeTogether(b *strings.Builder) {
	b.WriteString("## 首次会商合并履行（第十八条）\n\n登记“合并履行”后，下面的步骤是同一件事，登记一次，两边同日记录：一次上会审定两个文件，一份市政府行文写两个事项，同日签两份；不要落实情况总结。\n\n")
	b.WriteString("| 建立程序 | 会议程序 |\n|---|---|\n")
	for _, act := range huishang.Acts() {
		if with := huishang.Together(act.Step); len(with) > 0 {
			fmt.Fprintf(b, "| %s | %s |\n", act.Step.Name(), stepNames(with))
		}
	}
	b.WriteString("\n")
}
