package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"huishang/store"
)

// backupCommand writes all data into one file.
type backupCommand struct {
	File string `arg:"" placeholder:"文件" help:"备份写到哪个文件，须是还没有的名字。"`
	databaseFlag
}

// Run writes the backup whole or not at all, and reads it again to hold every hash.
func (c backupCommand) Run(t terminal) (err error) {
	ctx, stop := untilStopped()
	defer stop()
	if c.File == "" {
		return unusable{errors.New("请写明备份写到哪个文件。")}
	}
	if err := absent(c.File, "请换一个名字，以免盖掉以前的备份。"); err != nil {
		return err
	}
	s, err := c.read(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	var failed error
	err = streamFile(c.File, private, func(w io.Writer) error {
		_, failed = s.Backup(ctx, w)
		return failed
	})
	switch {
	case failed != nil:
		return failing("备份没有做成", failed)
	case err != nil:
		return unwritable(c.File, err)
	}
	made, err := checkBackup(c.File)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(t.out, "已备份到 %s：%s。已逐项核对。\n", c.File, holdings(made))
	return err
}

// private is the mode of a file that holds everything.
const private = 0o600

func checkBackup(name string) (m store.Manifest, err error) {
	file, size, err := openBackup(name)
	if err != nil {
		return m, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	if m, err = store.CheckBackup(file, size); err != nil {
		return m, unusable{err}
	}
	return m, nil
}

func openBackup(name string) (*os.File, int64, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, 0, unusable{fmt.Errorf("备份文件 %s 打不开：%s。", name, cause(err))}
	}
	info, err := file.Stat()
	if err == nil && info.IsDir() {
		err = errIrregular
	}
	if err != nil {
		return nil, 0, errors.Join(unusable{fmt.Errorf("备份文件 %s 打不开：%s。", name, cause(err))}, file.Close())
	}
	return file, info.Size(), nil
}
