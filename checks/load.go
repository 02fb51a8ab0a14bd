package checks

import (
	"embed"
	"fmt"
	"io/fs"
	"regexp"
)

//go:embed rules/*.yaml
var embedded embed.FS

// measures is the text the quotes are held against.
//
//go:embed measures.txt
var measures string

// settingsFile holds the thresholds and the version; every other file of a folder holds rules.
const settingsFile = "settings.yaml"

// Rules are all rules, compiled. They are immutable and may be used by many goroutines.
type Rules struct {
	Version  string // of the rule set (article 23)
	all      []*rule
	ordered  []*rule // as they are evaluated
	byID     map[string]*rule
	settings map[string]setting
	patterns map[string]*regexp.Regexp
	root     *shape
}

// Load reads the embedded rules and lays the given folders over them: a rule with a known id takes the place of that rule, another
// is added, a setting with a known name changes its value. The error is [Faults] and holds every slip of every file at once.
func Load(overlays ...fs.FS) (*Rules, error) {
	own, err := fs.Sub(embedded, "rules")
	if err != nil {
		return nil, fmt.Errorf("open the embedded rules: %w", err)
	}
	b := newBuilder()
	layers := append([]fs.FS{own}, overlays...)
	for i, layer := range layers { // thresholds first: rules are compiled with them
		if err := b.layer(layer, i > 0, true); err != nil {
			return nil, err
		}
	}
	for i, layer := range layers {
		if err := b.layer(layer, i > 0, false); err != nil {
			return nil, err
		}
	}
	return b.finish()
}
