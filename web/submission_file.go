package web

import (
	"strconv"

	"github.com/gin-gonic/gin"

	"huishang/intake"
	"huishang/store"
)

// submissionFile gives a file as it was handed in: GET /api/v1/submissions/:id/files/:n.
func (s *site) submissionFile(c *gin.Context) error {
	told, n, err := s.fileOf(c)
	if err != nil {
		return err
	}
	file := told.Files[n-1]
	if fresh(c, hashTag(file.File.SHA256)) {
		return nil
	}
	data, err := file.File.Bytes(c.Request.Context())
	if err != nil {
		return err
	}
	send(c, file.Media, "file-"+strconv.Itoa(n), file.Name, data)
	return nil
}

// submissionAnnotated gives a file back with what was found in it written into it: GET /api/v1/submissions/:id/annotated/:n.
func (s *site) submissionAnnotated(c *gin.Context) error {
	told, n, err := s.fileOf(c)
	if err != nil {
		return err
	}
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	defer done()
	file, data, err := told.Annotated(c.Request.Context(), n)
	if err != nil {
		return err
	}
	send(c, file.Media, "annotated-"+strconv.Itoa(n), "批注_"+file.Name, data)
	return nil
}

// fileOf finds the submission of the address and which of its files is meant.
func (s *site) fileOf(c *gin.Context) (intake.Told, int, error) {
	told, err := s.submissionTold(c)
	if err != nil {
		return told, 0, err
	}
	n, err := strconv.Atoi(c.Param("n"))
	if err != nil || n < 1 || n > len(told.Files) {
		return told, 0, store.NotFound{What: "个文件"}
	}
	return told, n, nil
}
