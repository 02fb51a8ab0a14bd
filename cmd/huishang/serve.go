package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os/signal"
	"slices"
	"syscall"
	"time"

	"huishang"
	"huishang/accounts"
	"huishang/store"
	"huishang/web"
)

// serveCommand answers pages and the API until it is told to stop.
type serveCommand struct {
	Listen string `default:"127.0.0.1:8080" placeholder:"地址" help:"在哪个地址和端口等候。"`
	Demo   bool   `help:"演示：不用登录，带三个市的示例卷宗，停止后什么都不留下。"`
	databaseFlag
	siteFlags
	providerFlags
	templatesFlag
	rulesFlag
	sendingFlags
}

// What a slow or endless request may take.
const (
	headerTime   = 10 * time.Second
	readTime     = 2 * time.Minute // 20 MiB on a slow line
	writeTime    = 2 * time.Minute
	idleTime     = 2 * time.Minute
	farewellTime = 20 * time.Second // for what is under way when the site stops
	headerBytes  = 64 << 10
)

// Run serves until SIGINT or SIGTERM, and then ends what is under way. It does not start with templates that have faults.
func (c serveCommand) Run(t terminal) (err error) {
	if err := c.siteFlags.check(c.Listen, c.Demo); err != nil {
		return err
	}
	files, err := c.templatesFlag.open()
	if err != nil {
		return err
	}
	set, err := c.templatesFlag.load()
	if err != nil {
		return err
	}
	reports, err := c.templatesFlag.loadReports()
	if err != nil {
		return err
	}
	rules, err := c.rulesFlag.load()
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return unusable{fmt.Errorf("地址 %s 用不了：%s。可用 --listen 换一个，如 --listen 127.0.0.1:8081。", c.Listen, listenCause(err))}
	}
	defer listener.Close()
	kept, forget, err := c.keep(context.Background(), c.Demo)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, forget()) }()
	desk := accounts.NewDesk(kept)
	if err := c.welcome(desk, t); err != nil {
		return err
	}
	provider, err := c.providerFlags.reach(context.Background(), c.URL)
	if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(t.err, nil))
	sender, err := c.sendingFlags.courier(kept, c.templatesFlag, reports, rules, c.siteAddress(listener.Addr().String()), log)
	if err != nil {
		return err
	}
	previews, closePreviews, err := openPreviews(log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closePreviews()) }()
	handler, err := web.New(web.Config{Courier: sender, Templates: set, Reports: reports, Files: files, Rules: rules, Accounts: desk, Provider: provider, Previews: previews, Demo: c.Demo, Address: c.URL,
		Proxies: c.Proxy, Today: todayInShanghai, WordingOnly: c.Wording, Log: log})
	if err != nil {
		return failing("网站准备不好", err)
	}
	fmt.Fprintf(t.out, "已启动：http://%s/（按 Ctrl+C 停止）\n%s\n", listener.Addr(), mailState(sender))
	stop := c.sending(sender)
	defer func() { err = errors.Join(err, stop()) }()
	return serve(listener, handler, log, t)
}

// welcome tells the password of the first administrator, where there is nobody yet, and how to come by one where no administrator can come in.
func (c serveCommand) welcome(desk *accounts.Desk, t terminal) error {
	if c.Demo {
		return nil
	}
	password, err := desk.Begin(context.Background())
	if err != nil {
		return failing("新建系统管理员没有成功", err)
	}
	if password != "" {
		fmt.Fprintf(t.out, "已新建系统管理员，登录名 %s，初始密码 %s（只显示这一次，首次登录时要改）\n", accounts.FirstLogin, password)
		return nil
	}
	var staff []store.User
	if err := desk.Store.View(context.Background(), operator(), func(tx *store.Tx) (err error) { staff, err = tx.Staff(); return err }); err != nil {
		return failing("用户读不出来", err)
	}
	if !slices.ContainsFunc(staff, func(u store.User) bool { return u.Role == huishang.RoleAdmin }) {
		fmt.Fprintln(t.err, "没有能用的系统管理员，用户和接口密钥没有人能管。请停止服务，运行 huishang user add 登录名 --name 姓名 --role admin 新建一个"+
			"（或 huishang user disable 登录名 --undo 恢复停用的），再启动。")
	}
	return nil
}

func serve(listener net.Listener, handler http.Handler, log *slog.Logger, t terminal) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: headerTime,
		ReadTimeout:       readTime,
		WriteTimeout:      writeTime,
		IdleTimeout:       idleTime,
		MaxHeaderBytes:    headerBytes,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	stop, release := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer release()
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return fmt.Errorf("网站意外停止：%w", err)
	case <-stop.Done():
	}
	release() // a second signal ends the program at once
	fmt.Fprintln(t.out, "正在停止……")
	patience, cancel := context.WithTimeout(context.Background(), farewellTime)
	defer cancel()
	if err := server.Shutdown(patience); err != nil {
		return fmt.Errorf("有请求没有办完就停止了：%w", errors.Join(err, server.Close()))
	}
	fmt.Fprintln(t.out, "已停止。")
	return nil
}

func todayInShanghai() huishang.Date { return huishang.DateOf(time.Now().In(shanghai)) }

// listenCause says in Chinese why an address cannot be used.
func listenCause(err error) string {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return "端口已被别的程序占用"
	case errors.Is(err, syscall.EACCES):
		return "没有权限"
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return "本机没有这个地址"
	}
	return err.Error()
}
