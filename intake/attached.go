package intake

import (
	"cmp"
	"fmt"

	"huishang"
	"huishang/checks"
	"huishang/guard"
)

// finalTextRule holds what is handed in to being final (article 19, 1): no tracked changes, no comments, a name that says whose it is.
const finalTextRule = "ART19-25"

// attached are the Word files of a parcel as the rules see them.
func (p *Parcel) attached() []checks.File {
	var files []checks.File
	for _, paper := range p.Papers {
		if paper.Kind == guard.Word {
			files = append(files, checks.File{Name: paper.Name, Size: len(paper.Content), Revisions: paper.changes, Comments: paper.remarks})
		}
	}
	return files
}

// paperOf names the file a finding of the rules is about: the form, unless it is about an attached one.
func paperOf(f checks.Finding, form string, files []checks.File) string {
	var n int
	if _, err := fmt.Sscanf(f.Where, "/files/%d", &n); err == nil && n < len(files) {
		return files[n].Name
	}
	return form
}

// lacking is what stands in the way of accepting what was handed in besides what the rules find in the dossier: cells of a form that were not
// understood or were not filled in, and files that are not final as long as nobody explained why.
func lacking(found []Finding) []huishang.Obstacle {
	var all []huishang.Obstacle
	for _, f := range found {
		switch {
		case f.Rule == UnreadRule:
			all = append(all, huishang.Obstacle{Rule: f.Rule, Where: f.Where, Message: f.Sheet + f.Cell + "：" + f.Message, Remedy: f.Remedy})
		case f.Rule == FillingRule:
			all = append(all, huishang.Obstacle{Rule: f.Rule, Where: f.Where, Message: cmp.Or(f.Sheet+f.Cell, f.Place) + "：" + f.Message, Remedy: f.Remedy})
		case f.Rule == finalTextRule && f.Explanation == "":
			all = append(all, huishang.Obstacle{Rule: f.Rule, Where: f.Where, Message: f.Message, Remedy: f.Remedy, Warning: true})
		}
	}
	return all
}
