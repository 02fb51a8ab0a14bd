package store

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
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
			return address{}, Unreachable{scheme + "://…", malformedURL, nil}
		}
		return address{dialect: postgres, url: where}, nil
	case isURL && scheme == "sqlite":
		return address{dialect: sqlite, file: rest}, nil
	case isURL:
		return address{}, Unreachable{scheme + "://…", "只认数据文件名或 postgres:// 开头的地址", nil}
	}
	return address{dialect: sqlite, file: where}, nil
}

const malformedURL = "写法不对，应如 postgres://用户:密码@主机:5432/库名"

// sslModes are what PostgreSQL calls the ways to guard a connection.
var sslModes = []string{"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}

// checkURL holds that a URL says what the driver understands.
func (a address) checkURL() error {
	_, err := pgconn.ParseConfig(a.url)
	if err == nil {
		return nil
	}
	reason := malformedURL + "；? 后面的参数和写在里面的证书文件也要核对"
	if parsed, bad := url.Parse(a.url); bad == nil {
		if mode := parsed.Query().Get("sslmode"); mode != "" && !slices.Contains(sslModes, mode) {
			reason = fmt.Sprintf("参数 sslmode 只能是 %s，现为“%s”", strings.Join(sslModes, "、"), mode)
		}
	}
	return Unreachable{a.String(), reason, err}
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
	if query := parsed.Query(); query.Has("password") {
		query.Set("password", "xxxxx")
		parsed.RawQuery = query.Encode()
	}
	if parsed.Host == "" && parsed.Path == "" && parsed.User == nil {
		return parsed.Scheme + "://" + strings.TrimPrefix(parsed.Redacted(), parsed.Scheme+":")
	}
	return parsed.Redacted()
}
