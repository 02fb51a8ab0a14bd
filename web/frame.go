package web

import (
	"net/url"

	"github.com/gin-gonic/gin"

	"huishang"
)

// frame is what every page has.
type frame struct {
	Title   string
	Who     *viewer // nil when nobody is known
	Demo    bool
	Here    string // the address of the page, to come back to
	Menu    menu   // where who looks may go
	Place   *place // where in a consultation the page is, or nil
	Done    *done  // what was just done, told once, or nil
	Scripts []string
}

// viewer is who looks at a page, as the page shows them.
type viewer struct {
	Name  string
	Role  string
	Code  huishang.Role
	Guest bool
}

// frame is the frame of a page for who asks.
func (s *site) frame(c *gin.Context, title string) frame {
	f := frame{Title: title, Demo: s.Demo, Here: "/"}
	if c.Request.Method == "GET" {
		f.Here = c.Request.URL.RequestURI()
	}
	if who := asker(c); who.Role != "" {
		f.Who = &viewer{Name: who.Name, Role: who.Role.Name(), Code: who.Role, Guest: who.Guest}
		f.Menu = s.menus[who.Role].at(c.Request.URL.Path)
		f.Done = s.tellDone(c)
	}
	return f
}

// with is the frame with further scripts of the assets.
func (f frame) with(scripts ...string) frame {
	f.Scripts = append(f.Scripts, scripts...)
	return f
}

// at is the frame of a page about one consultation.
func (f frame) at(p place) frame {
	f.Place = &p
	return f
}

// Roles lists the roles one may choose in the demonstration.
func (frame) Roles() []huishang.Role { return huishang.Roles() }

// escaped writes an address as a part of another.
func escaped(address string) string { return url.QueryEscape(address) }

// unescaped reads it back.
func unescaped(text string) string {
	address, err := url.QueryUnescape(text)
	if err != nil {
		return "/"
	}
	return within(address)
}
