package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
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
	if err := s.address.checkURL(); err != nil {
		return err
	}
	db, err := sql.Open("pgx", s.address.url)
	if err != nil {
		return Unreachable{s.address.String(), malformedURL, err}
	}
	db.SetMaxOpenConns(postgresConnections)
	db.SetMaxIdleConns(postgresIdle)
	db.SetConnMaxLifetime(postgresLife)
	s.write, s.read = &writer{db: db}, db
	if err := db.PingContext(ctx); err != nil {
		reason := "连不上，请检查地址、用户名、密码，以及数据库是否已启动"
		var answered *pgconn.PgError
		if errors.As(err, &answered) {
			reason = reasonOf(err)
		}
		return Unreachable{s.address.String(), reason, err}
	}
	if err := s.holdOwn(ctx); err != nil && !ForPeople(err) {
		return Unreachable{s.address.String(), reasonOf(err), err}
	} else if err != nil {
		return err
	}
	return nil
}
