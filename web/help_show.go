package web

import (
	"bytes"
	"fmt"
	"html/template"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
)

// helpPage is how the site is used, from the guide.
type helpPage struct {
	frame
	Sections []helpSection
}

// A helpSection is a section of the guide.
type helpSection struct {
	Title, Anchor string
	Body          template.HTML
}

// helpTitles are the sections of the guide that are about the pages, as the page shows them. The others are about commands and templates.
var helpTitles = []string{"在网页上办", "市科技局怎样报送", "出错了怎么办", "哪些文件不收"}

// helpShow shows how the site is used: GET /help.
func (s *site) helpShow(c *gin.Context) error {
	s.show(c, http.StatusOK, "help_show", helpPage{s.frame(c, "怎么用"), s.help})
	return nil
}

// sectionHead is the heading of a section: ## 九、市科技局怎样报送.
var sectionHead = regexp.MustCompile(`(?m)^## [一二三四五六七八九十]+、(.+)$`)

// helpOf takes the sections of the page out of the guide. A title that is not in it is an error.
func helpOf(guide []byte) ([]helpSection, error) {
	bodies := map[string]string{}
	heads := sectionHead.FindAllSubmatchIndex(guide, -1)
	for i, head := range heads {
		end := len(guide)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		bodies[string(guide[head[2]:head[3]])] = string(guide[head[1]:end])
	}
	write := goldmark.New(goldmark.WithExtensions(extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone))),
		goldmark.WithParserOptions(parser.WithAttribute()))
	var sections []helpSection
	for i, title := range helpTitles {
		body, known := bodies[title]
		if !known {
			return nil, fmt.Errorf("the guide has no section %s", title)
		}
		var page bytes.Buffer
		if err := write.Convert([]byte(withinHelp(body)), &page); err != nil {
			return nil, fmt.Errorf("write the section %s: %w", title, err)
		}
		sections = append(sections, helpSection{title, fmt.Sprintf("help-%d", i+1), template.HTML(page.String())})
	}
	return sections, nil
}

// guideLink is a link of the guide.
var guideLink = regexp.MustCompile(`\[([^\]]+)\]\(([^)]+)\)`)

// helpLinks say where documents beside the guide are pages.
var helpLinks = map[string]string{"rules.md": "/rules", "layout.md": "/rules#layout"}

// withinHelp leads the links of a section to pages. What is no page stays as words.
func withinHelp(body string) string {
	return guideLink.ReplaceAllStringFunc(body, func(found string) string {
		parts := guideLink.FindStringSubmatch(found)
		words, to := parts[1], parts[2]
		at := slices.IndexFunc(helpTitles, func(title string) bool { return strings.HasPrefix(to, "#") && strings.HasSuffix(to, title) })
		switch page, known := helpLinks[to]; {
		case strings.HasPrefix(to, "/"):
			return found
		case known:
			return "[" + words + "](" + page + ")"
		case at >= 0:
			return fmt.Sprintf("[%s](#help-%d)", words, at+1)
		}
		return words
	})
}
