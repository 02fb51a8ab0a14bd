package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"
)

// samplePaper is what is made with example data from a version of a template: GET /templates/:file/versions/:n/samples/:kind.
func (s *site) samplePaper(c *gin.Context) (shownPaper, error) {
	k, data, err := s.templateBytes(c)
	if err != nil {
		return shownPaper{}, err
	}
	at := slices.IndexFunc(k.Made, func(m templateMade) bool { return m.Name == c.Param("kind") })
	if at < 0 {
		return shownPaper{}, errNoPage
	}
	made, err := s.sample(k, k.Made[at].Name, data)
	if err != nil {
		return shownPaper{}, err
	}
	sum, ending := sha256.Sum256(made.Bytes), path.Ext(made.Name)
	here := "/templates/" + k.File + "/versions/" + c.Param("n") + "/samples/" + k.Made[at].Name
	return shownPaper{Title: "用示例数据生成的" + k.Made[at].Title, Name: strings.TrimSuffix(made.Name, ending) + "（示例）" + ending, Media: k.media(), Path: here,
		Above: &menuLink{Label: k.Titles() + "模板", Path: "/templates/" + k.File}, Download: here + "/document", sum: hex.EncodeToString(sum[:]), size: int64(len(made.Bytes)),
		bytes: func(context.Context) ([]byte, error) { return made.Bytes, nil }}, nil
}

// sampleDownload gives that to save: GET /templates/:file/versions/:n/samples/:kind/document.
func (s *site) sampleDownload(c *gin.Context) error {
	p, err := s.samplePaper(c)
	if err != nil {
		return err
	}
	data, err := p.bytes(c.Request.Context())
	if err != nil {
		return err
	}
	send(c, p.Media, c.Param("kind")+path.Ext(p.Name), p.Name, data)
	return nil
}
