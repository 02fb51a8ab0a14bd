-- Dossiers, a city and a year each, and their immutable versions, numbered from 1. One in the trash makes room for another.

-- +goose Up
CREATE TABLE dossiers (
    tenant     TEXT NOT NULL,
    id         TEXT NOT NULL,
    city       TEXT NOT NULL,
    year       BIGINT NOT NULL,
    name       TEXT NOT NULL,
    latest     BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    trashed_at TEXT NOT NULL,
    trashed_by TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE UNIQUE INDEX dossiers_by_city ON dossiers (tenant, city, year) WHERE trashed_at = '';
CREATE INDEX dossiers_in_order ON dossiers (tenant, year DESC, city, id);

CREATE TABLE versions (
    tenant  TEXT NOT NULL,
    dossier TEXT NOT NULL,
    n       BIGINT NOT NULL,
    city    TEXT NOT NULL,
    sha256  TEXT NOT NULL,
    author  TEXT NOT NULL,
    at      TEXT NOT NULL,
    note    TEXT NOT NULL,
    PRIMARY KEY (tenant, dossier, n),
    FOREIGN KEY (tenant, dossier) REFERENCES dossiers (tenant, id),
    FOREIGN KEY (tenant, sha256) REFERENCES files (tenant, sha256)
);
