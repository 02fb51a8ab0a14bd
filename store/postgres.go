package store

import (
	"context"
	"database/sql"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

// What bounds the connections to a server.
const (
	postgresConnections = 16
	postgresIdle        = 4
	postgresLife        = time.Hour
)

// connectPostgres opens one pool for readers and writers.
func (s *Store) connectPostgres(ctx context.Context) error {
	db, err := sql.Open("pgx", s.address.url)
	if err != nil {
		return Unreachable{s.address.String(), "写法不对，应如 postgres://用户:密码@主机:5432/库名", err}
	}
	db.SetMaxOpenConns(postgresConnections)
	db.SetMaxIdleConns(postgresIdle)
	db.SetConnMaxLifetime(postgresLife)
	s.write, s.read = &writer{db: db}, db
	if err := db.PingContext(ctx); err != nil {
		return Unreachable{s.address.String(), "连不上，请检查地址、用户名、密码，以及数据库是否已启动", err}
	}
	return nil
}
