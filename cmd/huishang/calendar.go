package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"huishang"
	"huishang/mail"
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

// importTable puts a table into the folder of the office, whole or not at all.
func (c calendarCommand) importTable(t terminal) error {
	switch {
	case c.What == "":
		return unusable{errors.New("import 后面应写调休表文件。")}
	case c.Calendar == "":
		return unusable{errors.New("请用 --calendar 或环境变量 HUISHANG_CALENDAR 写明放调休表的文件夹。")}
	}
	data, err := readFile("调休表", c.What)
	if err != nil {
		return err
	}
	table, err := scheduler.ReadTable(c.What, data)
	if err != nil {
		return fmt.Errorf("调休表有错误，没有导入：\n%w", err)
	}
	name := filepath.Join(c.Calendar, strconv.Itoa(table.Year)+".json")
	if err := c.aside(name, table.Year); err != nil {
		return err
	}
	_, err = os.Stat(name)
	replaced := ""
	if err == nil {
		replaced = "，取代原来的"
	}
	written, err := table.Write()
	if err != nil {
		return err
	}
	if err := writeFile(name, written); err != nil {
		return err
	}
	_, err = fmt.Fprintf(t.out, "已导入%d年调休表：放假 %d 天，调休上班 %d 天%s。\n", table.Year, len(table.Holidays), len(table.Makeup), replaced)
	return err
}

// aside refuses a folder that is not there, or that has another file with a table of the year. A damaged file is no such table: an
// import may be what mends it.
func (c calendarCommand) aside(name string, year int) error {
	if info, err := os.Stat(c.Calendar); err != nil || !info.IsDir() {
		return unusable{fmt.Errorf("调休表文件夹 %s 打不开，请检查名字。", c.Calendar)}
	}
	others, err := fs.Glob(os.DirFS(c.Calendar), "*.json")
	if err != nil {
		return fmt.Errorf("list the tables of %s: %w", c.Calendar, err)
	}
	for _, other := range others {
		if other = filepath.Join(c.Calendar, other); other == name {
			continue
		}
		data, err := readFile("调休表", other)
		if err != nil {
			return err
		}
		if table, err := scheduler.ReadTable(other, data); err == nil && table.Year == year {
			return unusable{fmt.Errorf("%d年的调休表在 %s 里已经有了，请先把它移走，没有导入。", year, other)}
		}
	}
	return nil
}

// ahead lists the days ahead of a city.
func (c calendarCommand) ahead(t terminal) error {
	today := todayInShanghai()
	if c.On != "" {
		var err error
		if today, err = dayIn("on", c.On); err != nil {
			return err
		}
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
	city, err := ofCity(standings, c.City)
	if err != nil {
		return errors.Join(unread, err)
	}
	entries := scheduler.Ahead(city, calendar, notice, today)
	text, err := c.writeAhead(city.City, entries, today)
	if err != nil {
		return err
	}
	if c.Out != "" {
		err = c.save(text)
	} else {
		_, err = t.out.Write(text)
	}
	return errors.Join(unread, err)
}

// save writes the file, unless it is one that is read.
func (c calendarCommand) save(text []byte) error {
	names, err := dossierNames(c.Data)
	if err != nil {
		return err
	}
	if err := differ(c.Out, append(names, c.Notice)...); err != nil {
		return err
	}
	return writeFile(c.Out, text)
}

func (c calendarCommand) writeAhead(city string, entries []scheduler.Entry, today huishang.Date) ([]byte, error) {
	if c.Format == "ics" {
		stamp := time.Date(today.Year(), today.Month(), today.Day(), 0, 0, 0, 0, shanghai)
		return mail.Entries(city+"厅市会商", entries, stamp)
	}
	if len(entries) == 0 {
		return []byte(city + "没有要到期的事。\n"), nil
	}
	rows := [][]string{{"日期", "星期", "提醒", "事由", "原因"}}
	for _, e := range entries {
		reason := e.Reason
		if len(e.Assumed) > 0 {
			reason += "（" + scheduler.Unknown(e.Assumed) + "。）"
		}
		rows = append(rows, []string{e.Day.String(), scheduler.Weekday(e.Day), string(e.Kind), e.Subject, reason})
	}
	var out strings.Builder
	err := writeTable(&out, rows)
	return []byte(out.String()), err
}
