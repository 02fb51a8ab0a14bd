package main

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"huishang"
	"huishang/store"
)

// keep makes a data file with the dossier of a city in it, a submission and a document: keep data.db dossier.json.
func keep(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 2 {
		ts.Fatalf("usage: keep data.db dossier.json")
	}
	ts.Check(keepSubmission(ts.MkAbs(args[0]), []byte(ts.ReadFile(args[1]))))
}

func keepSubmission(name string, data []byte) error {
	dossier, err := huishang.Decode(data)
	if err != nil {
		return err
	}
	s, err := store.Open(context.Background(), name, store.Options{})
	if err != nil {
		return err
	}
	scope := store.Scope{Tenant: store.Home, Role: huishang.RoleBureau, City: dossier.City.Code, User: "经办人"}
	err = s.Update(context.Background(), scope, func(tx *store.Tx) error {
		submitted, _, err := tx.Submit(store.NewSubmission{Year: 2026, Kind: "议题建议", Content: dossier, Stage: "会议-报送",
			Files: []store.Upload{{Name: "议题建议.xlsx", Content: strings.NewReader("form")}}})
		if err != nil {
			return err
		}
		_, err = tx.AddDocument(submitted.Dossier, store.Document{Name: "函.docx", Kind: "letter"}, strings.NewReader("letter"))
		return err
	})
	return errors.Join(err, s.Close())
}

// hold opens a data file and keeps it open until the story ends, as a running service does: hold data.db.
func hold(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 1 {
		ts.Fatalf("usage: hold data.db")
	}
	s, err := store.Open(context.Background(), ts.MkAbs(args[0]), store.Options{})
	ts.Check(err)
	ts.Defer(func() { ts.Check(s.Close()) })
}

// bend changes a data file past the program: bend data.db 'statement'.
func bend(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) < 2 {
		ts.Fatalf("usage: bend data.db statement...")
	}
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	for _, statement := range args[1:] {
		_, err := db.Exec(statement)
		ts.Check(err)
	}
	ts.Check(db.Close())
}
