package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"huishang"
	"huishang/store"
)

// exportCommand writes all that is kept of a city.
type exportCommand struct {
	City string `arg:"" placeholder:"城市" help:"城市的名称或六位代码，如 唐山市、130200。"`
	Out  string `placeholder:"文件" help:"写到哪个文件，须是还没有的名字；不写为当前文件夹的 代码_全部资料.zip。"`
	databaseFlag
}

// Run writes the zip whole or not at all.
func (c exportCommand) Run(t terminal) (err error) {
	ctx, stop := untilStopped()
	defer stop()
	if strings.TrimSpace(c.City) == "" {
		return unusable{errors.New("请写明导出哪个市，写名称或六位代码，如 唐山市、130200。")}
	}
	s, err := c.read(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	code, err := keptCity(ctx, s, c.City)
	if err != nil {
		return err
	}
	name := c.Out
	if name == "" {
		name = code + "_全部资料.zip"
	}
	if err := absent(name, "请用 --out 换一个名字，以免盖掉它。"); err != nil {
		return err
	}
	var done store.Exported
	var failed error
	err = streamFile(name, private, func(w io.Writer) error {
		done, failed = s.Export(ctx, operator(), code, w)
		return failed
	})
	switch {
	case failed != nil:
		return failing("导出没有做成", failed)
	case err != nil:
		return unwritable(name, err)
	}
	_, err = fmt.Fprintf(t.out, "已导出%s的 %d 份卷宗、%d 个文件：%s\n", done.City, done.Dossiers, done.Files, name)
	return err
}

// keptCity is the code of a city that has dossiers, by its name or its code.
func keptCity(ctx context.Context, s *store.Store, asked string) (string, error) {
	var kept []huishang.CityCode
	if err := s.View(ctx, operator(), func(tx *store.Tx) (err error) { kept, err = tx.CitiesKept(); return err }); err != nil {
		return "", failing("导出没有做成", err)
	}
	codes := codesOf(kept, asked)
	switch {
	case len(codes) == 1:
		return codes[0], nil
	case len(codes) > 1:
		return "", unusable{severalCities(asked, codes)}
	case len(kept) == 0:
		return "", unusable{errors.New("数据库里还没有卷宗，没有可导出的。")}
	}
	what := "没有“%s”的卷宗，请核对名称。"
	if strings.Trim(asked, "0123456789") == "" {
		what = "没有城市代码为 %s 的卷宗，请核对代码。"
	}
	return "", unusable{fmt.Errorf(what+"有卷宗的市：%s。", asked, namedCities(kept))}
}
