package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"huishang"
	"huishang/scheduler"
)

// remindCommand lists who is reminded of what. It sends nothing.
type remindCommand struct {
	On      string `placeholder:"日期" help:"哪一天，如 2027-03-01。不写为今天。"`
	From    string `placeholder:"日期" help:"一段日子的第一天，与 --to 合用。"`
	To      string `placeholder:"日期" help:"一段日子的最后一天。"`
	Since   string `placeholder:"日期" help:"当作上一次提醒是在哪一天，用来看停用以后补发什么；不写则当作天天都在运行。"`
	DryRun  bool   `name:"dry-run" help:"只列出，不发送。"`
	Moments bool   `help:"列出现行的提醒时点，含 --notice 改动的。"`
	Format  string `enum:"text,json" default:"text" placeholder:"格式" help:"输出格式：text 或 json。"`
	standingsFlag
}

// longestSpan bounds the days of one listing: two terms of a protocol and some.
const longestSpan = 25 * 366

// Run lists the reminders. A dossier that could not be read is told at the end; the others are listed all the same.
func (c remindCommand) Run(t terminal) error {
	if c.Moments {
		return c.listMoments(t)
	}
	if !c.DryRun {
		return unusable{errors.New("这个命令只列出提醒，不发送邮件；请加上 --dry-run。")}
	}
	from, to, since, err := c.span()
	if err != nil {
		return err
	}
	calendar, err := c.calendarFlag.load()
	if err != nil {
		return err
	}
	notice, err := c.loadNotice()
	if err != nil {
		return err
	}
	standings, unread, err := c.standings()
	if err != nil {
		return err
	}
	reminders := scheduler.Walk(standings, calendar, notice, since, from, to)
	if c.Format == "json" {
		err = writeRemindersJSON(t, reminders)
	} else {
		err = writeReminders(t, reminders, calendar, from, to)
	}
	if err != nil {
		return fmt.Errorf("write the reminders: %w", err)
	}
	return unread
}

func (c remindCommand) listMoments(t terminal) error {
	notice, err := c.loadNotice()
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(t.out, notice.Markdown())
	return err
}

// span reads the days that are asked about.
func (c remindCommand) span() (from, to, since huishang.Date, err error) {
	switch {
	case c.On != "" && c.From+c.To != "":
		err = unusable{errors.New("--on 和 --from、--to 只能用一种。")}
	case c.From != "" && c.To == "", c.From == "" && c.To != "":
		err = unusable{errors.New("--from 和 --to 要一起用。")}
	case c.From != "":
		if from, err = dayIn("from", c.From); err == nil {
			to, err = dayIn("to", c.To)
		}
	case c.On != "":
		from, err = dayIn("on", c.On)
		to = from
	default:
		from = todayInShanghai()
		to = from
	}
	if err == nil && c.Since != "" {
		since, err = dayIn("since", c.Since)
	}
	switch {
	case err != nil:
	case to.Before(from):
		err = unusable{fmt.Errorf("--from %s 晚于 --to %s，请对调。", from, to)}
	case from.DaysUntil(to) > longestSpan:
		err = unusable{fmt.Errorf("从 %s 到 %s 太长，一次最多列 25 年。", from, to)}
	case !since.IsZero() && !since.Before(from):
		err = unusable{fmt.Errorf("--since %s 应早于要列的第一天 %s。", since, from)}
	}
	return from, to, since, err
}

func writeRemindersJSON(t terminal, reminders []scheduler.Reminder) error {
	out := json.NewEncoder(t.out)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	if reminders == nil {
		reminders = []scheduler.Reminder{}
	}
	return out.Encode(reminders)
}

// writeReminders writes a table with one reminder a line.
func writeReminders(t terminal, reminders []scheduler.Reminder, calendar *scheduler.Calendar, from, to huishang.Date) error {
	what := from.Chinese() + "（" + scheduler.Weekday(from) + "）"
	if from != to {
		what = from.Chinese() + "至" + to.Chinese()
	}
	if len(reminders) == 0 {
		if from == to && !calendar.IsWorkday(from) {
			_, err := fmt.Fprintf(t.out, "%s不上班，提醒顺延到%s。\n", what, calendar.OnOrAfter(from).Chinese())
			return err
		}
		_, err := fmt.Fprintf(t.out, "%s没有提醒。\n", what)
		return err
	}
	rows := [][]string{{"提醒日", "级别", "到期日", "市", "提醒", "时点", "收件", "事由", "原因"}}
	for i := range reminders {
		rows = append(rows, reminderRow(&reminders[i]))
	}
	if _, err := fmt.Fprintf(t.out, "%s，提醒 %d 件：\n", what, len(reminders)); err != nil {
		return err
	}
	return writeTable(t.out, rows)
}

func reminderRow(r *scheduler.Reminder) []string {
	to := string(r.To)
	if r.Unit != "" && r.Unit != to {
		to += "（" + r.Unit + "）"
	}
	if r.Copy {
		to += "（抄送）"
	}
	reason := r.Say + "。" + r.Reason
	if remark := r.Remark(); remark != "" {
		reason += "（" + remark + "。）"
	}
	city := r.City
	if city == "" {
		city = "—"
	}
	return []string{
		r.On.String(), string(r.Urgency), r.Due.String(), city, string(r.Kind), r.Step, to, r.Subject, strings.TrimSpace(reason),
	}
}
