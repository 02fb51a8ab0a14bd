-- What was handed in, with its original files; what the rules found in a version, and what people wrote on it.

-- +goose Up
CREATE TABLE submissions (
    tenant     TEXT NOT NULL,
    id         TEXT NOT NULL,
    city       TEXT NOT NULL,
    year       BIGINT NOT NULL,
    kind       TEXT NOT NULL,
    sha256     TEXT NOT NULL,
    dossier    TEXT NOT NULL,
    version    BIGINT NOT NULL,
    state      TEXT NOT NULL,
    author     TEXT NOT NULL,
    at         TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    decision   TEXT NOT NULL,
    PRIMARY KEY (tenant, id),
    FOREIGN KEY (tenant, dossier, version) REFERENCES versions (tenant, dossier, n)
);
CREATE UNIQUE INDEX submissions_by_bytes ON submissions (tenant, city, year, kind, sha256);
CREATE INDEX submissions_in_order ON submissions (tenant, at DESC, id);
CREATE INDEX submissions_of_dossier ON submissions (tenant, dossier);

CREATE TABLE submission_files (
    tenant     TEXT NOT NULL,
    submission TEXT NOT NULL,
    n          BIGINT NOT NULL,
    city       TEXT NOT NULL,
    name       TEXT NOT NULL,
    media      TEXT NOT NULL,
    sha256     TEXT NOT NULL,
    PRIMARY KEY (tenant, submission, n),
    FOREIGN KEY (tenant, submission) REFERENCES submissions (tenant, id),
    FOREIGN KEY (tenant, sha256) REFERENCES files (tenant, sha256)
);

CREATE TABLE findings (
    tenant  TEXT NOT NULL,
    dossier TEXT NOT NULL,
    version BIGINT NOT NULL,
    city    TEXT NOT NULL,
    stage   TEXT NOT NULL,
    content TEXT NOT NULL,
    at      TEXT NOT NULL,
    PRIMARY KEY (tenant, dossier, version),
    FOREIGN KEY (tenant, dossier, version) REFERENCES versions (tenant, dossier, n)
);

CREATE TABLE explanations (
    tenant  TEXT NOT NULL,
    dossier TEXT NOT NULL,
    version BIGINT NOT NULL,
    rule    TEXT NOT NULL,
    kind    TEXT NOT NULL,
    city    TEXT NOT NULL,
    since   BIGINT NOT NULL,
    text    TEXT NOT NULL,
    signed  TEXT NOT NULL,
    on_date TEXT NOT NULL,
    about   TEXT NOT NULL,
    author  TEXT NOT NULL,
    at      TEXT NOT NULL,
    PRIMARY KEY (tenant, dossier, version, rule, kind),
    FOREIGN KEY (tenant, dossier, version) REFERENCES findings (tenant, dossier, version)
);
