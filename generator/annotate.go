package generator

import (
	"cmp"
	"fmt"
	"strings"

	"huishang/generator/xlsx"
)

// A FormFinding is a finding on a form, with the field it is about.
type FormFinding struct {
	Finding
	Pointer string // JSON pointer into the dossier
}

// annotator signs what the program writes into a form that is given back.
const annotator = "会商系统"

// levelColours are those of a cell with a finding: red, amber, blue.
var levelColours = map[string]string{"错误": "FFC7CE", "警告": "FFE699", "提示": "DDEBF7"}

// Annotate gives the form back with each finding as a comment and a colour on its cell, and a first sheet that lists all of them with
// links; everything else stays as it is. What an earlier annotation wrote is taken off. Cells that were not understood are marked
// too.
func (f *Filled) Annotate(file []byte, findings []FormFinding) ([]byte, error) {
	cover := &xlsx.Cover{Name: problemSheet, Title: f.Kind.Title + problemSheet, Header: []string{"序号", "级别", "位置", "单元格", "问题", "怎么改", "依据"},
		Widths: []float64{6, 8, 34, 18, 56, 40, 30}}
	all := f.Marks(findings)
	counts := map[string]int{}
	a := xlsx.Annotation{Author: annotator, Cover: cover}
	for i, m := range all {
		counts[m.Level]++
		where := ""
		if m.Cell != "" {
			where = m.Sheet + "!" + m.Cell
			a.Notes = append(a.Notes, xlsx.Note{Sheet: m.Sheet, Cell: m.Cell, Color: levelColours[m.Level], Text: m.note()})
		}
		cover.Rows = append(cover.Rows, []xlsx.CoverCell{{Text: fmt.Sprint(i + 1)}, {Text: m.Level, Color: levelColours[m.Level]}, {Text: m.Where},
			{Text: where, Sheet: m.Sheet, Cell: m.Cell}, {Text: m.Problem}, {Text: m.Remedy}, {Text: m.Article}})
	}
	cover.Lines = []string{fmt.Sprintf("错误 %d，警告 %d，提示 %d。错误必须改正，警告须书面说明，提示由人判断。", counts["错误"], counts["警告"], counts["提示"]),
		"点“单元格”一栏跳到要改的格子。改好后把这个文件直接传回，本表和批注不用删。"}
	if len(all) == 0 {
		cover.Lines = []string{"没有发现问题。"}
	}
	return xlsx.Annotate(file, a)
}

// A Mark is a finding with the cell it is about; the cell is empty for what does not stand in the form.
type Mark struct {
	FormFinding
	Sheet, Cell string
}

// note is the comment on the cell.
func (m Mark) note() string {
	parts := []string{"【" + m.Level + "】" + m.Problem}
	if m.Remedy != "" {
		parts = append(parts, "改法："+m.Remedy)
	}
	if m.Article != "" {
		parts = append(parts, "依据："+m.Article)
	}
	return strings.Join(parts, "\n")
}

// guideArticle is what a cell is held against that cannot be read.
const guideArticle = guideSheet

// Marks gives everything that is wrong with a form its cell: the cells that were not understood first, then the findings. A finding on
// a cell that was not understood follows from that and is left out. Last comes what was not read.
func (f *Filled) Marks(findings []FormFinding) []Mark {
	var out []Mark
	faulty := map[string]bool{}
	for _, fault := range f.Faults {
		faulty[fault.Sheet+"!"+fault.Cell] = fault.Path != ""
		out = append(out, Mark{FormFinding{Finding{Level: "错误", Article: guideArticle, Where: cmp.Or(fault.Sheet, f.Kind.Title), Problem: fault.Message,
			Remedy: "请改好这个格子。"}, fault.Path}, fault.Sheet, fault.Cell})
	}
	for _, finding := range findings {
		m := Mark{FormFinding: finding}
		m.Sheet, m.Cell, _ = f.Place(finding.Pointer)
		if !faulty[m.Sheet+"!"+m.Cell] {
			out = append(out, m)
		}
	}
	for _, note := range f.Notes {
		out = append(out, Mark{FormFinding{Finding{Level: "提示", Article: guideArticle, Where: cmp.Or(note.Sheet, f.Kind.Title), Problem: note.Message,
			Remedy: "不用报送的，留着也不影响。"}, ""},
			note.Sheet, note.Cell})
	}
	return out
}

// Asks reports whether the form asks for what a JSON pointer names, or for something in it.
func (f *Filled) Asks(pointer string) bool {
	path := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	for _, b := range f.blocks {
		if _, _, ok := b.place(path); ok {
			return true
		}
	}
	return false
}
