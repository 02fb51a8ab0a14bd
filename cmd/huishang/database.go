package main

import (
	"context"
	"fmt"
	"os/signal"
	"syscall"

	"huishang/store"
)

// databaseFlag says where the data lie.
type databaseFlag struct {
	DB string `name:"db" env:"HUISHANG_DB" default:"huishang.db" placeholder:"位置" help:"数据文件，或 postgres:// 开头的地址；也可写在环境变量 HUISHANG_DB 里。"`
}

// read opens the data for reading, beside a running service.
func (f databaseFlag) read(ctx context.Context) (*store.Store, error) {
	s, err := store.Open(ctx, f.DB, store.Options{ReadOnly: true})
	if err != nil {
		return nil, unusable{err}
	}
	return s, nil
}

// untilStopped is a context that ends when somebody stops the program.
func untilStopped() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
}

// amount writes a size for people.
func amount(bytes int64) string {
	const kilo = 1024
	switch {
	case bytes >= kilo*kilo:
		return fmt.Sprintf("%.1f MB", float64(bytes)/kilo/kilo)
	case bytes >= kilo:
		return fmt.Sprintf("%.1f KB", float64(bytes)/kilo)
	}
	return fmt.Sprintf("%d 字节", bytes)
}

// holdings says for people what a backup holds.
func holdings(m store.Manifest) string {
	rows := map[string]int64{}
	for _, t := range m.Tables {
		rows[t.Name] = t.Rows
	}
	return fmt.Sprintf("卷宗 %d 份，版本 %d 个，报送 %d 次，程序事件 %d 条，文件 %d 个（%s），审计日志 %d 条",
		rows["dossiers"], rows["versions"], rows["submissions"], rows["events"], m.Files, amount(m.Bytes), rows["audit"])
}
