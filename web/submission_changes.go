package web

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/compare"
	"huishang/intake"
	"huishang/store"
)

// A changesPart is what changed since another version: fields of the dossier, and paragraphs of the Word files that came with it.
type changesPart struct {
	Against string // what it is compared with; empty when there is nothing before
	Groups  []changeGroup
	Count   int
	Files   []changedFile
}

// A changeGroup is what changed in one document of the dossier.
type changeGroup struct {
	Document string
	Changes  []change
}

// A change is one field that says something else.
type change struct {
	Where  string
	Word   string // 新增, 删去 or 修改
	Class  string
	Pieces []compare.Piece
}

// A changedFile is a Word file that came with a submission, against the one before.
type changedFile struct {
	Name, Before string
	Lines        []compare.Line
	Note         string // instead of the lines
}

// changesOf is what a submission changed since the one before.
func (s *site) changesOf(c *gin.Context, told intake.Told) (*changesPart, error) {
	part := &changesPart{}
	if told.Before == nil {
		return part, nil
	}
	part.Against = "上一次报送（第" + strconv.Itoa(told.Before.Version) + "版，" + minuteOf(told.Before.At) + "）"
	var before, after store.Version
	var earlier []store.SubmittedFile
	if err := s.view(c, func(tx *store.Tx) (err error) {
		if before, err = tx.Version(told.Submission.Dossier, told.Before.Version); err != nil {
			return err
		}
		if after, err = tx.Version(told.Submission.Dossier, told.Submission.Version); err != nil {
			return err
		}
		earlier, err = tx.SubmittedFiles(told.Before.ID)
		return err
	}); err != nil {
		return nil, err
	}
	if err := part.compareVersions(c, before, after); err != nil {
		return nil, err
	}
	return part, part.compareAttachments(c, earlier, told.Files)
}

// compareVersions tells by field how one version became another. The log of the procedures is no matter: it is shown elsewhere.
func (p *changesPart) compareVersions(c *gin.Context, before, after store.Version) error {
	one, err := before.Read(c.Request.Context())
	if err != nil {
		return err
	}
	other, err := after.Read(c.Request.Context())
	if err != nil {
		return err
	}
	for _, d := range huishang.Differences(one, other) {
		document, where, _ := strings.Cut(d.Where, " › ")
		if strings.HasPrefix(d.Path, "/procedure/") {
			continue
		}
		if len(p.Groups) == 0 || p.Groups[len(p.Groups)-1].Document != document {
			p.Groups = append(p.Groups, changeGroup{Document: document})
		}
		g := &p.Groups[len(p.Groups)-1]
		g.Changes = append(g.Changes, changeOf(d, where))
		p.Count++
	}
	return nil
}

func changeOf(d huishang.Difference, where string) change {
	one := change{Where: where, Word: "修改", Class: "warning", Pieces: compare.Words(d.Before, d.After)}
	switch {
	case d.Added():
		one.Word, one.Class = "新增", "good"
	case d.Removed():
		one.Word, one.Class = "删去", "error"
	}
	if one.Where == "" {
		one.Where = d.Field.Name
	}
	return one
}

// compareAttachments tells by paragraph how the Word files changed. A file is the same when it has the same name, or is the only one.
func (p *changesPart) compareAttachments(c *gin.Context, before, after []store.SubmittedFile) error {
	earlier, later := wordsOf(before), wordsOf(after)
	for _, f := range later {
		one := changedFile{Name: f.Name}
		at := slices.IndexFunc(earlier, func(e store.SubmittedFile) bool { return e.Name == f.Name })
		if at < 0 && len(earlier) == 1 && len(later) == 1 {
			at = 0
		}
		switch {
		case at < 0:
			one.Note = "这次新附的文件，上一次没有同名的。"
		case earlier[at].File.SHA256 == f.File.SHA256:
			one.Note = "和上一次完全一样。"
		default:
			one.Before = earlier[at].Name
			if err := one.compare(c, earlier[at], f); err != nil {
				return err
			}
		}
		p.Files = append(p.Files, one)
	}
	for _, e := range earlier {
		if len(later) != 1 && !slices.ContainsFunc(later, func(f store.SubmittedFile) bool { return f.Name == e.Name }) {
			p.Files = append(p.Files, changedFile{Name: e.Name, Note: "上一次附了，这次没有。"})
		}
	}
	return nil
}

func (f *changedFile) compare(c *gin.Context, before, after store.SubmittedFile) error {
	one, err := before.File.Bytes(c.Request.Context())
	if err != nil {
		return err
	}
	other, err := after.File.Bytes(c.Request.Context())
	if err != nil {
		return err
	}
	if f.Lines, err = compare.Documents(one, other); err != nil {
		f.Note = "文件读不出来，不能逐段对照，请下载后对照。"
	} else if !changed(f.Lines) {
		f.Note = "文字和上一次一样，只有版式不同。"
	}
	return nil
}

func wordsOf(files []store.SubmittedFile) []store.SubmittedFile {
	var words []store.SubmittedFile
	for _, f := range files {
		if f.Media == wordType {
			words = append(words, f)
		}
	}
	return words
}
