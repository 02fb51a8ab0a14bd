package web

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"huishang"
	"huishang/generator"
	"huishang/store"
)

// bulkPiece is how much of an archive is kept at once, in bytes.
const bulkPiece = 1 << 20

// A bulkPack is the archive of many documents while it grows, in a file that goes with it.
type bulkPack struct {
	file    *os.File
	archive *zip.Writer
	day     huishang.Date
	made    int
	list    strings.Builder
}

func newBulkPack(day huishang.Date) (*bulkPack, error) {
	file, err := os.CreateTemp("", "huishang-*.zip")
	if err != nil {
		return nil, fmt.Errorf("make a file for the archive: %w", err)
	}
	return &bulkPack{file: file, archive: zip.NewWriter(file), day: day}, nil
}

// remove takes the file away.
func (p *bulkPack) remove() {
	_ = p.file.Close()
	_ = os.Remove(p.file.Name())
}

// add puts the documents of one dossier into a folder of its own, numbered.
func (p *bulkPack) add(of string, documents []generator.Document) error {
	for i, d := range documents {
		name := fmt.Sprintf("%s/%02d_%s", strings.ReplaceAll(of, " ", ""), i+1, d.Name)
		if err := p.put(name, d.Bytes); err != nil {
			return err
		}
		p.made++
		fmt.Fprintf(&p.list, "%s\r\n", name)
	}
	return nil
}

func (p *bulkPack) put(name string, data []byte) error {
	made := time.Date(p.day.Year(), p.day.Month(), p.day.Day(), 0, 0, 0, 0, time.UTC)
	w, err := p.archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store, Modified: made})
	if err == nil {
		_, err = w.Write(data)
	}
	if err != nil {
		return fmt.Errorf("pack %s: %w", name, err)
	}
	return nil
}

// pieces ends the archive with the list of what is in it and what is not, and gives it piece by piece.
func (p *bulkPack) pieces(unmade []store.Unmade, take func([]byte) error) error {
	text := fmt.Sprintf("\uFEFF厅市会商批量生成目录\r\n生成日期：%s\r\n\r\n%s", p.day.Chinese(), &p.list)
	if len(unmade) > 0 {
		text += "\r\n未生成：\r\n"
	}
	for _, u := range unmade {
		text += fmt.Sprintf("%s  %s  %s\r\n", u.Of, u.Kind, strings.ReplaceAll(u.Why, "\n", "\r\n    "))
	}
	if err := p.put("目录.txt", []byte(text)); err != nil {
		return err
	}
	if err := p.archive.Close(); err != nil {
		return fmt.Errorf("end the archive: %w", err)
	}
	if _, err := p.file.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("read the archive: %w", err)
	}
	piece := make([]byte, bulkPiece)
	for {
		n, err := io.ReadFull(p.file, piece)
		if n > 0 {
			if err := take(piece[:n]); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read the archive: %w", err)
		}
	}
}
