package main

import (
	"errors"
	"fmt"
	"time"

	"huishang"
)

// readDossier reads a dossier file. One that is no JSON at all is unusable; slips in its fields are faults.
func readDossier(name string) (*huishang.Dossier, error) {
	data, err := readFile("卷宗", name)
	if err != nil {
		return nil, err
	}
	return decodeDossier(name, data)
}

func decodeDossier(name string, data []byte) (*huishang.Dossier, error) {
	dossier, err := huishang.Decode(data)
	if err == nil {
		return dossier, nil
	}
	err = fmt.Errorf("卷宗 %s 有错误：\n%w", name, err)
	var faults huishang.Faults
	if errors.As(err, &faults) && len(faults) == 1 && faults[0].Path == "" {
		return nil, unusable{err}
	}
	return nil, err
}

// shanghai is the time the offices keep. It has had no summer time since 1991.
var shanghai = time.FixedZone("北京时间", 8*60*60)

// dayOr reads a day, or gives today's when none is written.
func dayOr(written string) (huishang.Date, error) {
	if written == "" {
		return todayInShanghai(), nil
	}
	return dayIn("today", written)
}

// dayIn reads the day an option gives.
func dayIn(option, written string) (huishang.Date, error) {
	day, err := huishang.ParseDate(written)
	if err != nil {
		return day, unusable{fmt.Errorf("选项 --%s 的值不对：%s，应写成 2026-06-12。", option, written)}
	}
	return day, nil
}
