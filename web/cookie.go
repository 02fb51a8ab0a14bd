package web

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// cookies says how cookies are set. Where people come by https a cookie bears the prefix __Host-: a browser takes it only over TLS, only
// from this very host, and for no other. Plain http on the own machine has no TLS a browser could ask for, so the cookie there has a plain
// name; it is never taken for the other.
type cookies struct{ secure bool }

const (
	sessionName = "huishang-session"
	oidcName    = "huishang-oidc"
	hostPrefix  = "__Host-"
)

func (k cookies) name(plain string) string {
	if k.secure {
		return hostPrefix + plain
	}
	return plain
}

// session is the token a request brings, or empty.
func (k cookies) session(r *http.Request) string { return k.value(r, sessionName) }

func (k cookies) value(r *http.Request, plain string) string {
	cookie, err := r.Cookie(k.name(plain))
	if err != nil {
		return ""
	}
	return cookie.Value
}

// keep gives the browser the token of a session, until it is closed.
func (k cookies) keep(c *gin.Context, token string) { k.set(c, sessionName, token, 0) }

// drop takes the token away.
func (k cookies) drop(c *gin.Context) { k.set(c, sessionName, "", -1) }

// set sets a cookie for some seconds: 0 until the browser is closed, less to take it away. Lax lets it come along when a link in a mail is
// followed, and never with what another site sends.
func (k cookies) set(c *gin.Context, plain, value string, seconds int) {
	http.SetCookie(c.Writer, &http.Cookie{Name: k.name(plain), Value: value, Path: "/", MaxAge: seconds, Secure: k.secure, HttpOnly: true,
		SameSite: http.SameSiteLaxMode})
}
