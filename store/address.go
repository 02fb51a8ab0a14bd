package store

import (
	"net/url"
	"strings"
)

// dialect is one of the two databases.
type dialect string

const (
	sqlite   dialect = "sqlite"
	postgres dialect = "postgres"
)

// address is where a database lies: a file, or the URL of a server.
type address struct {
	dialect dialect
	file    string // of SQLite
	url     string // of PostgreSQL; it may hold a password
}

// parseAddress tells a PostgreSQL URL from the name of a file.
func parseAddress(where string) (address, error) {
	scheme, rest, isURL := strings.Cut(where, "://")
	switch {
	case strings.TrimSpace(where) == "":
		return address{}, Unreachable{"", "没有写明数据文件，请用 --db 给出", nil}
	case isURL && (scheme == "postgres" || scheme == "postgresql"):
		if _, err := url.Parse(where); err != nil {
			return address{}, Unreachable{scheme + "://…", "写法不对，应如 postgres://用户:密码@主机:5432/库名", nil}
		}
		return address{dialect: postgres, url: where}, nil
	case isURL && scheme == "sqlite":
		return address{dialect: sqlite, file: rest}, nil
	case isURL:
		return address{}, Unreachable{scheme + "://…", "只认数据文件名或 postgres:// 开头的地址", nil}
	}
	return address{dialect: sqlite, file: where}, nil
}

// String names the database without its password.
func (a address) String() string {
	if a.dialect == sqlite {
		return a.file
	}
	parsed, err := url.Parse(a.url)
	if err != nil {
		return "postgres://…"
	}
	return parsed.Redacted()
}
