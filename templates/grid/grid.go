// Package grid makes an Excel template from the readable text beside it, so that a change of the template shows in review.
//
// A text says, line by line:
//
//	《任务分工台账》                       the title in the properties of the file
//	== 工作表 任务分工台账                  a sheet begins
//	[页] 标题 4:4 冻结 D5 筛选 A4:P5        rows repeated on every page, panes, filter; 打印 A1:P9, 一页, 纵向
//	[列] 5 居中 ┃ 24 文 ┃ 10 经费           width and kind of each column; 隐藏 hides it
//	[行 表头 32 A:C] 序号 ┃ 事项            class, height in points (32起: at least), merges; cells parted by ┃, ↵ breaks a line, = begins a formula
//	[灯] N5:N5                             cells coloured by the light they name
//	[图 柱线 A20:E34] 题 ┃ 类 B6:B6 ┃ 柱 H6:H6 H5 0.0 ┃ 线 I6:I6 I5
//
// A series is its kind, its cells, the cell with its name and, of columns, the format of the figures over them. Cells of a block of the tag language stand for all its copies.
package grid

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
)

// Mark begins the line that begins a sheet; a text without it is of a Word template.
const Mark = "== 工作表 "

// Build makes the workbook of a text.
func Build(text string) ([]byte, error) {
	b, err := parse(text)
	if err != nil {
		return nil, err
	}
	return pack(b.parts())
}

// Agrees reports whether a workbook is what the text says, part by part.
func Agrees(workbook []byte, text string) bool {
	b, err := parse(text)
	if err != nil {
		return false
	}
	got, err := unpack(workbook)
	return err == nil && maps.Equal(got, b.parts())
}

func pack(parts map[string]string) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(parts)) { // [Content_Types].xml comes first, as readers like it
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err != nil {
			return nil, fmt.Errorf("pack %s: %w", name, err)
		}
		if _, err := io.WriteString(f, parts[name]); err != nil {
			return nil, fmt.Errorf("pack %s: %w", name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("pack the workbook: %w", err)
	}
	return out.Bytes(), nil
}

func unpack(workbook []byte) (map[string]string, error) {
	z, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		return nil, fmt.Errorf("open the workbook: %w", err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return nil, fmt.Errorf("open %s: %w", f.Name, err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", f.Name, err)
		}
		parts[f.Name] = string(data)
	}
	return parts, nil
}
