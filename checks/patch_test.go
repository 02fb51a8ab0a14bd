package checks_test

import (
	"strconv"
	"testing"
)

// apply makes one change of a JSON patch at a path below a value.
func (p patch) apply(t testing.TB, v any, path []string) any {
	t.Helper()
	if len(path) == 0 {
		return p.Value
	}
	if object, ok := v.(map[string]any); ok {
		if len(path) == 1 && p.Op == "remove" {
			delete(object, path[0])
			return object
		}
		object[path[0]] = p.apply(t, object[path[0]], path[1:])
		return object
	}
	list, ok := v.([]any)
	if !ok {
		t.Fatalf("%s leads nowhere", p.Path)
	}
	if path[0] == "-" {
		return append(list, p.Value)
	}
	at, err := strconv.Atoi(path[0])
	if err != nil || at > len(list) {
		t.Fatalf("%s leads beyond the list", p.Path)
	}
	switch {
	case len(path) == 1 && p.Op == "remove":
		return append(list[:at:at], list[at+1:]...)
	case len(path) == 1 && p.Op == "add":
		return append(append(list[:at:at], p.Value), list[at:]...)
	}
	list[at] = p.apply(t, list[at], path[1:])
	return list
}
