package web

import (
	"fmt"
	"path"

	"huishang"
	"huishang/testdata"
)

// A demo is a dossier that comes with the program. Its address is the city's code.
type demo struct {
	ID, City string
	Year     int
	First    bool
	file     string
	data     []byte
}

func readDemos() ([]demo, error) {
	files, err := testdata.Dossiers.ReadDir("dossiers")
	if err != nil {
		return nil, fmt.Errorf("list the demonstration's dossiers: %w", err)
	}
	var demos []demo
	for _, file := range files {
		data, err := testdata.Dossiers.ReadFile(path.Join("dossiers", file.Name()))
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", file.Name(), err)
		}
		d, err := huishang.Decode(data)
		if err != nil {
			return nil, fmt.Errorf("decode %s: %w", file.Name(), err)
		}
		demos = append(demos, demo{d.City.Code, d.City.Name, yearOf(d), d.History.IsFirstMeeting, file.Name(), data})
	}
	return demos, nil
}
