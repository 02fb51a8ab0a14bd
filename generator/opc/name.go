package opc

import (
	"path"
	"strings"
)

// RelsOf is the part that holds the relationships of a part; "" is the package.
func RelsOf(part string) string {
	dir, file := path.Split(part)
	return dir + "_rels/" + file + ".rels"
}

// Resolve is the part a target names, seen from another part.
func Resolve(from, target string) string {
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(path.Clean(target), "/")
	}
	return path.Join(path.Dir(from), target)
}
