package checks

import (
	"regexp"
	"strings"
)

// A Chapter is a chapter of the Measures with its articles, verbatim.
type Chapter struct {
	Title    string // 第二章 会商工作原则
	Articles []Article
}

// An Article is one article of the Measures.
type Article struct {
	Number string // 第十九条, as rules and findings name it
	Text   string // without its number
	Items  []Item
}

// An Item is a numbered paragraph of an article.
type Item struct {
	Number string // （二）
	Text   string // without its number
}

var (
	chapterHead = regexp.MustCompile(`^第[0-9一二三四五六七八九十]+章`)
	articleHead = regexp.MustCompile(`^第[一二三四五六七八九十]+条`)
	itemHead    = regexp.MustCompile(`^（[一二三四五六七八九十]+）`)
)

// Measures gives the text the quotes of the rules are held against, taken apart into chapters, articles and items.
func Measures() []Chapter {
	var chapters []Chapter
	for line := range strings.Lines(measures) {
		line = strings.TrimSpace(line)
		if head := chapterHead.FindString(line); head != "" {
			chapters = append(chapters, Chapter{Title: line})
			continue
		}
		if len(chapters) > 0 {
			chapters[len(chapters)-1].take(line)
		}
	}
	return chapters
}

// take adds a paragraph: an article, or an item of the article before.
func (c *Chapter) take(line string) {
	if head := articleHead.FindString(line); head != "" {
		c.Articles = append(c.Articles, Article{Number: head, Text: strings.TrimSpace(line[len(head):])})
		return
	}
	if len(c.Articles) == 0 || line == "" {
		return
	}
	last, head := &c.Articles[len(c.Articles)-1], itemHead.FindString(line)
	last.Items = append(last.Items, Item{head, strings.TrimSpace(line[len(head):])})
}
