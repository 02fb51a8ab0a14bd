package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"huishang/generator"
)

// fillAll makes every document the dossier is ready for. What is not ready is listed with the reason; only a fault in a
// document, or a file that cannot be written, is an error.
func fillAll(t terminal, fill fillFunc, folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return unusable{fmt.Errorf("文件夹 %s 建不了：%s。", folder, cause(err))}
	}
	kinds := generator.Kinds()
	var unready, faults []error
	for i, kind := range kinds {
		progress(t.err, i+1, len(kinds), kind.Title)
		name, err := fillInto(folder, kind, fill)
		switch {
		case err == nil:
			fmt.Fprintln(t.out, name)
		case generator.Unready(err):
			unready = append(unready, err)
		case errors.As(err, &unusable{}):
			return err
		default:
			faults = append(faults, err)
		}
	}
	fmt.Fprintf(t.err, "共 %d 种文件，生成 %d 份，暂不能生成 %d 份，出错 %d 份。\n",
		len(kinds), len(kinds)-len(unready)-len(faults), len(unready), len(faults))
	for _, reason := range unready {
		fmt.Fprintln(t.err, reason)
	}
	return errors.Join(faults...)
}

func fillInto(folder string, kind generator.Kind, fill fillFunc) (string, error) {
	document, err := fill(kind.Name)
	if err != nil {
		return "", err
	}
	name := filepath.Join(folder, document.Name)
	return name, writeFile(name, document.Bytes)
}

// progress shows how far a long work has come, on a screen only: a file that collects the messages is spared.
func progress(w io.Writer, n, of int, title string) {
	screen, ok := w.(*os.File)
	if !ok {
		return
	}
	if info, err := screen.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return
	}
	fmt.Fprintf(screen, "\r\033[K正在生成 %d/%d %s", n, of, title)
	if n == of {
		fmt.Fprint(screen, "\r\033[K")
	}
}
