package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"huishang"
	"huishang/scheduler"
)

// calendarCommand shows and imports the tables of working days, and the days ahead of a city.
type calendarCommand struct {
	Action string `arg:"" optional:"" placeholder:"动作" help:"list 列出各年调休表；show 显示一年；import 导入一年。列一个市的日子不写动作，用 --city。"`
	What   string `arg:"" optional:"" placeholder:"年份或文件" help:"show 后写年份；import 后写调休表文件（JSON）。"`
	City   string `placeholder:"市" help:"列出这个市今后的日子，如 唐山市。"`
	On     string `placeholder:"日期" help:"从哪一天看，如 2027-03-01。不写为今天。"`
	Format string `enum:"text,ics" default:"text" placeholder:"格式" help:"一个市的日子写成 text 或 ics（手机和 Outlook 的日历文件）。"`
	Out    string `placeholder:"文件" help:"写到文件，不写则显示出来。"`
	standingsFlag
}

// Run does the one thing that is asked for.
func (c calendarCommand) Run(t terminal) error {
	switch {
	case c.Action == "" && c.City != "":
		return c.ahead(t)
	case c.Action == "":
		return unusable{errors.New("请写明要做什么：list、show 年份、import 文件，或 --city 市。")}
	case c.City != "":
		return unusable{fmt.Errorf("--city 和 %s 只能用一种。", c.Action)}
	case c.Out != "" || c.On != "" || c.Format != "text":
		return unusable{errors.New("--out、--on 和 --format 只和 --city 合用。")}
	case c.Action == "list" && c.What != "":
		return unusable{fmt.Errorf("list 后面不写别的，多余的是“%s”；看某一年用 show。", c.What)}
	}
	switch c.Action {
	case "list":
		return c.list(t)
	case "show":
		return c.show(t)
	case "import":
		return c.importTable(t)
	}
	meant := ""
	if near, ok := huishang.Nearest(c.Action, []string{"list", "show", "import"}); ok {
		meant = "是否应为 " + near + "？"
	}
	return unusable{fmt.Errorf("不认识“%s”，%s可用的有 list、show、import。", c.Action, meant)}
}

func (c calendarCommand) list(t terminal) error {
	calendar, err := c.calendarFlag.load()
	if err != nil {
		return err
	}
	rows := [][]string{{"年份", "放假", "调休上班", "工作日", "出处"}}
	for _, year := range calendar.Years() {
		table, _ := calendar.Table(year)
		rows = append(rows, []string{strconv.Itoa(year), strconv.Itoa(len(table.Holidays)) + "天", strconv.Itoa(len(table.Makeup)) + "天",
			strconv.Itoa(worked(calendar, year)) + "天", table.Source})
	}
	return writeTable(t.out, rows)
}

// worked counts the working days of a year.
func worked(calendar *scheduler.Calendar, year int) int {
	return calendar.Between(huishang.NewDate(year-1, time.December, 31), huishang.NewDate(year, time.December, 31))
}

func (c calendarCommand) show(t terminal) error {
	year, err := strconv.Atoi(c.What)
	if err != nil || year < 1900 || year > 2199 {
		return unusable{fmt.Errorf("show 后面应写年份，如 show 2026，现为“%s”。", c.What)}
	}
	calendar, err := c.calendarFlag.load()
	if err != nil {
		return err
	}
	table, known := calendar.Table(year)
	if !known {
		_, err := fmt.Fprintf(t.out, "%s，共 %d 个工作日。\n", scheduler.Unknown([]int{year}), worked(calendar, year))
		return err
	}
	_, err = fmt.Fprintf(t.out, "%d年，共 %d 个工作日。%s\n放假：\n%s调休上班：\n%s", year, worked(calendar, year), table.Source,
		daysByLine(table.Holidays), daysByLine(table.Makeup))
	return err
}

func daysByLine(days []huishang.Date) string {
	var lines strings.Builder
	for _, day := range days {
		fmt.Fprintf(&lines, "  %s %s\n", day, scheduler.Weekday(day))
	}
	return lines.String()
}
