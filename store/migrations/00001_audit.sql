-- The audit log: one chain of lines a tenant, and the end of each chain.

-- +goose Up
CREATE TABLE audit_heads (
    tenant TEXT NOT NULL PRIMARY KEY,
    seq    BIGINT NOT NULL,
    hash   TEXT NOT NULL
);

CREATE TABLE audit (
    tenant TEXT NOT NULL,
    seq    BIGINT NOT NULL,
    at     TEXT NOT NULL,
    actor  TEXT NOT NULL,
    role   TEXT NOT NULL,
    action TEXT NOT NULL,
    city   TEXT NOT NULL,
    object TEXT NOT NULL,
    detail TEXT NOT NULL,
    prev   TEXT NOT NULL,
    hash   TEXT NOT NULL,
    PRIMARY KEY (tenant, seq)
);
