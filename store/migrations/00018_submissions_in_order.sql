-- The submissions of a city and of a dossier are found in the order they are listed.

-- +goose Up
DROP INDEX submissions_of_dossier;
CREATE INDEX submissions_of_dossier ON submissions (tenant, dossier, at DESC, id);
CREATE INDEX submissions_of_city ON submissions (tenant, city, at DESC, id);
