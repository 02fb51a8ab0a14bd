-- What reminders look at of each dossier, beside its outline: a small part of it, which is read of every dossier every day.

-- +goose Up
ALTER TABLE outlines ADD COLUMN core TEXT NOT NULL DEFAULT '';
