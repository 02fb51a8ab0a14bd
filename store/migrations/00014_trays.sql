-- Files somebody has chosen for a submission and not handed in yet. They are no record: they go when they are handed in, or after a week.

-- +goose Up
CREATE TABLE trays (
    tenant TEXT NOT NULL,
    actor  TEXT NOT NULL,
    id     TEXT NOT NULL,
    name   TEXT NOT NULL,
    size   BIGINT NOT NULL,
    at     TEXT NOT NULL,
    PRIMARY KEY (tenant, actor, id)
);
CREATE INDEX trays_by_age ON trays (tenant, at);

CREATE TABLE tray_chunks (
    tenant TEXT NOT NULL,
    actor  TEXT NOT NULL,
    id     TEXT NOT NULL,
    n      BIGINT NOT NULL,
    bytes  BYTEA NOT NULL,
    PRIMARY KEY (tenant, actor, id, n)
);
