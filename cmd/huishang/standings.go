package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"huishang"
	"huishang/scheduler"
	"huishang/testdata"
)

// standingsFlag says which cities are looked at, and by which moments and working days.
type standingsFlag struct {
	Data   []string `sep:"none" placeholder:"卷宗" help:"卷宗（JSON），或放卷宗的文件夹；可写多次。"`
	Demo   bool     `help:"用三个市的示例卷宗。"`
	Notice string   `placeholder:"文件" help:"本单位的提醒时点（YAML），盖在程序自带的上面。"`
	calendarFlag
}

// calendarFlag lays a folder of tables over those of the program.
type calendarFlag struct {
	Calendar string `name:"calendar" env:"HUISHANG_CALENDAR" placeholder:"文件夹" help:"放各年调休表的文件夹，也可用环境变量 HUISHANG_CALENDAR 给出。"`
}

func (f calendarFlag) load() (*scheduler.Calendar, error) {
	var folders []fs.FS
	if f.Calendar != "" {
		if info, err := os.Stat(f.Calendar); err != nil || !info.IsDir() {
			return nil, unusable{fmt.Errorf("调休表文件夹 %s 打不开，请检查名字。", f.Calendar)}
		}
		folders = append(folders, os.DirFS(f.Calendar))
	}
	calendar, err := scheduler.LoadCalendar(folders...)
	if err != nil {
		return nil, unusable{fmt.Errorf("调休表有错误：\n%w", err)}
	}
	return calendar, nil
}

func (f standingsFlag) loadNotice() (*scheduler.Notice, error) { return loadNotice(f.Notice) }

// loadNotice lays the moments of a file over those of the program; without a name there is none.
func loadNotice(name string) (*scheduler.Notice, error) {
	var data []byte
	if name != "" {
		var err error
		if data, err = readFile("提醒时点", name); err != nil {
			return nil, err
		}
		if len(data) == 0 {
			return nil, unusable{fmt.Errorf("提醒时点 %s 是空的，请检查是否选错了文件。", name)}
		}
	}
	notice, err := scheduler.LoadNotice(name, data)
	if err != nil {
		return nil, unusable{fmt.Errorf("提醒时点有错误：\n%w", err)}
	}
	return notice, nil
}

// standings reads the dossiers. What cannot be read is told as the second value, and the rest goes on.
func (f standingsFlag) standings() (standings []scheduler.Standing, unread error, err error) {
	if len(f.Data) == 0 && !f.Demo {
		return nil, nil, unusable{errors.New("请用 --data 给出卷宗或文件夹，或用 --demo 看三个市的示例。")}
	}
	var dossiers []*huishang.Dossier
	if f.Demo {
		if dossiers, err = demoDossiers(); err != nil {
			return nil, nil, err
		}
	}
	names, err := dossierNames(f.Data)
	if err != nil {
		return nil, nil, err
	}
	var failed []error
	for _, name := range names {
		dossier, err := readDossier(name)
		if err != nil {
			failed = append(failed, err)
			continue
		}
		dossiers = append(dossiers, dossier)
	}
	return scheduler.Standings(dossiers), errors.Join(failed...), nil
}

func demoDossiers() ([]*huishang.Dossier, error) {
	names, err := fs.Glob(testdata.Dossiers, "dossiers/*.json")
	if err != nil {
		return nil, fmt.Errorf("list the demonstration: %w", err)
	}
	var dossiers []*huishang.Dossier
	for _, name := range names {
		data, err := testdata.Dossiers.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		dossier, err := huishang.Decode(data)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		dossiers = append(dossiers, dossier)
	}
	return dossiers, nil
}

// dossierNames lists the files that are named; a folder stands for the dossiers in it.
func dossierNames(given []string) ([]string, error) {
	var names []string
	for _, one := range given {
		info, err := os.Stat(one)
		if err != nil {
			return nil, unusable{fmt.Errorf("文件 %s 打不开：%s。", one, cause(err))}
		}
		if !info.IsDir() {
			names = append(names, one)
			continue
		}
		before := len(names)
		err = filepath.WalkDir(one, func(name string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() && strings.EqualFold(filepath.Ext(name), ".json") {
				names = append(names, name)
			}
			return err
		})
		if err != nil {
			return nil, unusable{fmt.Errorf("文件夹 %s 读不了：%s。", one, cause(err))}
		}
		if len(names) == before {
			return nil, unusable{fmt.Errorf("文件夹 %s 里没有卷宗（.json）。", one)}
		}
	}
	return names, nil
}

// ofCity picks the standing of a city by its name or code.
func ofCity(standings []scheduler.Standing, city string) (*scheduler.Standing, error) {
	var names []string
	for i := range standings {
		if s := &standings[i]; s.City == city || s.Code == city {
			return s, nil
		}
		names = append(names, standings[i].City)
	}
	slices.Sort(names)
	if near, ok := huishang.Nearest(city, names); ok {
		return nil, unusable{fmt.Errorf("卷宗里没有“%s”，是否应为“%s”？", city, near)}
	}
	return nil, unusable{fmt.Errorf("卷宗里没有“%s”，有的市：%s。", city, strings.Join(names, "、"))}
}
