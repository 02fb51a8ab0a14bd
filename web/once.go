package web

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"

	"github.com/gin-gonic/gin"

	"huishang/store"
)

// A reply is what a change answers: it can be told again to whoever asks again.
type reply struct {
	Status   int             `json:"-"`
	Location string          `json:"location,omitempty"`
	ETag     string          `json:"etag,omitempty"`
	Body     json.RawMessage `json:"body,omitempty"`
	once     json.RawMessage // the body as it is told this once, with what nobody keeps in clear, such as a new secret
}

// replyOf is a reply with a body that says v.
func replyOf(status int, v any) (reply, error) {
	body, err := json.Marshal(v)
	return reply{Status: status, Body: body}, err
}

// idempotencyKey is what a key may be: 1 to 255 visible characters of ASCII.
var idempotencyKey = regexp.MustCompile(`^[!-~]{1,255}$`)

// replyOnce is a reply that says more this once than when it is told again.
func replyOnce(status int, again, once any) (r reply, err error) {
	if r, err = replyOf(status, again); err == nil {
		r.once, err = json.Marshal(once)
	}
	return r, err
}

// keyOf is the Idempotency-Key of a request, or empty.
func keyOf(c *gin.Context) (string, error) {
	key := c.GetHeader("Idempotency-Key")
	if key != "" && !idempotencyKey.MatchString(key) {
		return "", errQuery{"请求头 Idempotency-Key 应为1到255个字母、数字或符号，不含空格。"}
	}
	return key, nil
}

// fingerprint tells requests under one Idempotency-Key apart: by method, address, the version they rest on and their contents, one after
// the other. Of a request without a key nobody asks for it.
func fingerprint(c *gin.Context, contents ...[]byte) string {
	if c.GetHeader("Idempotency-Key") == "" {
		return ""
	}
	sum := sha256.New()
	fmt.Fprintf(sum, "%s %s\n%s\n", c.Request.Method, c.Request.URL.RequestURI(), c.GetHeader("If-Match"))
	for _, content := range contents {
		fmt.Fprintf(sum, "%d\n", len(content))
		sum.Write(content)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// repeated answers a request that came before under the same Idempotency-Key as it was answered then, and reports whether it did. It is
// for handlers that prepare much before their change; [site.once] asks again.
func (s *site) repeated(c *gin.Context, request string) (bool, error) {
	key, err := keyOf(c)
	if key == "" || err != nil {
		return false, err
	}
	var before store.Reply
	var found bool
	if err := s.view(c, func(tx *store.Tx) error {
		before, found, err = tx.Recall(key, request)
		return err
	}); err != nil || !found {
		return false, err
	}
	return true, repeat(c, before)
}

// once carries out a change and answers it. A request that comes again under the same Idempotency-Key, even at once, changes nothing more
// and gets the same answer; another request under the key is refused. A change that fails is not remembered.
func (s *site) once(c *gin.Context, request string, change func(*store.Tx) (reply, error)) error {
	key, err := keyOf(c)
	if err != nil {
		return err
	}
	var made reply
	var before store.Reply
	var found bool
	if err := s.update(c, func(tx *store.Tx) error {
		if key != "" {
			if before, found, err = tx.Recall(key, request); err != nil || found {
				return err
			}
		}
		if made, err = change(tx); err != nil || key == "" {
			return err
		}
		kept, err := json.Marshal(made)
		if err != nil {
			return err
		}
		return tx.Remember(key, request, store.Reply{Status: made.Status, Media: jsonMedia, Body: kept})
	}); err != nil {
		return err
	}
	if found {
		return repeat(c, before)
	}
	made.write(c)
	return nil
}

const jsonMedia = "application/json; charset=utf-8"

func repeat(c *gin.Context, before store.Reply) error {
	var r reply
	if err := json.Unmarshal(before.Body, &r); err != nil {
		return fmt.Errorf("read an earlier answer: %w", err)
	}
	r.Status = before.Status
	c.Header("Idempotency-Replayed", "true")
	r.write(c)
	return nil
}

func (r reply) write(c *gin.Context) {
	for name, value := range map[string]string{"Location": r.Location, "ETag": r.ETag} {
		if value != "" {
			c.Header(name, value)
		}
	}
	if len(r.Body) == 0 || r.Status == http.StatusNoContent {
		c.Status(r.Status)
		c.Writer.WriteHeaderNow()
		return
	}
	if len(r.once) > 0 {
		c.Data(r.Status, jsonMedia, r.once)
		return
	}
	c.Data(r.Status, jsonMedia, r.Body)
}
