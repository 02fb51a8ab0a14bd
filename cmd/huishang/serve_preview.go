package main

import (
	"errors"
	"fmt"
	"log/slog"
	"os"

	"huishang/preview"
)

// openPreviews opens the desk that makes pictures of documents, in a folder of its own that goes when the site stops.
func openPreviews(log *slog.Logger) (desk *preview.Desk, closed func() error, err error) {
	folder, err := os.MkdirTemp("", "huishang-preview-")
	if err != nil {
		return nil, nil, unusable{fmt.Errorf("放预览的临时文件夹建不了：%s。可用环境变量 TMPDIR 换一个位置。", cause(err))}
	}
	office, painter := preview.Installed()
	desk, err = preview.Open(preview.Config{Folder: folder, Office: office, Painter: painter, Log: log})
	if err != nil {
		return nil, nil, fmt.Errorf("准备预览：%w", errors.Join(err, os.RemoveAll(folder)))
	}
	log.Info("previews", "libreoffice", office, "pdftoppm", painter, "without network", desk.Isolated())
	return desk, desk.Close, nil
}
