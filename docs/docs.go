// Package docs holds what is written for staff and shown on a page, too.
package docs

import _ "embed"

// Guide is the guide for staff, in Markdown.
//
//go:embed guide.md
var Guide []byte
