package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"huishang"
	"huishang/accounts"
	"huishang/mail"
	"huishang/scheduler"
	"huishang/store"
)

// userMailboxCommand says where a user is reminded.
type userMailboxCommand struct {
	Login      string  `arg:"" name:"登录名" help:"登录名。"`
	Email      *string `placeholder:"邮箱" help:"收提醒的邮箱，写空的即注销。"`
	Desks      *string `placeholder:"岗位" help:"角色以外还坐哪些岗位，如 分管副厅长；几个之间用顿号分开。"`
	Substitute *string `placeholder:"登录名" help:"请假期间由谁代收，写空的即销假。"`
	AwayFrom   string  `name:"away-from" placeholder:"日期" help:"请假的第一天，如 2026-10-01。"`
	AwayUntil  string  `name:"away-until" placeholder:"日期" help:"请假的最后一天。"`
	databaseFlag
}

// Run keeps what is written and leaves the rest.
func (c userMailboxCommand) Run(t terminal) error {
	from, until, err := c.leave()
	if err != nil {
		return err
	}
	if c.Email != nil {
		if err := mailboxFault(*c.Email); err != nil {
			return err
		}
	}
	return c.change(func(ctx context.Context, desk *accounts.Desk) error {
		var u store.User
		err := desk.Store.Update(ctx, operator(), func(tx *store.Tx) (err error) {
			if u, err = tx.UserByLogin(c.Login); err != nil {
				return unknownUser(c.Login, err)
			}
			u, err = tx.ChangeUser(u.ID, func(u *store.User) { c.apply(&u.Mailbox, from, until) })
			return err
		})
		if err == nil {
			fmt.Fprintf(t.out, "已登记：%s 的邮箱 %s，岗位 %s，代收 %s。\n", u.Login, orNone(u.Email), orNone(u.Desks), orNone(u.Substitute))
		}
		return err
	})
}

// leave reads the days and the desks.
func (c userMailboxCommand) leave() (from, until huishang.Date, err error) {
	if c.AwayFrom != "" {
		if from, err = dayIn("away-from", c.AwayFrom); err != nil {
			return from, until, err
		}
	}
	if c.AwayUntil != "" {
		if until, err = dayIn("away-until", c.AwayUntil); err != nil {
			return from, until, err
		}
	}
	if c.Desks == nil || *c.Desks == "" {
		return from, until, nil
	}
	for _, desk := range strings.Split(*c.Desks, "、") {
		if !slices.Contains(scheduler.Recipients(), scheduler.Recipient(desk)) {
			return from, until, unusable{fmt.Errorf("没有“%s”这个岗位，可用的有：%s。", desk, listed(scheduler.Recipients()))}
		}
	}
	return from, until, nil
}

func (c userMailboxCommand) apply(m *store.Mailbox, from, until huishang.Date) {
	for _, change := range []struct{ into, from *string }{{&m.Email, c.Email}, {&m.Desks, c.Desks}, {&m.Substitute, c.Substitute}} {
		if change.from != nil {
			*change.into = *change.from
		}
	}
	if !from.IsZero() {
		m.AwayFrom = from
	}
	if !until.IsZero() {
		m.AwayUntil = until
	}
	if m.Substitute == "" {
		m.AwayFrom, m.AwayUntil = huishang.Date{}, huishang.Date{}
	}
}

// mailboxFault says in Chinese what is wrong with a mailbox; none is right.
func mailboxFault(address string) error {
	if address == "" {
		return nil
	}
	_, err := mail.ParseAddress(address)
	return err
}

// listed writes names with 、 between them.
func listed[S ~string](names []S) string {
	all := make([]string, len(names))
	for i, name := range names {
		all[i] = string(name)
	}
	return strings.Join(all, "、")
}

func orNone(text string) string {
	if text == "" {
		return "（无）"
	}
	return text
}
