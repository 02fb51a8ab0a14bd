package main

import (
	"errors"
	"fmt"

	"huishang/store"
)

// restoreCommand brings a backup back.
type restoreCommand struct {
	File string `arg:"" placeholder:"文件" help:"备份文件。"`
	databaseFlag
}

// Run restores into an empty place, all or nothing. A break in the audit log that was in the backup is told.
func (c restoreCommand) Run(t terminal) (err error) {
	ctx, stop := untilStopped()
	defer stop()
	file, size, err := openBackup(c.File)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	restored, err := store.Restore(ctx, c.DB, file, size)
	if err != nil {
		return failing("恢复没有做成", err)
	}
	fmt.Fprintf(t.out, "已恢复：%s。\n", holdings(restored.Manifest))
	if restored.Doubted > 0 {
		fmt.Fprintf(t.out, "有%d条到期的提醒，备份以后可能已经发出，已标为存疑；会用同一个邮件编号再发，收到过的可在提醒页上注明。\n", restored.Doubted)
	}
	var broken []error
	for _, state := range restored.Audit {
		broken = append(broken, tellChain(t, state))
	}
	return errors.Join(broken...)
}
