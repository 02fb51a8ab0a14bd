package format

import (
	"fmt"

	"huishang/generator/docx"
)

// Author signs the comments.
const Author = "会商系统"

// Annotate gives the checked file back with every finding as a comment at its place. The text itself stays as it is.
func (r *Report) Annotate(file []byte) ([]byte, error) {
	list := make([]docx.Comment, len(r.Findings))
	for i, f := range r.Findings {
		list[i] = docx.Comment{Part: f.Spot.Part, At: f.at, Author: Author, Text: f.comment()}
	}
	out, err := docx.AddComments(file, list)
	if err != nil {
		return nil, fmt.Errorf("write the comments: %w", err)
	}
	return out, nil
}

// comment is what a finding says in the margin.
func (f *Finding) comment() string {
	s := fmt.Sprintf("【%s】%s %s\n怎么改：%s\n依据：%s", f.Level, f.Rule, f.Message, f.Remedy, f.Article)
	if f.Quote != "" {
		s += "“" + f.Quote + "”"
	}
	return s
}
