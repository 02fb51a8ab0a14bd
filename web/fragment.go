package web

import (
	"bytes"

	"github.com/gin-gonic/gin"
)

// fragmentData gives an example of what each piece of a page shows that is sent by itself, to be put into a page somebody looks at; a test
// holds every piece against its type.
var fragmentData = map[string]any{
	"entry_checked": checkedField{},
}

// showFragment writes a piece of a page.
func (s *site) showFragment(c *gin.Context, status int, name string, data any) error {
	var piece bytes.Buffer
	if err := s.pages["failure"].ExecuteTemplate(&piece, name, data); err != nil {
		return err
	}
	c.Data(status, "text/html; charset=utf-8", piece.Bytes())
	return nil
}
