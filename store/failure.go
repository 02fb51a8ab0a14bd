package store

import (
	"fmt"
	"time"
)

// NotFound is what is not there, or lies outside the scope: nobody can tell which.
type NotFound struct{ What string }

func (e NotFound) Error() string {
	return "没有找到这" + e.What + "，可能已被移走，或者不归您办理。"
}

// Conflict is a change to something that somebody else has changed meanwhile. Nothing was saved over theirs.
type Conflict struct {
	What   string
	Latest int       // the number it has now
	By     string    // who saved it
	At     time.Time // and when
}

func (e Conflict) Error() string {
	return fmt.Sprintf("这%s刚才已由%s保存为第%d版（%s），您的这一次没有保存。请先查看新的一版，再把您的修改加上去。",
		e.What, e.By, e.Latest, e.At.In(shanghai).Format("2006年1月2日 15:04:05"))
}

// Refused is a change that what is already recorded does not allow.
type Refused struct{ Reason string }

func (e Refused) Error() string { return e.Reason }

// ReadOnly is a change by somebody who may only look, or through a store opened for reading.
type ReadOnly struct{}

func (ReadOnly) Error() string { return "只能查看，不能修改。" }

// Locked is a SQLite file another process has open.
type Locked struct{ File, LockFile string }

func (e Locked) Error() string {
	return fmt.Sprintf("数据文件 %s 正由另一个会商程序使用（锁文件 %s），不能同时打开两次。请先停止那个程序，或用 --db 指定另一个数据文件。",
		e.File, e.LockFile)
}

// Newer is a database that a newer program has been at.
type Newer struct {
	Database     string
	Found, Known int64
}

func (e Newer) Error() string {
	return fmt.Sprintf("数据库 %s 是第%d版结构，本程序只认到第%d版。它由更新的程序用过，请换用新程序打开，数据没有改动。", e.Database, e.Found, e.Known)
}

// Older is a database that has to be brought up to date before it can be opened for reading.
type Older struct {
	Database     string
	Found, Known int64
}

func (e Older) Error() string {
	return fmt.Sprintf("数据库 %s 是第%d版结构，本程序要第%d版。请先用本程序启动一次服务，它会自动升级。", e.Database, e.Found, e.Known)
}

// Unreachable is a database that cannot be opened.
type Unreachable struct {
	Database, Reason string
	Cause            error // what the system said
}

// Unwrap gives what the system said.
func (e Unreachable) Unwrap() error { return e.Cause }

func (e Unreachable) Error() string {
	if e.Database == "" {
		return e.Reason + "。"
	}
	return fmt.Sprintf("数据库 %s 打不开：%s。", e.Database, e.Reason)
}
