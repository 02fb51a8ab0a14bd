package web

import (
	"net/url"
	"strconv"

	"github.com/gin-gonic/gin"
)

// A pager is where in a list of known length a page is.
type pager struct {
	From, To int // of the list, To not included
	All      int
	Before   string // the address of the page before, or empty
	After    string
}

// pagerOf reads the parameter page, from 1; a list that has become shorter shows its last page.
func pagerOf(c *gin.Context, all, each int) (pager, error) {
	n, err := numberOf(c, "page", 1, 1_000_000)
	if err != nil {
		return pager{}, err
	}
	n = min(max(n, 1), max(1, (all+each-1)/each))
	p := pager{From: (n - 1) * each, To: min(n*each, all), All: all}
	if n > 1 {
		p.Before = withQuery(c, "page", strconv.Itoa(n-1))
	}
	if p.To < all {
		p.After = withQuery(c, "page", strconv.Itoa(n+1))
	}
	return p, nil
}

// First is the number of the first of the page, from 1.
func (p pager) First() int { return p.From + 1 }

// withQuery is the address asked for with one parameter changed, or taken out.
func withQuery(c *gin.Context, name, value string) string {
	query := c.Request.URL.Query()
	if query.Set(name, value); value == "" {
		query.Del(name)
	}
	if len(query) == 0 {
		return c.Request.URL.Path
	}
	return (&url.URL{Path: c.Request.URL.Path, RawQuery: query.Encode()}).String()
}

// withoutCursor is withoutPage of a list that goes on from a cursor.
func withoutCursor(c *gin.Context, name, value string) string {
	query := c.Request.URL.Query()
	query.Del("cursor")
	if query.Set(name, value); value == "" {
		query.Del(name)
	}
	return (&url.URL{Path: c.Request.URL.Path, RawQuery: query.Encode()}).String()
}

// withoutPage is withQuery for what changes the list itself: it begins at its first page.
func withoutPage(c *gin.Context, name, value string) string {
	query := c.Request.URL.Query()
	query.Del("page")
	if query.Set(name, value); value == "" {
		query.Del(name)
	}
	if len(query) == 0 {
		return c.Request.URL.Path
	}
	return (&url.URL{Path: c.Request.URL.Path, RawQuery: query.Encode()}).String()
}
