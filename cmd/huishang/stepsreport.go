package main

import (
	"fmt"
	"io"
	"strings"

	"huishang"
)

// writeSteps writes for people: where the dossier stands, what happened, what departs from the Measures, what may come next.
func writeSteps(w io.Writer, r stepsReport, paint painter) {
	fmt.Fprintf(w, "%s\n", paint.bold(strings.TrimSpace(r.City+"  "+r.File)))
	fmt.Fprintf(w, "%s\n\n", r.Today.Chinese())
	fmt.Fprintf(w, "建立程序：%s\n", standing(r.Standing.Founding))
	fmt.Fprintf(w, "会议程序：%s\n", standing(r.Standing.Meeting))
	if r.Standing.Merging {
		fmt.Fprintln(w, "首次会商，两个程序合并履行（第十八条）")
	}
	writeLog(w, "建立程序记录", r.procedure.Establishment, paint)
	writeLog(w, "会议程序记录", r.procedure.Meeting, paint)
	if len(r.Standing.Departures) > 0 {
		fmt.Fprintf(w, "\n%s\n", paint.bold("记录不合程序之处"))
		for _, departure := range r.Standing.Departures {
			fmt.Fprintf(w, "  %s\n", strings.TrimSpace(departure.At.String()+" "+departure.Error()))
		}
	}
	fmt.Fprintf(w, "\n%s\n", paint.bold("接下来可以办"))
	if len(r.Next) == 0 {
		fmt.Fprintln(w, "  没有要办的步骤。")
	}
	for _, choice := range r.Next {
		writeChoice(w, choice, paint)
	}
}

// standing is a position in one line.
func standing(p huishang.Position) string {
	words := []string{fmt.Sprintf("%s %s", p.State, p.State.Name()), fmt.Sprintf("第%d轮", p.Round)}
	if !p.Since.IsZero() {
		words = append(words, "上一步"+p.Since.Chinese())
	}
	if !p.ValidUntil.IsZero() {
		words = append(words, "议定书有效期到"+p.ValidUntil.Chinese())
	}
	if waiting := p.Waiting(); len(waiting) > 0 {
		words = append(words, "还没有反馈："+strings.Join(waiting, "、"))
	}
	if p.Presumed {
		words = append(words, "没有程序记录，按议定书的签署日期推定")
	}
	return strings.Join(words, "，")
}

func writeLog(w io.Writer, title string, log []huishang.Event, paint painter) {
	if len(log) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s\n", paint.bold(title))
	for _, e := range log {
		fmt.Fprintf(w, "  %2d  %s  %s\n", e.Seq, e.At, strings.TrimRight(e.Step.Name()+"  "+e.Actor+"  "+said(e), " "))
	}
}

// said is what an event says besides its day and actor.
func said(e huishang.Event) string {
	var words []string
	add := func(label, text string) {
		if text != "" {
			words = append(words, label+text)
		}
	}
	if e.Round > 1 {
		add("", fmt.Sprintf("第%d轮", e.Round))
	}
	add("结论：", string(e.Result))
	add("处室：", strings.Join(e.Divisions, "、"))
	add("期限：", e.Due.String())
	add("异议条款：", e.Clause)
	if e.Overdue {
		add("", "逾期，视为无意见")
	}
	if e.WordingOnly {
		add("", "仅文字修改，免征求处室意见")
	}
	add("有效期止：", e.ValidUntil.String())
	add("文件：", strings.Join(e.DocIDs, "、"))
	add("", e.Note)
	return strings.Join(words, "；")
}

func writeChoice(w io.Writer, c huishang.Choice, paint painter) {
	mark := "✓"
	if !c.Open() {
		mark = "○"
	}
	fmt.Fprintf(w, "  %s %s（%s）\n", mark, paint.bold(c.Name), c.Step)
	line := func(label, text string) {
		if text != "" {
			fmt.Fprintf(w, "    %s：%s\n", label, text)
		}
	}
	line("办理", c.Who+"；登记："+roles(c.Roles))
	line("一并登记", stepNames(c.With))
	line("依据", c.Article+quoted(c.Quote))
	line("检查", strings.Join(c.Stages, "、"))
	line("登记时", strings.Join(c.Asks, "；"))
	line("产出", titles(c.Documents))
	line("转到", leads(c.Leads))
	for _, one := range c.Missing {
		line("还缺", one.String())
	}
}
