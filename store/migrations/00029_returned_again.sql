-- What was returned may be handed in again as it is: by somebody who only owed an explanation.

-- +goose Up
DROP INDEX submissions_by_bytes;
CREATE UNIQUE INDEX submissions_by_bytes ON submissions (tenant, city, year, kind, sha256) WHERE state <> 'returned';
