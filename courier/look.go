package courier

import (
	"context"
	"regexp"

	"huishang/mail"
	"huishang/store"
)

// actingLink is a link of a letter that acts for its reader.
var actingLink = regexp.MustCompile(`(https?://[^\s<>"]*/mail/)[^\s<>"]+`)

// Show writes a message as it left, or as it would leave now, for people to look at: the links that act for its reader lead nowhere.
func (c *Courier) Show(ctx context.Context, m store.Message) (mail.Letter, error) {
	if m.Reminders[0].FirstTriedAt.IsZero() {
		m.Reminders[0].FirstTriedAt = c.Now()
	}
	l, err := c.letter(ctx, m)
	l.Text = actingLink.ReplaceAllString(l.Text, "${1}……")
	l.HTML = ""
	return l, err
}

// Page is the address of a page of the site.
func (c *Courier) Page(path string) string { return c.links.Page(path) }
