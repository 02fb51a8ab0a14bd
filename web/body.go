package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"unicode/utf8"

	"github.com/gin-gonic/gin"

	"huishang"
)

// mostJSON bounds a request of the API that is not a dossier.
const mostJSON = 64 << 10

// errJSON is a body that is not what the API asks for, with the places where it is not.
type errJSON struct {
	message string
	faults  huishang.Faults
}

func (e errJSON) Error() string { return e.message }

// errLarge is a body that is larger than what is asked for can be.
type errLarge struct{ message string }

func (e errLarge) Error() string { return e.message }

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
	if as[*http.MaxBytesError](err) {
		return nil, errLarge{"请求体太大，这个接口最多收 64 KB。"}
	}
	if err != nil {
		return nil, fmt.Errorf("%w（%w）", errUnread, err)
	}
	return data, nil
}

// dossierBody reads the body of a request, which is a dossier.
func dossierBody(c *gin.Context) (data []byte, err error) {
	if data, err = readBody(c); err == nil && len(data) > huishang.MaxSize {
		return nil, errLarge{fmt.Sprintf("卷宗超过 %d MB，请检查是否选错了文件。卷宗里不放附件，附件另外归档。", huishang.MaxSize>>20)}
	}
	return data, err
}

// strictJSON reads one value into a struct as strictly as a dossier is read: all of its fields are known and written once, and its texts can
// be read. The error is [errJSON] with every place that has to be mended.
func strictJSON(data []byte, into any) error {
	data, err := soundJSON(data)
	if err != nil {
		return err
	}
	value, err := huishang.ParseJSON(data)
	if err != nil {
		return unsound(err)
	}
	if faults := fits(value, into); len(faults) > 0 {
		return errJSON{toldFaults(faults), faults}
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return fmt.Errorf("%w（%w）", errUnread, err)
	}
	return nil
}

// soundJSON holds the body of a request to what any JSON has to be, and gives it without a byte order mark.
func soundJSON(data []byte) ([]byte, error) {
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return nil, errJSON{message: "请求体是空的，请写一个 JSON 对象。"}
	case !utf8.Valid(data):
		return nil, errJSON{message: "请求体不是 UTF-8 编码的文字（例如用了 GBK），请改用 UTF-8 编码后再发送。"}
	}
	sound, err := huishang.SoundJSON(data)
	return sound, unsound(err)
}

// unsound tells what is wrong with JSON: at its places, or where its syntax goes wrong.
func unsound(err error) error {
	var faults huishang.Faults
	switch {
	case !errors.As(err, &faults):
		return err
	case faults[0].Path == "":
		return errJSON{fmt.Sprintf("请求体不是完整的 JSON（第%d行第%d列）：%s", faults[0].Line, faults[0].Column, faults[0].Message), faults}
	}
	return errJSON{toldFaults(faults), faults}
}

// toldFaults is what is wrong with a body in a sentence; its faults are told one by one beside it.
func toldFaults(faults huishang.Faults) string {
	first := faults[0]
	told := first.Message
	if first.Path != "" {
		told = first.Path + "：" + first.Message
	}
	if len(faults) > 1 {
		told += fmt.Sprintf("（共%d处，逐一列在 faults 里）", len(faults))
	}
	return told
}
