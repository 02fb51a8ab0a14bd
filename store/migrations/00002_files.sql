-- Files by what they say: the same bytes are kept once a tenant, cut into chunks.

-- +goose Up
CREATE TABLE files (
    tenant TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size   BIGINT NOT NULL,
    at     TEXT NOT NULL,
    PRIMARY KEY (tenant, sha256)
);

CREATE TABLE file_chunks (
    tenant TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    n      BIGINT NOT NULL,
    bytes  BYTEA NOT NULL,
    PRIMARY KEY (tenant, sha256, n),
    FOREIGN KEY (tenant, sha256) REFERENCES files (tenant, sha256)
);
