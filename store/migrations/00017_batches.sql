-- Documents made at once for many cities: what was asked for, how far it has come, and the archive that came of it, in pieces. Both go after
-- some days.

-- +goose Up
CREATE TABLE batches (
    tenant     TEXT NOT NULL,
    id         TEXT NOT NULL,
    owner      TEXT NOT NULL,
    process    TEXT NOT NULL,
    state      TEXT NOT NULL,
    total      BIGINT NOT NULL,
    done       BIGINT NOT NULL,
    made       BIGINT NOT NULL,
    size       BIGINT NOT NULL,
    about      TEXT NOT NULL,
    problem    TEXT NOT NULL,
    unmade     TEXT NOT NULL,
    created_at TEXT NOT NULL,
    beat       TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX batches_by_owner ON batches (tenant, owner, created_at DESC);

CREATE TABLE batch_pieces (
    tenant TEXT NOT NULL,
    batch  TEXT NOT NULL,
    n      BIGINT NOT NULL,
    bytes  BYTEA NOT NULL,
    PRIMARY KEY (tenant, batch, n),
    FOREIGN KEY (tenant, batch) REFERENCES batches (tenant, id)
);
