-- What can be searched for. The pairs of characters of each text are the words of a full-text index that holds nothing else.

-- +goose Up
CREATE TABLE search_entries (
    tenant  TEXT NOT NULL,
    id      INTEGER PRIMARY KEY,
    dossier TEXT NOT NULL,
    city    TEXT NOT NULL,
    year    BIGINT NOT NULL,
    kind    TEXT NOT NULL,
    ref     TEXT NOT NULL,
    title   TEXT NOT NULL,
    body    TEXT NOT NULL,
    folded  TEXT NOT NULL
);
CREATE INDEX search_entries_of_dossier ON search_entries (tenant, dossier);

CREATE VIRTUAL TABLE search_pairs USING fts5 (
    tenant UNINDEXED, pairs, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);
