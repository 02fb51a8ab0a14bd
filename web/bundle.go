package web

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/generator"
)

// An outcome is what came of one kind of document.
type outcome struct {
	Kind generator.Kind
	doc  generator.Document
	err  error
}

// Ready reports whether there is a document.
func (o outcome) Ready() bool { return o.err == nil }

// Waiting reports whether the dossier has not come so far; otherwise an error is a fault.
func (o outcome) Waiting() bool { return generator.Unready(o.err) }

// outcomes are what came of every kind, in the order of the procedures.
type outcomes []outcome

func (s *site) makeAll(d *huishang.Dossier, ask request) outcomes {
	var all outcomes
	for _, k := range generator.Kinds() {
		document, err := generator.Draft(k.Name, d, ask.Options, ask.missing)
		all = append(all, outcome{k, document, err})
	}
	return all
}

// ready counts the documents there are.
func (all outcomes) ready() int {
	n := 0
	for _, o := range all {
		if o.Ready() {
			n++
		}
	}
	return n
}

// faults joins the errors of the documents that should be there and are not.
func (all outcomes) faults() error {
	var errs []error
	for _, o := range all {
		if !o.Ready() && !o.Waiting() {
			errs = append(errs, o.err)
		}
	}
	return errors.Join(errs...)
}

// sendBundle gives all documents in a zip, numbered, with their list.
func sendBundle(c *gin.Context, d *huishang.Dossier, all outcomes, ask request) error {
	if all.ready() == 0 {
		return errNothing
	}
	data, err := bundle(d, all, ask.Today)
	if err != nil {
		return err
	}
	day := strings.ReplaceAll(ask.Today.String(), "-", "")
	send(c, zipType, "documents.zip", fmt.Sprintf("%s_厅市会商%d年_全套文件_%s.zip", d.City.Name, yearOf(d), day), data)
	return nil
}

func bundle(d *huishang.Dossier, all outcomes, today huishang.Date) ([]byte, error) {
	var packed bytes.Buffer
	archive := zip.NewWriter(&packed)
	made := time.Date(today.Year(), today.Month(), today.Day(), 0, 0, 0, 0, time.UTC)
	add := func(name string, data []byte) error {
		w, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store, Modified: made})
		if err != nil {
			return err
		}
		_, err = w.Write(data)
		return err
	}
	if err := add("目录.txt", []byte(contents(d, all, today))); err != nil {
		return nil, fmt.Errorf("pack the list: %w", err)
	}
	n := 0
	for _, o := range all {
		if !o.Ready() {
			continue
		}
		n++
		if err := add(fmt.Sprintf("%02d_%s", n, o.doc.Name), o.doc.Bytes); err != nil {
			return nil, fmt.Errorf("pack %s: %w", o.Kind.Name, err)
		}
	}
	if err := archive.Close(); err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	return packed.Bytes(), nil
}

// contents is the list that lies beside the documents: what is there, and why the rest is not. It begins with a byte order
// mark and ends its lines as Windows does, for the plain editors of offices.
func contents(d *huishang.Dossier, all outcomes, today huishang.Date) string {
	var there, absent strings.Builder
	n := 0
	for _, o := range all {
		if o.Ready() {
			n++
			fmt.Fprintf(&there, "%02d  %s（%s）  %02d_%s\r\n", n, o.Kind.Title, o.Kind.Article, n, o.doc.Name)
			continue
		}
		fmt.Fprintf(&absent, "--  %s\r\n", strings.ReplaceAll(o.err.Error(), "\n", "\r\n    "))
	}
	text := fmt.Sprintf("\uFEFF%s %d年厅市会商文件目录\r\n生成日期：%s\r\n\r\n%s", d.City.Name, yearOf(d), today.Chinese(), &there)
	if absent.Len() > 0 {
		text += "\r\n未生成：\r\n" + absent.String()
	}
	return text
}
