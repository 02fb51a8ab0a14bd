package store

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// archive is a backup whose every part has been held against its hash.
type archive struct {
	manifest Manifest
	entries  map[string]*zip.File
}

// maxManifest bounds what is read as a manifest.
const maxManifest = 16 << 20

// CheckBackup holds that a backup is whole and says what it holds. The error for people is [BadBackup].
func CheckBackup(from io.ReaderAt, size int64) (Manifest, error) {
	a, err := openArchive(from, size)
	if err != nil {
		return Manifest{}, err
	}
	return a.manifest, nil
}

func openArchive(from io.ReaderAt, size int64) (*archive, error) {
	unpacked, err := zip.NewReader(from, size)
	if err != nil {
		return nil, BadBackup{"不是会商系统的备份，或者文件不完整", err}
	}
	return holdArchive(unpacked)
}

// holdArchive holds that a backup is whole: every table and file is there, is what its hash says, and nothing else is there.
func holdArchive(unpacked *zip.Reader) (*archive, error) {
	a := &archive{entries: map[string]*zip.File{}}
	for _, entry := range unpacked.File {
		if a.entries[entry.Name] != nil {
			return nil, BadBackup{"其中 " + entry.Name + " 有两份", nil}
		}
		a.entries[entry.Name] = entry
	}
	data, err := a.read(manifestName, maxManifest)
	if err != nil {
		return nil, err
	}
	known, err := newestStep()
	if err != nil {
		return nil, err
	}
	if a.manifest, err = readManifest(data, known); err != nil {
		return nil, err
	}
	if err := a.hold(); err != nil {
		return nil, err
	}
	return a, nil
}

func (a *archive) hold() error {
	files := 0
	for name, entry := range a.entries {
		want, kept := strings.CutPrefix(name, filesFolder)
		listed := slices.IndexFunc(a.manifest.Tables, func(t TableManifest) bool { return tableFile(t.Name) == name })
		switch {
		case kept:
			files++
		case listed >= 0:
			want = a.manifest.Tables[listed].SHA256
		case name == manifestName:
			continue
		default:
			return BadBackup{"其中多出 " + name, nil}
		}
		if sum, err := sumOf(entry); err != nil || sum != want {
			return BadBackup{"其中 " + name + " 的内容与校验值不符，文件已损坏或被改动", err}
		}
	}
	if files != a.manifest.Files {
		return BadBackup{fmt.Sprintf("清单写着%d个文件，实有%d个", a.manifest.Files, files), nil}
	}
	return a.holdTables()
}

// holdTables holds that every table of the manifest is there and known.
func (a *archive) holdTables() error {
	for _, t := range a.manifest.Tables {
		if a.entries[tableFile(t.Name)] == nil {
			return BadBackup{"其中缺少 " + tableFile(t.Name), nil}
		}
		if _, known := tableCalled(t.Name); !known {
			return BadBackup{"其中有不认识的表 " + t.Name, nil}
		}
	}
	return nil
}

func sumOf(entry *zip.File) (string, error) {
	content, err := entry.Open()
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	_, err = io.Copy(sum, content)
	return hex.EncodeToString(sum.Sum(nil)), errors.Join(err, content.Close())
}

// read gives a part of the archive, up to so many bytes; a file a dossier keeps is never as large.
func (a *archive) read(name string, most int64) ([]byte, error) {
	entry := a.entries[name]
	if entry == nil {
		return nil, BadBackup{"其中缺少 " + name, nil}
	}
	content, err := entry.Open()
	if err != nil {
		return nil, BadBackup{name + " 读不出来", err}
	}
	data, err := io.ReadAll(io.LimitReader(content, most+1))
	if err = errors.Join(err, content.Close()); err != nil {
		return nil, BadBackup{name + " 读不出来", err}
	}
	if int64(len(data)) > most {
		return nil, BadBackup{name + " 太大", nil}
	}
	return data, nil
}

// rows calls add with the names of the columns and each row of a table; bytes come as base64 text.
func (a *archive) rows(ctx context.Context, t TableManifest, add func(columns []string, row []any) error) error {
	content, err := a.entries[tableFile(t.Name)].Open()
	if err != nil {
		return err
	}
	defer content.Close()
	in := json.NewDecoder(bufio.NewReader(content))
	in.UseNumber()
	var columns []string
	if err := in.Decode(&columns); err != nil {
		return err
	}
	count := int64(0)
	for ; in.More(); count++ {
		var row []any
		if err := in.Decode(&row); err != nil {
			return err
		}
		if len(row) != len(columns) {
			return fmt.Errorf("row %d has %d values for %d columns", count+1, len(row), len(columns))
		}
		if err := errors.Join(ctx.Err(), add(columns, row)); err != nil {
			return err
		}
	}
	if count != t.Rows {
		return fmt.Errorf("%d rows instead of %d", count, t.Rows)
	}
	return nil
}

// columnValue gives a value of an archive as a column takes it.
func columnValue(value any, isBytes bool) (any, error) {
	switch v := value.(type) {
	case json.Number:
		return v.Int64()
	case string:
		if isBytes {
			return base64.StdEncoding.DecodeString(v)
		}
	}
	return value, nil
}

// content gives what a kept file of the archive says.
func (a *archive) content(sha256 string, size int64) (io.ReadSeeker, error) {
	data, err := a.read(filesFolder+sha256, size)
	return bytes.NewReader(data), err
}
