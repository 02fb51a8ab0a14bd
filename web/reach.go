package web

import (
	"net/http"
	"slices"
	"strings"

	"huishang"
)

// pagePaths are the pages there are, by the path of the route, and who may ask for them.
type pagePaths map[string]permission

func pagePathsOf(routes []route) pagePaths {
	all := pagePaths{}
	for _, r := range routes {
		if r.method == http.MethodGet {
			all[r.path] = r.may
		}
	}
	return all
}

// to is the address of a page for a role: the path of a route with a value for each of its parameters. It is empty when there is no such
// page, or the role may not ask for it: then there is nothing to link to.
func (p pagePaths) to(role huishang.Role, path string, values ...string) string {
	may, known := p[path]
	if !known || may.use != useOpen && !slices.Contains(may.roles, role) {
		return ""
	}
	parts := strings.Split(path, "/")
	for i, part := range parts {
		if strings.HasPrefix(part, ":") {
			if len(values) == 0 {
				return ""
			}
			parts[i], values = values[0], values[1:]
		}
	}
	return strings.Join(parts, "/")
}
