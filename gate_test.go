package huishang_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestTheGateRunsEveryLongTest holds that .ci/run names every test with a long form: one it does not name would only ever run in its short form.
func TestTheGateRunsEveryLongTest(t *testing.T) {
	gate, err := os.ReadFile(filepath.Join(".ci", "run"))
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`(?m)^long='(.+)'$`).FindSubmatch(gate)
	if named == nil {
		t.Fatal(".ci/run names no long tests")
	}
	long := regexp.MustCompile(string(named[1]))
	found := 0
	err = filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		for _, declared := range file.Decls {
			test, ok := declared.(*ast.FuncDecl)
			if !ok || !strings.HasPrefix(test.Name.Name, "Test") || !asksForRounds(test) {
				continue
			}
			if found++; !long.MatchString(test.Name.Name) {
				t.Errorf("%s: %s has a long form the gate does not run", path, test.Name.Name)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if found == 0 {
		t.Error("no test has a long form")
	}
}

// asksForRounds reports whether a test calls need.Rounds.
func asksForRounds(test *ast.FuncDecl) bool {
	asks := false
	ast.Inspect(test, func(n ast.Node) bool {
		called, ok := n.(*ast.SelectorExpr)
		if ok && called.Sel.Name == "Rounds" {
			from, named := called.X.(*ast.Ident)
			asks = asks || named && from.Name == "need"
		}
		return !asks
	})
	return asks
}
