package web

import (
	"net/http"
	"reflect"
	"slices"

	"github.com/gin-gonic/gin"

	"huishang"
)

// partsPage lists the parts of a dossier that can be changed by hand.
type partsPage struct {
	frame
	Rows []partRow
}

// A partRow is a part, whether there is anything in it, and how many required fields it lacks.
type partRow struct {
	Name, Path string
	There      bool
	Gaps       int
}

// partList lists the parts of a dossier: GET /dossiers/{id}/parts.
func (s *site) partList(c *gin.Context) error {
	g, err := s.ground(c)
	if err != nil {
		return err
	}
	place, err := s.placeOf(c, g)
	if err != nil {
		return err
	}
	page := partsPage{frame: s.frame(c, "修改卷宗内容").at(place)}
	parts, err := rawParts(g.Content)
	if err != nil {
		return err
	}
	for _, part := range huishang.Fields(reflect.TypeFor[huishang.Dossier]()) {
		if len(huishang.Fields(part.Type)) == 0 || slices.Contains(keptParts, part.JSON) {
			continue
		}
		row := partRow{Name: part.Name, Path: partPath(g.Record.ID, part.JSON), There: len(parts[part.JSON]) > len(`null`)}
		if row.There && !part.Record {
			row.Gaps = len(huishang.Missing(g.Content, part.JSON))
		}
		page.Rows = append(page.Rows, row)
	}
	s.show(c, http.StatusOK, "part_list", page)
	return nil
}
