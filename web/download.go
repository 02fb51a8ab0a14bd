package web

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang/generator"
)

const (
	wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	zipType  = "application/zip"
)

func sendWord(c *gin.Context, kind string, document generator.Document) {
	k, _ := generator.KindOf(kind)
	send(c, wordType, k.Name+".docx", document.Name, document.Bytes)
}

// send gives a file to save under its Chinese name (RFC 6266), or a plain one where that is not understood.
func send(c *gin.Context, kind, plain, name string, data []byte) {
	c.Header("Content-Disposition", `attachment; filename="`+plain+`"; filename*=UTF-8''`+extended(strings.Map(storable, name)))
	c.Data(http.StatusOK, kind, data)
}

// extended writes a name as RFC 8187 wants it.
func extended(name string) string {
	return strings.ReplaceAll(url.QueryEscape(name), "+", "%20")
}

// storable replaces what a file name may not hold on any system.
func storable(r rune) rune {
	if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
		return '_'
	}
	return r
}
