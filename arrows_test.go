package huishang_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// arrows says which rooms each room may import; "." is the root package. A room that is not in the table does not exist, and one
// below a listed room keeps to that room's line. generator/tags, the language both engines share, is also where their callers
// find the kinds of value a tag may read and the faults. cmd/huishang is where everything meets.
var arrows = map[string]string{
	".":              "",
	"generator":      ". generator/docx generator/xlsx generator/tags templates",
	"generator/tags": "",
	"generator/docx": "generator/opc generator/tags",
	"generator/xlsx": "generator/opc generator/tags",
	// generator/report is a room of its own: its models serve pages as well as sheets, and it knows nothing of Word.
	"generator/report": ". generator/xlsx generator/tags templates",
	"generator/opc":    "",
	"templates":        "",
	// yamlfile reads what staff write as YAML, for the rooms that each have a kind of such a file.
	"yamlfile":      ".",
	"checks":        ". yamlfile",
	"checks/format": "generator/docx",
	"guard":         "",
	"store":         ".",
	"intake":        ". guard generator checks checks/format store proceeding",
	"accounts":      ". store",
	"proceeding":    ". generator checks store",
	"scheduler":     ". yamlfile",
	"mail":          ". templates scheduler",
	"compare":       "generator/docx",
	"preview":       "generator/docx generator/xlsx",
	"courier":       ". generator/report mail proceeding scheduler store templates",
	"web": ". generator generator/docx generator/xlsx generator/tags templates checks checks/format guard store scheduler " +
		"mail courier testdata generator/report accounts proceeding intake compare preview web/entry docs",
	"web/entry": ". generator",
	"cmd/huishang": ". generator generator/docx generator/xlsx generator/report generator/tags templates checks checks/format guard " +
		"store scheduler mail courier web testdata accounts proceeding intake preview",
	"docs":     "",
	"testdata": "",
}

// outside says which modules a room may use; a room that is not listed uses none. Tests may use what they like.
var outside = map[string]string{
	".":                "github.com/shopspring/decimal",
	"generator":        "github.com/shopspring/decimal github.com/xuri/excelize/v2",
	"generator/tags":   "github.com/expr-lang/expr github.com/shopspring/decimal",
	"generator/docx":   "github.com/klauspost/compress",
	"generator/opc":    "github.com/klauspost/compress",
	"generator/xlsx":   "github.com/xuri/excelize/v2 github.com/klauspost/compress",
	"generator/report": "github.com/shopspring/decimal",
	"checks":           "github.com/expr-lang/expr github.com/shopspring/decimal github.com/goccy/go-yaml",
	"yamlfile":         "github.com/goccy/go-yaml",
	"store":            "github.com/pressly/goose/v3 modernc.org/sqlite github.com/jackc/pgx/v5",
	"accounts":         "golang.org/x/crypto github.com/coreos/go-oidc/v3 golang.org/x/oauth2",
	"scheduler":        "github.com/goccy/go-yaml",
	"compare":          "generator/docx",
	"preview":          "generator/docx generator/xlsx",
	"courier":          "github.com/go-co-op/gocron/v2 github.com/jonboulle/clockwork",
	"mail":             "github.com/wneessen/go-mail github.com/arran4/golang-ical",
	"web":              "github.com/gin-gonic/gin github.com/shopspring/decimal github.com/prometheus/client_golang github.com/yuin/goldmark",
	"testdata":         "github.com/jackc/pgx/v5 github.com/emersion/go-smtp",
	"cmd/huishang":     "github.com/alecthomas/kong github.com/gin-gonic/gin github.com/jonboulle/clockwork",
}

// fromOutside are packages the root may not use: it does no input or output.
var fromOutside = regexp.MustCompile(`^(os|io/fs|io/ioutil|net|database|embed|path/filepath|syscall|log)(/|$)`)

// namesNobodyFinds say nothing about what lies in them.
var namesNobodyFinds = regexp.MustCompile(`^(utils?|commons?|helpers?|managers?|services?|models?|internal|pkg|misc|shared)$`)

const module = "huishang"

func TestArrows(t *testing.T) {
	for name, file := range sources(t) {
		room, test := roomOf(path.Dir(name)), strings.HasSuffix(name, "_test.go")
		if room == "" {
			t.Errorf("%s: the house has no such room; add it to arrows and to the README", name)
			continue
		}
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			holdArrow(t, name, room, imported, test)
		}
	}
}

func holdArrow(t *testing.T, name, room, imported string, test bool) {
	t.Helper()
	own, within := strings.CutPrefix(imported, module)
	own = strings.TrimPrefix(own, "/")
	if own == "" {
		own = "."
	}
	switch {
	case within && (own == "." || strings.HasPrefix(imported, module+"/")):
		target := roomOf(own)
		if target != room && !allowed(arrows[room], target) && (!test || target != "testdata") {
			t.Errorf("%s: %s may not import %s", name, room, own)
		}
	case strings.Contains(strings.Split(imported, "/")[0], "."):
		if !test && !slices.ContainsFunc(strings.Fields(outside[room]), func(m string) bool {
			return imported == m || strings.HasPrefix(imported, m+"/")
		}) {
			t.Errorf("%s: %s may not use %s", name, room, imported)
		}
	case room == "." && !test && fromOutside.MatchString(imported):
		t.Errorf("%s: the root does no input or output, but imports %s", name, imported)
	}
}

func allowed(list, room string) bool { return slices.Contains(strings.Fields(list), room) }

// roomOf is the listed room a folder belongs to, or empty.
func roomOf(folder string) string {
	for folder != "." {
		if _, listed := arrows[folder]; listed {
			return folder
		}
		folder = path.Dir(folder)
		if folder == "." {
			return ""
		}
	}
	return "."
}

func TestNothingRunsBeforeMain(t *testing.T) {
	for name, file := range sources(t) {
		for _, declaration := range file.Decls {
			if f, ok := declaration.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s: func init runs unseen; call it from where it is needed", name)
			}
		}
	}
}

func TestNamesSayWhatTheyHold(t *testing.T) {
	for name, file := range sources(t) {
		parts := append(strings.Split(strings.TrimSuffix(strings.TrimSuffix(name, ".go"), "_test"), "/"), file.Name.Name)
		for _, part := range parts {
			if namesNobodyFinds.MatchString(part) {
				t.Errorf("%s: %q says nothing about what it holds", name, part)
			}
		}
	}
}

// sources parses every Go file of the module by its path from the root.
func sources(t *testing.T) map[string]*ast.File {
	t.Helper()
	files := map[string]*ast.File{}
	root := os.DirFS(".")
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") {
			return err
		}
		source, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		files[name], err = parser.ParseFile(token.NewFileSet(), name, source, parser.SkipObjectResolution)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
