package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"huishang"
	"huishang/accounts"
	"huishang/store"
)

// userCommand looks after the people who may sign in.
type userCommand struct {
	Add     userAddCommand     `cmd:"" help:"新建用户，显示一次初始密码。"`
	Passwd  userPasswdCommand  `cmd:"" help:"重设用户的密码，显示一次新的初始密码。"`
	Mailbox userMailboxCommand `cmd:"" help:"登记用户在哪里收提醒、坐哪些岗位、请假期间由谁代收；只改写了的。"`
	Disable userDisableCommand `cmd:"" help:"停用用户，立即退出其全部登录；--undo 恢复。"`
	List    userListCommand    `cmd:"" help:"列出用户。"`
}

type userAddCommand struct {
	Login string `arg:"" name:"登录名" help:"登录名：汉字、字母、数字和 . _ @ -。"`
	Name  string `required:"" placeholder:"姓名" help:"姓名。"`
	Role  string `required:"" enum:"admin,liaison,division,bureau,leader" placeholder:"角色" help:"admin 系统管理员，liaison 区域创新处，division 业务处室，bureau 市科技局，leader 领导。"`
	cityFlag
	Division string `placeholder:"名称" help:"业务处室的名称。"`
	Email    string `placeholder:"邮箱" help:"收提醒的邮箱。"`
	passwordFlag
	databaseFlag
}

// Run adds a user, whose password has to be changed at the first sign-in.
func (c userAddCommand) Run(t terminal) error {
	return c.change(func(ctx context.Context, desk *accounts.Desk) error {
		u := store.User{Login: c.Login, Name: c.Name, Role: huishang.Role(c.Role), Division: c.Division, Temporary: true,
			Mailbox: store.Mailbox{Email: c.Email}}
		if err := mailboxFault(c.Email); err != nil {
			return err
		}
		hash, made, err := c.hash(ctx, desk, t, u)
		if err != nil {
			return err
		}
		err = desk.Store.Update(ctx, operator(), func(tx *store.Tx) (err error) {
			if u.City, err = c.code(tx); err != nil {
				return err
			}
			u, err = tx.AddUser(u, hash)
			return err
		})
		if err != nil {
			return err
		}
		fmt.Fprintf(t.out, "已新建用户 %s（%s，%s）。%s\n", u.Login, u.Name, u.Role.Name(), made)
		return nil
	})
}

type userPasswdCommand struct {
	Login string `arg:"" name:"登录名" help:"登录名。"`
	passwordFlag
	databaseFlag
}

// Run sets a password, which has to be changed at the next sign-in, and ends the user's sessions.
func (c userPasswdCommand) Run(t terminal) error {
	return c.change(func(ctx context.Context, desk *accounts.Desk) error {
		var u store.User
		err := desk.Store.View(ctx, operator(), func(tx *store.Tx) (err error) { u, err = tx.UserByLogin(c.Login); return err })
		if err != nil {
			return unknownUser(c.Login, err)
		}
		hash, made, err := c.hash(ctx, desk, t, u)
		if err != nil {
			return err
		}
		if err := desk.Store.Update(ctx, operator(), func(tx *store.Tx) error { return tx.SetPassword(u.ID, hash) }); err != nil {
			return err
		}
		fmt.Fprintf(t.out, "已重设 %s 的密码，原有登录全部退出。%s\n", u.Login, made)
		return nil
	})
}

type userDisableCommand struct {
	Login string `arg:"" name:"登录名" help:"登录名。"`
	Undo  bool   `help:"恢复停用的用户。"`
	databaseFlag
}

// Run keeps a user out, or lets them in again.
func (c userDisableCommand) Run(t terminal) error {
	return c.change(func(ctx context.Context, desk *accounts.Desk) error {
		err := desk.Store.Update(ctx, operator(), func(tx *store.Tx) error {
			u, err := tx.UserByLogin(c.Login)
			if err != nil {
				return unknownUser(c.Login, err)
			}
			_, err = tx.ChangeUser(u.ID, func(u *store.User) {
				switch {
				case c.Undo:
					u.DisabledAt = time.Time{}
				case !u.Disabled():
					u.DisabledAt = tx.Now()
				}
			})
			return err
		})
		if err == nil {
			fmt.Fprintf(t.out, "已%s用户 %s。\n", map[bool]string{false: "停用", true: "恢复"}[c.Undo], store.FoldLogin(c.Login))
		}
		return err
	})
}

type userListCommand struct{ databaseFlag }

// Run lists the users, also beside a running site.
func (c userListCommand) Run(t terminal) error {
	s, err := c.read(context.Background())
	if err != nil {
		return err
	}
	defer s.Close()
	w := tabwriter.NewWriter(t.out, 0, 0, 3, ' ', 0)
	fmt.Fprintln(w, "登录名\t姓名\t角色\t城市或处室\t状态\t上次登录")
	err = s.View(context.Background(), operator(), func(tx *store.Tx) error {
		for page := (store.Page{Limit: 500}); ; {
			users, next, err := tx.Users(page)
			for _, u := range users {
				fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", u.Login, u.Name, u.Role.Name(), u.City+u.Division, stateOf(u), clockTime(u.SeenAt))
			}
			if page.After = next; err != nil || next == "" {
				return err
			}
		}
	})
	return errors.Join(err, w.Flush())
}

func stateOf(u store.User) string {
	switch {
	case u.Disabled():
		return "已停用"
	case u.Temporary:
		return "待改密码"
	}
	return "正常"
}

// clockTime is an instant as people here read it.
func clockTime(at time.Time) string {
	if at.IsZero() {
		return "从未"
	}
	return at.In(shanghai).Format("2006-01-02 15:04")
}

// operator is who changes accounts from the command line.
func operator() store.Scope { return store.System(store.Home) }

func unknownUser(login string, err error) error {
	if errors.As(err, &store.NotFound{}) {
		return fmt.Errorf("没有登录名为“%s”的用户。可用 huishang user list 查看。", login)
	}
	return err
}

// passwordFlag says where a password comes from. It is never an argument: those are there for all to read.
type passwordFlag struct {
	Stdin bool `help:"从标准输入读一行作为密码，不另造初始密码。"`
}

// hash is the first password of a user as it is kept, and the sentence that tells it when it was made here.
func (f passwordFlag) hash(ctx context.Context, desk *accounts.Desk, t terminal, u store.User) (hash, told string, err error) {
	password := accounts.InitialPassword()
	told = "初始密码 " + password + "（只显示这一次，首次登录时要改）"
	if f.Stdin {
		line, err := bufio.NewReader(t.in).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return "", "", unusable{fmt.Errorf("读不了标准输入：%w", err)}
		}
		password, told = strings.TrimRight(line, "\r\n"), "首次登录时要改密码。"
		if err := desk.Checker.Check(password, u.Login, u.Name); err != nil {
			return "", "", err
		}
	}
	hash, err = desk.Hasher.Hash(ctx, password)
	return hash, told, err
}

// change opens the database to change accounts in it.
func (f databaseFlag) change(do func(context.Context, *accounts.Desk) error) error {
	ctx := context.Background()
	s, err := f.open(ctx)
	var locked store.Locked
	if errors.As(err, &locked) {
		return unusable{fmt.Errorf("数据文件 %s 正由运行中的会商服务使用。请用系统管理员登录后在“用户”“接口密钥”页面办理，或先停止服务再运行本命令。", locked.File)}
	}
	if err != nil {
		return err
	}
	return errors.Join(do(ctx, accounts.NewDesk(s)), s.Close())
}
