package mail

import (
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"strings"
	plain "text/template"
)

// Wording is what mails say: the templates of the program, with those of the office laid over them. A .txt opens with the line of the subject,
// 主题：, and an empty line; the .html of the same name shows the same. Both read the names that templates/README.md lists.
type Wording struct {
	texts map[occasion]*plain.Template
	pages map[occasion]*template.Template
}

// occasion is the name of a pair of templates.
type occasion string

const (
	digestMail occasion = "digest"
	urgentMail occasion = "urgent"
	noticeMail occasion = "notice"
)

func occasions() []occasion { return []occasion{digestMail, urgentMail, noticeMail} }

const subjectMark = "主题："

// ReadWording reads the templates of mails in the folder mail of files and tries each on examples. It names all faults in Chinese, with
// file and line.
func ReadWording(files fs.FS) (*Wording, error) {
	w := &Wording{map[occasion]*plain.Template{}, map[occasion]*template.Template{}}
	var faults []error
	for _, o := range occasions() {
		faults = append(faults, w.readText(files, o), w.readPage(files, o))
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	for _, o := range occasions() {
		faults = append(faults, w.try(o)...)
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	return w, nil
}

func (w *Wording) readText(files fs.FS, o occasion) error {
	name := string(o) + ".txt"
	data, err := fs.ReadFile(files, "mail/"+name)
	if err != nil {
		return unread(name, err)
	}
	t, err := plain.New(name).Option("missingkey=error").Parse(unmarked(data))
	if err != nil {
		return templateFault(name, err)
	}
	w.texts[o] = t
	return nil
}

func (w *Wording) readPage(files fs.FS, o occasion) error {
	name := string(o) + ".html"
	data, err := fs.ReadFile(files, "mail/"+name)
	if err != nil {
		return unread(name, err)
	}
	t, err := template.New(name).Option("missingkey=error").Parse(unmarked(data))
	if err != nil {
		return templateFault(name, err)
	}
	w.pages[o] = t
	return nil
}

func unread(name string, err error) error {
	return fmt.Errorf("邮件模板 mail/%s 读不出来：%w", name, err)
}

// unmarked takes away the byte order mark and the line ends that Windows editors write.
func unmarked(data []byte) string {
	return strings.ReplaceAll(strings.TrimPrefix(string(data), "\ufeff"), "\r\n", "\n")
}

// try writes a mail that has everything and one that has next to nothing.
func (w *Wording) try(o occasion) []error {
	var faults []error
	seen := map[string]bool{}
	for _, sample := range o.samples() {
		_, _, _, err := w.write(o, sample)
		if err != nil && !seen[err.Error()] {
			seen[err.Error()] = true
			faults = append(faults, err)
		}
	}
	return faults
}

// samples are a mail that has everything and one that has next to nothing.
func (o occasion) samples() []values {
	if o == noticeMail {
		return []values{noticeValues("领导一页纸", []string{"甲", "乙"}, "https://example.org/", []File{{Name: "一页纸.xlsx"}}),
			noticeValues("系统告警", nil, "https://example.org/", nil)}
	}
	return []values{fullSample(), bareSample()}
}

// write gives subject, text and page.
func (w *Wording) write(o occasion, v values) (subject, text, page string, err error) {
	var said, shown strings.Builder
	if err := w.texts[o].Execute(&said, map[string]any(v)); err != nil {
		return "", "", "", templateFault(string(o)+".txt", err)
	}
	if err := w.pages[o].Execute(&shown, map[string]any(v)); err != nil {
		return "", "", "", templateFault(string(o)+".html", err)
	}
	first, rest, _ := strings.Cut(said.String(), "\n")
	subject, marked := strings.CutPrefix(first, subjectMark)
	if !marked || strings.TrimSpace(subject) == "" {
		return "", "", "", fmt.Errorf("邮件模板 mail/%s.txt 第 1 行：应写“%s”和邮件的主题", o, subjectMark)
	}
	return strings.TrimSpace(subject), strings.TrimLeft(rest, "\n"), shown.String(), nil
}
