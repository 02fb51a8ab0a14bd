package main

import (
	"fmt"
	"log/slog"
	"os"

	"huishang/preview"
)

// openPreviews opens the desk that makes pictures of documents, in a folder of its own that goes when the site stops.
func openPreviews(log *slog.Logger) (desk *preview.Desk, clear func(), err error) {
	folder, err := os.MkdirTemp("", "huishang-preview-")
	if err != nil {
		return nil, nil, unusable{fmt.Errorf("放预览的临时文件夹建不了：%s。可用环境变量 TMPDIR 换一个位置。", cause(err))}
	}
	clear = func() { _ = os.RemoveAll(folder) }
	office, painter := preview.Installed()
	desk, err = preview.Open(preview.Config{Folder: folder, Office: office, Painter: painter, Log: log})
	if err != nil {
		clear()
		return nil, nil, fmt.Errorf("准备预览：%w", err)
	}
	log.Info("previews", "libreoffice", office, "pdftoppm", painter, "without network", desk.Isolated())
	return desk, clear, nil
}
