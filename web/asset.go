package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"fmt"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
)

//go:embed assets/*
var assetFiles embed.FS

// asset serves the style, the script and the icon. A browser asks again each time and is told when nothing has changed.
func (s *site) asset(c *gin.Context) error {
	name := c.Param("name")
	data, err := assetFiles.ReadFile("assets/" + name)
	if err != nil {
		return errNoPage
	}
	c.Header("Cache-Control", "no-cache")
	c.Header("ETag", fmt.Sprintf(`"%x"`, sha256.Sum256(data)))
	http.ServeContent(c.Writer, c.Request, name, time.Time{}, bytes.NewReader(data))
	return nil
}
