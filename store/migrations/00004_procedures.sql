-- The documents of a dossier, filed under their round, and the log of its two procedures.

-- +goose Up
CREATE TABLE documents (
    tenant  TEXT NOT NULL,
    id      TEXT NOT NULL,
    city    TEXT NOT NULL,
    dossier TEXT NOT NULL,
    n       BIGINT NOT NULL,
    version BIGINT NOT NULL,
    round   BIGINT NOT NULL,
    kind    TEXT NOT NULL,
    name    TEXT NOT NULL,
    media   TEXT NOT NULL,
    sha256  TEXT NOT NULL,
    author  TEXT NOT NULL,
    at      TEXT NOT NULL,
    PRIMARY KEY (tenant, id),
    FOREIGN KEY (tenant, dossier) REFERENCES dossiers (tenant, id),
    FOREIGN KEY (tenant, sha256) REFERENCES files (tenant, sha256)
);
CREATE UNIQUE INDEX documents_of_dossier ON documents (tenant, dossier, n);

CREATE TABLE events (
    tenant    TEXT NOT NULL,
    dossier   TEXT NOT NULL,
    procedure TEXT NOT NULL,
    seq       BIGINT NOT NULL,
    city      TEXT NOT NULL,
    version   BIGINT NOT NULL,
    text_hash TEXT NOT NULL,
    actor     TEXT NOT NULL,
    at        TEXT NOT NULL,
    content   TEXT NOT NULL,
    PRIMARY KEY (tenant, dossier, procedure, seq),
    FOREIGN KEY (tenant, dossier) REFERENCES dossiers (tenant, id)
);
