package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"huishang/store"
)

// readFile reads a file the command line names; what says what it is to the reader.
func readFile(what, name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err == nil && info.IsDir() {
		return nil, unusable{fmt.Errorf("%s %s 是文件夹，请给出文件。", what, name)}
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, unusable{fmt.Errorf("%s %s 打不开：%s。", what, name, cause(err))}
	}
	return data, nil
}

// differ refuses an output that is one of the inputs.
func differ(out string, inputs ...string) error {
	written, err := os.Stat(out)
	if err != nil {
		return nil // it is not there yet, or writing it will say why
	}
	for _, name := range inputs {
		if read, err := os.Stat(name); err == nil && os.SameFile(written, read) {
			return unusable{fmt.Errorf("输出文件 %s 就是输入文件，会把它盖掉，请换一个名字。", out)}
		}
	}
	return nil
}

// workbookName refuses to give an Excel workbook a name by which no program would open it.
func workbookName(name string) error {
	if info, err := os.Stat(name); err == nil && info.IsDir() || strings.EqualFold(filepath.Ext(name), ".xlsx") {
		return nil
	}
	return unusable{fmt.Errorf("输出的是 Excel 文件，名字应以 .xlsx 结尾，现为 %s。", name)}
}

// writeFile puts a whole file in place at once: under a passing name in the same folder, then renamed. When anything goes
// wrong, what stood there before still stands there, and nothing else is left.
func writeFile(name string, data []byte) error {
	if err := replaceFile(name, data); err != nil {
		return unwritable(name, err)
	}
	return nil
}

// unwritable says why a file could not be written.
func unwritable(name string, err error) error {
	if name == "" {
		return unusable{errors.New("没有写输出文件的名字，请写明写到哪个文件。")}
	}
	return unusable{fmt.Errorf("文件 %s 写不了：%s。", name, cause(err))}
}

// absent refuses a name that is taken already: what is there is not written over.
func absent(name, instead string) error {
	if _, err := os.Lstat(name); err == nil {
		return unusable{fmt.Errorf("文件 %s 已经有了，%s", name, instead)}
	}
	return nil
}

func replaceFile(name string, data []byte) error {
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(name); err == nil {
		if !info.Mode().IsRegular() {
			return errIrregular
		}
		mode = info.Mode().Perm()
	}
	return streamFile(name, mode, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// streamFile puts in place at once what write gives.
func streamFile(name string, mode fs.FileMode, write func(io.Writer) error) error {
	switch {
	case name == "":
		return fs.ErrInvalid
	case ofDatabase(name):
		return errDatabase
	}
	if followed, err := filepath.EvalSymlinks(name); err == nil {
		name = followed
	}
	passing, err := os.CreateTemp(filepath.Dir(name), ".huishang-*")
	if err != nil {
		return err
	}
	err = write(passing)
	if err = errors.Join(err, passing.Chmod(mode), passing.Sync(), passing.Close()); err == nil {
		err = os.Rename(passing.Name(), name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(passing.Name()))
	}
	return nil
}

// Where no file is written.
var (
	errIrregular = errors.New("not a regular file") // a folder or a device
	errDatabase  = errors.New("a database")
)

// besideDatabase are the ends of the names of the files that belong to a database file, whether they are there at the moment or not.
var besideDatabase = []string{"-wal", "-shm", "-journal", ".lock"}

// ofDatabase reports whether a name is that of a SQLite database or of a file that belongs to one.
func ofDatabase(name string) bool {
	if store.IsDatabase(name) {
		return true
	}
	for _, end := range besideDatabase {
		if of, ok := strings.CutSuffix(name, end); ok && store.IsDatabase(of) {
			return true
		}
	}
	return false
}

// cause says in Chinese why a file could not be read or written.
func cause(err error) string {
	switch {
	case errors.Is(err, errIrregular):
		return "它是文件夹或设备，请给出文件名"
	case errors.Is(err, errDatabase):
		return "它是数据库的文件，不能盖掉，请换一个名字"
	}
	return strings.TrimSuffix(store.Told(err), "。")
}

// failing tells what could not be done, as what says in Chinese, and why. A whole sentence for people stands for itself.
func failing(what string, err error) error {
	if store.ForPeople(err) {
		return unusable{plainly{err}}
	}
	return unusable{fmt.Errorf("%s：%w", what, plainly{err})}
}

// plainly is an error of the store or of the system in words for people.
type plainly struct{ error }

func (p plainly) Unwrap() error { return p.error }

func (p plainly) Error() string { return store.Told(p.error) }
