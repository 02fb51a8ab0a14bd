-- Answers to requests that carried an idempotency key.

-- +goose Up
CREATE TABLE replies (
    tenant  TEXT NOT NULL,
    actor   TEXT NOT NULL,
    key     TEXT NOT NULL,
    request TEXT NOT NULL,
    status  BIGINT NOT NULL,
    media   TEXT NOT NULL,
    body    BYTEA NOT NULL,
    at      TEXT NOT NULL,
    PRIMARY KEY (tenant, actor, key)
);
CREATE INDEX replies_by_age ON replies (tenant, at);
