package web

import (
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"
)

// errUnconditional is a change that does not say which version it was made from.
var errUnconditional = errors.New("请在请求头 If-Match 里写明您是从哪一版修改的，如 If-Match: \"v3\"（查看时 ETag 给出的值）。这样两人同时修改时，谁的也不会丢。")

var versionMark = regexp.MustCompile(`^"v([1-9][0-9]{0,8})"$`)

// versionTag is the entity tag (RFC 9110, 8.8.3) of version n of something.
func versionTag(n int) string { return fmt.Sprintf(`"v%d"`, n) }

// hashTag is the entity tag of bytes by their SHA-256.
func hashTag(sha256 string) string { return `"` + sha256 + `"` }

// baseOf is the version a change was made from, as If-Match tells it. A change without it is refused: it might overwrite what its sender
// has never seen.
func baseOf(c *gin.Context) (int, error) {
	header := strings.TrimSpace(c.GetHeader("If-Match"))
	if header == "" {
		return 0, errUnconditional
	}
	found := versionMark.FindStringSubmatch(header)
	if found == nil {
		return 0, errQuery{"请求头 If-Match 应为查看时 ETag 给出的值，如 \"v3\"，现为 " + header + "。"}
	}
	return strconv.Atoi(found[1])
}

// fresh tells the tag of an answer and reports whether the asker has that answer already. Then 304 is written and nothing else is to be.
func fresh(c *gin.Context, tag string) bool {
	c.Header("ETag", tag)
	c.Header("Cache-Control", "private, no-cache")
	for _, held := range strings.Split(c.GetHeader("If-None-Match"), ",") {
		if held = strings.TrimPrefix(strings.TrimSpace(held), "W/"); held == tag || held == "*" {
			c.Status(http.StatusNotModified)
			c.Writer.WriteHeaderNow()
			return true
		}
	}
	return false
}
