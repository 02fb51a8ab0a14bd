-- What the divisions answered, each answer with its revisions, and how the items of an agreement get on.

-- +goose Up
CREATE TABLE opinions (
    tenant   TEXT NOT NULL,
    dossier  TEXT NOT NULL,
    subject  TEXT NOT NULL,
    round    BIGINT NOT NULL,
    division TEXT NOT NULL,
    topic    TEXT NOT NULL,
    revision BIGINT NOT NULL,
    city     TEXT NOT NULL,
    content  TEXT NOT NULL,
    author   TEXT NOT NULL,
    at       TEXT NOT NULL,
    PRIMARY KEY (tenant, dossier, subject, round, division, topic, revision),
    FOREIGN KEY (tenant, dossier) REFERENCES dossiers (tenant, id)
);

CREATE TABLE progress (
    tenant  TEXT NOT NULL,
    dossier TEXT NOT NULL,
    item    TEXT NOT NULL,
    n       BIGINT NOT NULL,
    city    TEXT NOT NULL,
    on_date TEXT NOT NULL,
    content TEXT NOT NULL,
    author  TEXT NOT NULL,
    at      TEXT NOT NULL,
    PRIMARY KEY (tenant, dossier, item, n),
    FOREIGN KEY (tenant, dossier) REFERENCES dossiers (tenant, id)
);
