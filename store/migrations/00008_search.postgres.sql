-- What can be searched for. The pairs of characters of each text stand in an indexed list: the server's own trigrams find no word of
-- two characters.

-- +goose Up
CREATE TABLE search_entries (
    tenant  TEXT NOT NULL,
    id      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    dossier TEXT NOT NULL,
    city    TEXT NOT NULL,
    year    BIGINT NOT NULL,
    kind    TEXT NOT NULL,
    ref     TEXT NOT NULL,
    title   TEXT NOT NULL,
    body    TEXT NOT NULL,
    folded  TEXT NOT NULL,
    pairs   TEXT[] NOT NULL
);
CREATE INDEX search_entries_of_dossier ON search_entries (tenant, dossier);
CREATE INDEX search_entries_by_pair ON search_entries USING gin (pairs);
