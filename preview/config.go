package preview

import (
	"context"
	"log/slog"
	"os"
	"os/exec"
	"time"
)

// A Kind is what a document is.
type Kind string

// The kinds of documents there are pages of.
const (
	Word  Kind = "docx"
	Excel Kind = "xlsx"
	PDF   Kind = "pdf"
)

// A Paper is a document to be shown.
type Paper struct {
	Kind   Kind
	SHA256 string // of its bytes, in hex: the same bytes are the same pages
	Read   func(context.Context) ([]byte, error)
}

// Limits bound what a document may cost. A zero field means the default.
type Limits struct {
	Time    time.Duration // of one document, all programs together
	Memory  int64         // address space of one program, in bytes
	Pages   int           // that are shown
	Cache   int64         // bytes of all pages that are kept
	Waiting int           // documents that wait for their turn
}

// defaultLimits are enough for what offices write.
var defaultLimits = Limits{Time: 90 * time.Second, Memory: 4 << 30, Pages: 40, Cache: 256 << 20, Waiting: 8}

// Config is what a desk is made of.
type Config struct {
	Folder  string // of the pages; what lies in it is the desk's
	Office  string // the program soffice; empty when there is none
	Painter string // the program pdftoppm; empty when there is none
	Limits  Limits
	Log     *slog.Logger
}

// Installed finds the programs of this machine. HUISHANG_SOFFICE and HUISHANG_PDFTOPPM name others; “-” means none.
func Installed() (office, painter string) {
	find := func(variable, name string) string {
		switch named := os.Getenv(variable); named {
		case "":
		case "-":
			return ""
		default:
			name = named
		}
		path, err := exec.LookPath(name)
		if err != nil {
			return ""
		}
		return path
	}
	return find("HUISHANG_SOFFICE", "soffice"), find("HUISHANG_PDFTOPPM", "pdftoppm")
}
