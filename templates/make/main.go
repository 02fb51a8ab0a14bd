// Command make writes the .docx of every template text that says something else than its .docx. With -all it writes
// them all anew, as after a change of the stylesheet.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"huishang/templates/twin"
)

func main() {
	all := flag.Bool("all", false, "write every .docx, also those that agree with their text")
	dir := flag.String("dir", "templates", "folder of the templates")
	flag.Parse()
	if err := run(*dir, *all); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(dir string, all bool) error {
	texts, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return fmt.Errorf("list templates: %w", err)
	}
	for _, name := range texts {
		text, err := os.ReadFile(name)
		if err != nil {
			return fmt.Errorf("read text: %w", err)
		}
		target := strings.TrimSuffix(name, ".txt") + ".docx"
		if !all && agrees(target, string(text)) {
			continue
		}
		docx, err := twin.Build(string(text))
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := os.WriteFile(target, docx, 0o644); err != nil {
			return fmt.Errorf("write template: %w", err)
		}
		fmt.Println(target)
	}
	return nil
}

// agrees reports whether the .docx is there and says what the text says.
func agrees(docx, text string) bool {
	data, err := os.ReadFile(docx)
	if err != nil {
		return false
	}
	got, err := twin.Write(data)
	return err == nil && got == text
}
