package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"

	"github.com/gin-gonic/gin"
)

//go:embed assets
var assetFiles embed.FS

// styleName is the one style sheet pages ask for. It is made of assets/css/*.css, in the order of their names.
const styleName = "huishang.css"

// An asset is a style, script or icon as it is sent.
type asset struct {
	media   string
	tag     string // its entity tag
	plain   []byte
	smaller []byte // gzip of it, or nil where that saves nothing
}

// readAssets makes every asset once, by the name it is asked for.
func readAssets() (map[string]asset, error) {
	all := map[string]asset{}
	var style bytes.Buffer
	err := fs.WalkDir(assetFiles, "assets", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := assetFiles.ReadFile(file)
		if err != nil {
			return err
		}
		if path.Ext(file) == ".css" {
			style.Write(data)
			return nil
		}
		all[path.Base(file)], err = assetOf(file, data)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the assets: %w", err)
	}
	all[styleName], err = assetOf(styleName, style.Bytes())
	return all, err
}

func assetOf(name string, data []byte) (asset, error) {
	a := asset{media: mime.TypeByExtension(path.Ext(name)), tag: fmt.Sprintf(`"%x"`, sha256.Sum256(data)), plain: data}
	if a.media == "" {
		a.media = "text/plain; charset=utf-8"
	}
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return a, err
	}
	if _, err := w.Write(data); err != nil {
		return a, err
	}
	if err := w.Close(); err != nil {
		return a, err
	}
	if packed.Len() < len(data) {
		a.smaller = packed.Bytes()
	}
	return a, nil
}

// asset serves the style, scripts and the icon: GET /assets/{name}. A browser asks again each time and is told when nothing has changed.
func (s *site) asset(c *gin.Context) error {
	a, known := s.assets[c.Param("name")]
	if !known {
		return errNoPage
	}
	c.Header("Vary", "Accept-Encoding")
	data, tag := a.plain, a.tag
	packed := a.smaller != nil && strings.Contains(c.GetHeader("Accept-Encoding"), "gzip")
	if packed {
		data, tag = a.smaller, strings.TrimSuffix(a.tag, `"`)+`-gzip"`
	}
	if fresh(c, tag) {
		return nil
	}
	if packed {
		c.Header("Content-Encoding", "gzip")
	}
	c.Header("Cache-Control", "no-cache")
	c.Data(http.StatusOK, a.media, data)
	return nil
}
