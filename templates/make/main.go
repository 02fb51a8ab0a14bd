// Command make writes the .docx or .xlsx of every template text that says something else than the file. With -all it writes
// them all anew, as after a change of the stylesheet.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"huishang/templates/grid"
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
		if err := makeOne(strings.TrimSuffix(name, ".txt"), string(text), all); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// makeOne writes the template of one text unless it is there and says the same.
func makeOne(name, text string, all bool) error {
	ending, build, agrees := ".docx", twin.Build, twinAgrees
	if strings.Contains(text, grid.Mark) {
		ending, build, agrees = ".xlsx", grid.Build, grid.Agrees
	}
	name += ending
	if data, err := os.ReadFile(name); err == nil && !all && agrees(data, text) {
		return nil
	}
	made, err := build(text)
	if err != nil {
		return err
	}
	if err := os.WriteFile(name, made, 0o644); err != nil {
		return fmt.Errorf("write template: %w", err)
	}
	fmt.Println(name)
	return nil
}

// twinAgrees reports whether a .docx says what the text says.
func twinAgrees(docx []byte, text string) bool {
	got, err := twin.Write(docx)
	return err == nil && got == text
}
