package main

import (
	"errors"
	"fmt"
	"io"

	"huishang/store"
)

// exportCommand writes all that is kept of a city.
type exportCommand struct {
	City string `arg:"" placeholder:"城市" help:"城市的六位代码，如 130200。"`
	Out  string `placeholder:"文件" help:"写到哪个文件；不写为当前文件夹的 代码_全部资料.zip。"`
	databaseFlag
}

// Run writes the zip whole or not at all.
func (c exportCommand) Run(t terminal) (err error) {
	ctx, stop := untilStopped()
	defer stop()
	s, err := c.read(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	name := c.Out
	if name == "" {
		name = c.City + "_全部资料.zip"
	}
	var done store.Exported
	var failed error
	err = streamFile(name, private, func(w io.Writer) error {
		done, failed = s.Export(ctx, store.System(store.Home), c.City, w)
		return failed
	})
	switch {
	case errors.As(failed, &store.NotFound{}):
		return unusable{fmt.Errorf("没有城市代码为 %s 的卷宗，请核对代码。", c.City)}
	case failed != nil:
		return unusable{fmt.Errorf("导出没有做成：%w", failed)}
	case err != nil:
		return unusable{fmt.Errorf("文件 %s 写不了：%s。", name, cause(err))}
	}
	_, err = fmt.Fprintf(t.out, "已导出%s的 %d 份卷宗、%d 个文件：%s\n", done.City, done.Dossiers, done.Files, name)
	return err
}
