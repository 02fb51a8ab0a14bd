package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
)

// mostJSON bounds a request of the API that is not a dossier.
const mostJSON = 64 << 10

// errJSON is a body that is not what the API asks for.
type errJSON struct{ message string }

func (e errJSON) Error() string { return e.message }

// readJSON reads the body of a request into a struct, whole and strictly.
func readJSON(c *gin.Context, into any) error {
	data, err := readSmall(c)
	if err != nil {
		return err
	}
	return strictJSON(data, into)
}

// readSmall reads the body of a request of the API that is not a dossier.
func readSmall(c *gin.Context) ([]byte, error) {
	data, err := io.ReadAll(http.MaxBytesReader(c.Writer, c.Request.Body, mostJSON))
	if err != nil {
		return nil, jsonFault(err)
	}
	return data, nil
}

// strictJSON reads one value whose fields are all known.
func strictJSON(data []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return jsonFault(err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return errJSON{"请求体里有不止一段内容，请只写一个 JSON 对象。"}
	}
	return nil
}

// jsonFault says in Chinese what is wrong with a body.
func jsonFault(err error) error {
	var tooLarge *http.MaxBytesError
	var kind *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &tooLarge):
		return errJSON{"请求体太大，这个接口最多收 64 KB。"}
	case errors.Is(err, io.EOF):
		return errJSON{"请求体是空的，请写一个 JSON 对象。"}
	case errors.As(err, &kind):
		return errJSON{fmt.Sprintf("“%s”的类型不对，不能是 %s。", kind.Field, kind.Value)}
	case errors.As(err, &syntax), errors.Is(err, io.ErrUnexpectedEOF):
		return errJSON{"请求体不是完整的 JSON，请检查引号、逗号和括号。"}
	}
	if _, name, unknown := strings.Cut(err.Error(), "unknown field "); unknown {
		return errJSON{"请求体里有未知的字段 " + name + "，请改正或删去。"}
	}
	return fmt.Errorf("%w（%w）", errUnread, err)
}
