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
	"sync"

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
	smaller func() ([]byte, error) // gzip of it, made when it is first asked for; nil where that saves nothing
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
		all[path.Base(file)] = assetOf(file, data)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the assets: %w", err)
	}
	all[styleName] = assetOf(styleName, style.Bytes())
	return all, nil
}

func assetOf(name string, data []byte) asset {
	a := asset{media: mime.TypeByExtension(path.Ext(name)), tag: fmt.Sprintf(`"%x"`, sha256.Sum256(data)), plain: data}
	if a.media == "" {
		a.media = "text/plain; charset=utf-8"
	}
	a.smaller = sync.OnceValues(func() ([]byte, error) { return smallerThan(data) })
	return a
}

// smallerThan is the gzip of data, or nil where that saves nothing.
func smallerThan(data []byte) ([]byte, error) {
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil || packed.Len() >= len(data) {
		return nil, err
	}
	return packed.Bytes(), nil
}

// asset serves the style, scripts and the icon: GET /assets/{name}. A browser asks again each time and is told when nothing has changed.
func (s *site) asset(c *gin.Context) error {
	a, known := s.assets[c.Param("name")]
	if !known {
		return errNoPage
	}
	c.Header("Vary", "Accept-Encoding")
	data, tag, packed := a.plain, a.tag, false
	if strings.Contains(c.GetHeader("Accept-Encoding"), "gzip") {
		smaller, err := a.smaller()
		if err != nil {
			return err
		}
		if packed = smaller != nil; packed {
			data, tag = smaller, strings.TrimSuffix(a.tag, `"`)+`-gzip"`
		}
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
