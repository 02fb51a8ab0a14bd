package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"huishang/scheduler"
)

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
