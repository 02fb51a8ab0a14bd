package main

import (
	"context"
	"crypto/rand"
	"crypto/x509"
	"errors"
	"fmt"
	"html"
	"os"
	"strings"
	"time"

	"huishang/mail"
)

// mailCommand looks after the sending of mail.
type mailCommand struct {
	Test mailTestCommand `cmd:"" help:"发一封试验邮件，说明邮件服务器怎么回答、下一步怎么办。"`
}

// smtpFlags say which server takes the mail. The password is no flag: a command line is there for all to read.
type smtpFlags struct {
	Host     string        `name:"smtp-host" env:"HUISHANG_SMTP_HOST" placeholder:"主机" help:"邮件服务器，如 smtp.163.com。"`
	Port     int           `name:"smtp-port" env:"HUISHANG_SMTP_PORT" placeholder:"端口" help:"不写时 starttls 用 587，tls 用 465，plain 用 25。"`
	Security string        `name:"smtp-security" env:"HUISHANG_SMTP_SECURITY" default:"starttls" enum:"starttls,tls,plain" placeholder:"方式" help:"加密方式；plain 不加密，只能用于本机的服务器。"`
	User     string        `name:"smtp-user" env:"HUISHANG_SMTP_USER" placeholder:"登录名" help:"登录名，不写则不登录；密码写在环境变量 HUISHANG_SMTP_PASSWORD 里。"`
	From     string        `name:"smtp-from" env:"HUISHANG_SMTP_FROM" placeholder:"邮箱" help:"发件人，一般与登录的邮箱相同。"`
	Sender   string        `name:"smtp-name" env:"HUISHANG_SMTP_NAME" default:"厅市会商" placeholder:"名称" help:"发件人显示的名称。"`
	CA       string        `name:"smtp-ca" env:"HUISHANG_SMTP_CA" placeholder:"文件" help:"单位自己签发的服务器证书，其签发者的证书（PEM）。"`
	Timeout  time.Duration `name:"smtp-timeout" env:"HUISHANG_SMTP_TIMEOUT" default:"30s" placeholder:"时间" help:"每一步最多等多久，如 30s、2m。"`
	Rate     int           `name:"smtp-rate" env:"HUISHANG_SMTP_RATE" default:"0" placeholder:"封数" help:"每分钟最多发几封，0 为不限。"`
}

const smtpPassword = "HUISHANG_SMTP_PASSWORD"

// settings reads the flags. Without a server there are none, which is for the caller to tell.
func (f smtpFlags) settings() (mail.Settings, error) {
	from, _ := mail.ParseAddress(f.From) // a bad one is told with the rest by Check
	if from.Mailbox == "" {
		from.Mailbox = f.From
	}
	from.Name = f.Sender
	s := mail.Settings{Host: f.Host, Port: f.Port, Security: mail.Security(f.Security), User: f.User, Password: os.Getenv(smtpPassword),
		From: from, Timeout: f.Timeout, Rate: f.Rate}
	if f.CA != "" {
		data, err := readFile("证书", f.CA)
		if err != nil {
			return s, err
		}
		s.Roots = x509.NewCertPool()
		if !s.Roots.AppendCertsFromPEM(data) {
			return s, unusable{fmt.Errorf("文件 %s 里没有证书（PEM，以 -----BEGIN CERTIFICATE----- 开头）。", f.CA)}
		}
	}
	if err := s.Check(); err != nil {
		return s, unusable{fmt.Errorf("邮件设置有错误：\n%w", err)}
	}
	return s, nil
}

type mailTestCommand struct {
	Address string `arg:"" name:"邮箱" help:"试验邮件发给谁，如 kjj@example.gov.cn。"`
	smtpFlags
}

// Run sends one letter and tells what the server said. The exit status is 1 when it was not accepted.
func (c mailTestCommand) Run(t terminal) error {
	if c.Host == "" {
		return unusable{errors.New("邮件未配置：请用 --smtp-host 或环境变量 HUISHANG_SMTP_HOST 写明邮件服务器，用 --smtp-from 写明发件人。")}
	}
	to, err := mail.ParseAddress(c.Address)
	if err != nil {
		return unusable{err}
	}
	settings, err := c.settings()
	if err != nil {
		return err
	}
	sender, err := mail.NewSender(settings)
	if err != nil {
		return unusable{err}
	}
	fmt.Fprintf(t.out, "服务器 %s，加密方式 %s，发件人 %s\n", settings.Address(), settings.Security, settings.From.Mailbox)
	result := sender.Send(context.Background(), trial(settings.From, to))
	return errors.Join(tell(t, to, result), sender.Close())
}

// trial is a letter that says nothing but that it came.
func trial(from, to mail.Address) *mail.Letter {
	_, domain, _ := strings.Cut(from.Mailbox, "@")
	const said = "这是厅市会商系统的试验邮件。您收到它，说明邮件设置可用。"
	return &mail.Letter{ID: "test-" + rand.Text() + "@" + strings.Trim(domain, "[]"), From: from, To: to, Sent: time.Now(), Subject: "厅市会商试验邮件", Text: said + "\n",
		HTML: "<p>" + html.EscapeString(said) + "</p>\n"}
}

func tell(t terminal, to mail.Address, r mail.Result) error {
	answer := ""
	if r.Code != 0 {
		answer = fmt.Sprintf("服务器回答：%d %s", r.Code, r.Said)
	}
	if r.Outcome == mail.Accepted {
		fmt.Fprintf(t.out, "%s\n服务器已收下给 %s 的试验邮件，请到收件箱（和垃圾邮件箱）查看。\n", answer, to.Mailbox)
		return nil
	}
	if answer != "" {
		answer += "\n"
	}
	return fmt.Errorf("%s：“%s”这一步没有成功，%s。\n%s下一步：%s", r.Outcome, r.Step, r.Cause(), answer, r.Advice())
}
