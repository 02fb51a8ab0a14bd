package web

import (
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/gin-gonic/gin"
)

// maxBody bounds what one request may bring.
const maxBody = 20 << 20

// maxDrain bounds what is read away of a body that is too large. A browser shows the answer only once it has sent its file.
const maxDrain = 200 << 20

// shield sets the headers under which a page runs no script but its own, is shown in no frame and kept by nobody on the way; and where
// people come by https, that they come by nothing else for two years.
func (s *site) shield(c *gin.Context) {
	h := c.Writer.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; object-src 'none'; form-action 'self'; "+
		"base-uri 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
	if s.cookies.secure {
		h.Set("Strict-Transport-Security", "max-age=63072000; includeSubDomains")
	}
}

// limitBody ends a body after maxBody; who reads it gets *http.MaxBytesError.
func limitBody(c *gin.Context) {
	if c.Request.Body != nil {
		c.Set(rawBody, c.Request.Body)
		c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, maxBody)
	}
}

// rawBody is where a request keeps its body without the bound.
const rawBody = "body without bound"

// sameOrigin refuses forms that come from another site.
func (s *site) sameOrigin(c *gin.Context) {
	if err := s.origin.Check(c.Request); err != nil {
		s.fail(c, errForeign)
	}
}

// answer turns a handler into one that fails aloud: a returned error and a panic both get an answer of their own.
func (s *site) answer(handle func(*gin.Context) error) gin.HandlerFunc {
	return func(c *gin.Context) {
		defer func() {
			p := recover()
			if p == nil {
				return
			}
			if err, ok := p.(error); ok && errors.Is(err, http.ErrAbortHandler) {
				panic(p)
			}
			s.Log.Error("panic", "route", c.FullPath(), "cause", fmt.Sprint(p), "stack", string(debug.Stack()))
			s.fail(c, errInternal)
		}()
		if err := handle(c); err != nil {
			s.fail(c, err)
		}
	}
}

// record writes one line a request. It names the route, not the address, and who asked by an id, not by name.
func (s *site) record(c *gin.Context) {
	start := time.Now()
	c.Next()
	s.Log.Info("request", "method", c.Request.Method, "route", c.FullPath(), "status", c.Writer.Status(),
		"bytes", c.Writer.Size(), "took", time.Since(start).Round(time.Microsecond).String(), "who", asker(c).id())
}
