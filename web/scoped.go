package web

import (
	"github.com/gin-gonic/gin"

	"huishang/store"
)

// view reads the store within the scope of who asks.
func (s *site) view(c *gin.Context, read func(*store.Tx) error) error {
	return s.Accounts.Store.View(c.Request.Context(), asker(c).scope(), read)
}

// update changes the store within the scope of who asks.
func (s *site) update(c *gin.Context, change func(*store.Tx) error) error {
	return s.Accounts.Store.Update(c.Request.Context(), asker(c).scope(), change)
}
