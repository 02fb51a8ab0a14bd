package main

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"net/url"
	"strings"
	"time"

	"github.com/jonboulle/clockwork"

	"huishang/checks"
	"huishang/courier"
	"huishang/generator/report"
	"huishang/scheduler"
	"huishang/store"
)

// sendingFlags say by which moments and working days people are reminded, and how mail leaves.
type sendingFlags struct {
	Notice   string        `env:"HUISHANG_NOTICE" placeholder:"文件" help:"本单位的提醒时点（YAML），盖在程序自带的上面。"`
	Every    time.Duration `name:"deliver-every" env:"HUISHANG_DELIVER_EVERY" default:"1m" placeholder:"时间" help:"每隔多久发送一次到时的提醒。"`
	Watchdog string        `env:"HUISHANG_WATCHDOG" placeholder:"网址" help:"外部看门狗：一切正常时每10分钟访问一次这个网址，听不到就由它报警。"`
	calendarFlag
	smtpFlags
}

// courier makes what sends the reminders. Moments or tables of the office that have slips do not keep the service from starting: those of the
// program count instead, and the slips are logged and told on the page of the state.
func (f sendingFlags) courier(kept *store.Store, files templatesFlag, reports *report.Templates, rules *checks.Rules, address string, log *slog.Logger) (*courier.Courier, error) {
	if err := f.check(); err != nil {
		return nil, err
	}
	config := courier.Config{Store: kept, Average: rules.ProvinceIntensity(), Rules: rules.Version, Reports: reports, Address: address, Watchdog: f.Watchdog, Log: log}
	var err error
	if config.Notice, err = loadNotice(f.Notice); err != nil {
		config.Faults = append(config.Faults, "暂用程序自带的提醒时点，请改正后重新启动服务。"+err.Error())
		if config.Notice, err = scheduler.LoadNotice("", nil); err != nil {
			return nil, err
		}
	}
	if config.Calendar, err = f.calendarFlag.load(); err != nil {
		config.Faults = append(config.Faults, "暂用程序自带的调休表，请改正后重新启动服务。"+err.Error())
		if config.Calendar, err = scheduler.LoadCalendar(); err != nil {
			return nil, err
		}
	}
	for _, fault := range config.Faults {
		log.Error("settings", "fault", fault)
	}
	if config.Wording, err = files.loadWording(); err != nil {
		return nil, err
	}
	if f.Host != "" {
		settings, err := f.settings()
		if err != nil {
			return nil, err
		}
		config.Mail = &settings
	}
	return courier.New(context.Background(), config)
}

func (f sendingFlags) check() error {
	if f.Every <= 0 {
		return unusable{fmt.Errorf("--deliver-every 应大于零，如 1m，现为“%s”。", f.Every)}
	}
	if f.Watchdog == "" {
		return nil
	}
	at, err := url.Parse(f.Watchdog)
	if err != nil || at.Scheme != "http" && at.Scheme != "https" || at.Host == "" {
		return unusable{fmt.Errorf("--watchdog 应写成 http:// 或 https:// 开头的网址，现为“%s”。", f.Watchdog)}
	}
	return nil
}

// siteAddress is where people find the site.
func (f siteFlags) siteAddress(listening string) string {
	return cmp.Or(strings.TrimSuffix(f.URL, "/"), "http://"+listening)
}

// sending runs a courier until the returned function is called, which waits for the letter under way.
func (f sendingFlags) sending(c *courier.Courier) (stop func() error) {
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- c.Run(ctx, f.Every, clockwork.NewRealClock()) }()
	return func() error {
		cancel()
		return <-ended
	}
}

// mailState says at the start whether mail leaves.
func mailState(c *courier.Courier) string {
	if c.Ready() {
		return "提醒邮件经 " + c.Mail.Address() + " 发出。"
	}
	return "邮件未配置：提醒照常排定，都留作待发；用 --smtp-host 写明邮件服务器后发出。"
}
