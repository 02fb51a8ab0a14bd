package scheduler

import "huishang/yamlfile"

// A page is one file of staff while it is read.
type page struct {
	yamlfile.Page
	faults Faults
}

func newPage(file string) *page {
	p := &page{}
	p.Tell = func(line, column int, message string) {
		p.faults = append(p.faults, Fault{File: file, Line: line, Column: column, Message: message})
	}
	return p
}
