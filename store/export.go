package store

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"strings"
	"time"
	"unicode/utf8"
)

// Exported counts what an export holds.
type Exported struct {
	City     string // its name
	Dossiers int
	Files    int
}

// Export writes all that is kept of a city as a zip for people: a folder a year, in it numbered files, and 目录.txt, which says what each
// of them is. Those in the trash stand in a folder of their own. A city nobody knows is [NotFound].
func (s *Store) Export(ctx context.Context, scope Scope, city string, w io.Writer) (Exported, error) {
	var done Exported
	if city == "" { // which would be all cities
		return done, NotFound{whatKept}
	}
	err := s.View(ctx, scope, func(tx *Tx) error {
		e := exporter{tx: tx, zip: zip.NewWriter(w)}
		for _, trashed := range []bool{false, true} {
			if err := e.dossiers(city, trashed); err != nil {
				return err
			}
		}
		if e.done.Dossiers == 0 {
			return NotFound{whatKept}
		}
		done = e.done
		return e.finish()
	})
	return done, err
}

const whatKept = "个城市的卷宗"

// exporter writes one export.
type exporter struct {
	tx     *Tx
	zip    *zip.Writer
	done   Exported
	folder string // of the dossier at hand
	n      int    // of the file at hand, within the folder
	list   strings.Builder
}

// dossiers writes all dossiers of a city.
func (e *exporter) dossiers(city string, trashed bool) error {
	for page := (Page{Limit: largePage}); ; {
		all, next, err := e.tx.Dossiers(DossierFilter{City: city, Trashed: trashed}, page)
		if err != nil {
			return err
		}
		for _, d := range all {
			if err := e.dossier(d); err != nil {
				return fmt.Errorf("export the dossier of %d: %w", d.Year, err)
			}
		}
		if page.After = next; next == "" {
			return nil
		}
	}
}

func (e *exporter) dossier(d Dossier) error {
	e.done.City, e.n = d.Name, 0
	e.done.Dossiers++
	e.folder = fmt.Sprintf("%d年", d.Year)
	if !d.TrashedAt.IsZero() {
		e.folder = path.Join("回收站", fmt.Sprintf("%d年_%s", d.Year, d.ID))
	}
	fmt.Fprintf(&e.list, "\n%s（%s）%d年卷宗，共%d版\n", d.Name, d.City, d.Year, d.Latest)
	for _, write := range []func(Dossier) error{e.documents, e.submissions, e.versions, e.records} {
		if err := write(d); err != nil {
			return err
		}
	}
	return nil
}

func (e *exporter) documents(d Dossier) error {
	return pages(func(page Page) ([]Document, string, error) { return e.tx.Documents(d.ID, page) }, func(one Document) error {
		return e.file(one.Name, one.File, fmt.Sprintf("归档文件，第%d轮，%s于%s归入", max(one.Round, 1), one.Author, day(one.At)))
	})
}

func (e *exporter) submissions(d Dossier) error {
	return pages(func(page Page) ([]Submission, string, error) {
		return e.tx.Submissions(SubmissionFilter{Dossier: d.ID}, page)
	}, func(one Submission) error {
		files, err := e.tx.SubmittedFiles(one.ID)
		for _, f := range files {
			what := fmt.Sprintf("%s原件，%s于%s报送（%s）", one.Kind, one.Author, day(one.At), one.State.Name())
			if err := e.file("报送_"+f.Name, f.File, what); err != nil {
				return err
			}
		}
		return err
	})
}

func (e *exporter) versions(d Dossier) error {
	return pages(func(page Page) ([]Version, string, error) { return e.tx.Versions(d.ID, page) }, func(v Version) error {
		name := fmt.Sprintf("%s_厅市会商%d年_卷宗_第%d版_%s.json", d.Name, d.Year, v.N, v.At.In(shanghai).Format("20060102"))
		return e.file(name, v.Content, fmt.Sprintf("卷宗第%d版，%s于%s保存%s", v.N, v.Author, day(v.At), afterComma(v.Note)))
	})
}

// pages goes through a list page by page.
func pages[R any](ask func(Page) ([]R, string, error), do func(R) error) error {
	for page := (Page{Limit: largePage}); ; {
		all, next, err := ask(page)
		if err != nil {
			return err
		}
		for _, one := range all {
			if err := do(one); err != nil {
				return err
			}
		}
		if page.After = next; next == "" {
			return nil
		}
	}
}

// file writes a kept file under the next number.
func (e *exporter) file(name string, f File, what string) error {
	return e.write(name, f.Open(e.tx.ctx), fmt.Sprintf("%s，校验值 %s", what, f.SHA256))
}

func (e *exporter) write(name string, content io.Reader, what string) error {
	e.n++
	e.done.Files++
	name = path.Join(e.folder, fmt.Sprintf("%02d_%s", e.n, storable(name)))
	entry, err := e.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: e.tx.now.In(shanghai)})
	if err != nil {
		return err
	}
	fmt.Fprintf(&e.list, "  %s\n      %s\n", name, what)
	_, err = io.Copy(entry, content)
	return err
}

// finish writes the list of contents and the end of the zip.
func (e *exporter) finish() error {
	entry, err := e.zip.CreateHeader(&zip.FileHeader{Name: "目录.txt", Method: zip.Deflate, Modified: e.tx.now.In(shanghai)})
	if err != nil {
		return err
	}
	head := fmt.Sprintf("%s 厅市会商全部资料\n导出时间：%s，共%d份卷宗、%d个文件。\n校验值是文件内容的 SHA-256。\n", e.done.City,
		e.tx.now.In(shanghai).Format("2006年1月2日 15:04"), e.done.Dossiers, e.done.Files)
	// Notepad of older Windows takes a text for UTF-8 by its mark and ends a line only at both characters.
	const mark = "\ufeff"
	if _, err := io.WriteString(entry, mark+strings.ReplaceAll(head+e.list.String(), "\n", "\r\n")); err != nil {
		return err
	}
	return e.zip.Close()
}

// json writes a value as a JSON file people can read, unless there is nothing in it.
func (e *exporter) json(name string, v any, count int, what string) error {
	if count == 0 {
		return nil
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(v); err != nil {
		return err
	}
	return e.write(name, &out, fmt.Sprintf("%s，共%d条", what, count))
}

func day(t time.Time) string { return t.In(shanghai).Format("2006年1月2日") }

func afterComma(text string) string {
	if text == "" {
		return ""
	}
	return "，" + strings.Join(strings.Fields(text), " ")
}

// maxName bounds a file name in bytes, so that every system takes it with its number.
const maxName = 200

// storable gives a file name every system takes.
func storable(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, strings.ToValidUTF8(name, "_"))
	name = strings.TrimRight(name, ". ")
	ending := path.Ext(name)
	if len(ending) > 20 {
		ending = ""
	}
	stem := strings.TrimSuffix(name, ending)
	for len(stem)+len(ending) > maxName {
		_, width := utf8.DecodeLastRuneInString(stem)
		stem = stem[:len(stem)-width]
	}
	if stem+ending == "" {
		return "未命名"
	}
	return stem + ending
}
