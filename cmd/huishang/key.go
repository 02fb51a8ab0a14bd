package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"

	"huishang"
	"huishang/accounts"
	"huishang/store"
)

// keyCommand looks after the keys of machines.
type keyCommand struct {
	Add    keyAddCommand    `cmd:"" help:"新建接口密钥，密钥只显示一次。"`
	Revoke keyRevokeCommand `cmd:"" help:"停用接口密钥，立即生效，不能恢复。"`
	List   keyListCommand   `cmd:"" help:"列出接口密钥。"`
}

type keyAddCommand struct {
	Name string `arg:"" name:"用途" help:"用在哪里，如 唐山市政务平台。"`
	Role string `default:"bureau" enum:"liaison,division,bureau,leader" placeholder:"角色" help:"密钥代表哪种角色。"`
	cityFlag
	Division string `placeholder:"名称" help:"业务处室的名称。"`
	Scope    string `default:"read" enum:"read,write" placeholder:"范围" help:"read 只能读取，write 也能修改。"`
	databaseFlag
}

// Run makes a key and tells its secret this once.
func (c keyAddCommand) Run(t terminal) error {
	return c.change(func(ctx context.Context, desk *accounts.Desk) error {
		k := store.Key{Name: c.Name, Role: huishang.Role(c.Role), Division: c.Division, Scopes: []store.KeyScope{store.KeyScope(c.Scope)}}
		var secret string
		err := desk.Store.Update(ctx, operator(), func(tx *store.Tx) (err error) {
			if k.City, err = c.code(tx); err != nil {
				return err
			}
			k, secret, err = tx.AddKey(k)
			return err
		})
		if err != nil {
			return err
		}
		fmt.Fprintf(t.out, "已新建接口密钥，编号 %s，密钥 %s（只显示这一次）\n", k.ID, secret)
		return nil
	})
}

type keyRevokeCommand struct {
	ID string `arg:"" name:"编号" help:"密钥的编号，见 huishang key list。"`
	databaseFlag
}

// Run ends a key.
func (c keyRevokeCommand) Run(t terminal) error {
	return c.change(func(ctx context.Context, desk *accounts.Desk) error {
		err := desk.Store.Update(ctx, operator(), func(tx *store.Tx) error { return tx.RevokeKey(c.ID) })
		if errors.As(err, &store.NotFound{}) {
			return fmt.Errorf("没有编号为“%s”的接口密钥。可用 huishang key list 查看。", c.ID)
		}
		if err == nil {
			fmt.Fprintf(t.out, "已停用接口密钥 %s。\n", c.ID)
		}
		return err
	})
}

type keyListCommand struct{ databaseFlag }

// Run lists the keys, also beside a running site.
func (c keyListCommand) Run(t terminal) error {
	s, err := c.read(context.Background())
	if err != nil {
		return err
	}
	defer s.Close()
	w := tabwriter.NewWriter(t.out, 0, 0, 3, ' ', 0)
	fmt.Fprintln(w, "编号\t用途\t角色\t城市或处室\t范围\t状态\t上次使用")
	err = s.View(context.Background(), operator(), func(tx *store.Tx) error {
		for page := (store.Page{Limit: 500}); ; {
			keys, next, err := tx.Keys(page)
			for _, k := range keys {
				state := map[bool]string{true: "正常", false: "已停用"}[k.RevokedAt.IsZero()]
				fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", k.ID, k.Name, k.Role.Name(), k.City+k.Division, scopesOf(k), state, clockTime(k.UsedAt))
			}
			if page.After = next; err != nil || next == "" {
				return err
			}
		}
	})
	return errors.Join(err, w.Flush())
}

func scopesOf(k store.Key) string {
	var names []string
	for _, scope := range k.Scopes {
		names = append(names, string(scope))
	}
	return strings.Join(names, "、")
}
