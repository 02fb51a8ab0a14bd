package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang/generator"
	"huishang/guard"
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
	c.Header("Content-Disposition", guard.Attachment(plain, name))
	c.Data(http.StatusOK, kind, data)
}
