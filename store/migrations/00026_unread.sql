-- The few dossiers that cannot be read are told without going through the outlines of the others.

-- +goose Up
CREATE INDEX outlines_unread ON outlines (tenant, city, year DESC, dossier) WHERE format = 0;
