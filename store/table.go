package store

import (
	"context"
	"fmt"
	"slices"
)

// table is a table of records by its name and its key, in whose order a backup holds its rows.
type table struct{ name, key string }

// tables are all tables of records, a table that refers to another after it. The index of the search is made anew from them, and the
// chunks of a file from what it says.
var tables = []table{
	{"audit_heads", "tenant"},
	{"audit", "tenant, seq"},
	{"files", "tenant, sha256"},
	{"dossiers", "tenant, id"},
	{"versions", "tenant, dossier, n"},
	{"documents", "tenant, id"},
	{"events", "tenant, dossier, procedure, seq"},
	{"submissions", "tenant, id"},
	{"submission_files", "tenant, submission, n"},
	{"findings", "tenant, dossier, version"},
	{"explanations", "tenant, dossier, version, rule, kind"},
	{"opinions", "tenant, dossier, subject, round, division, topic, revision"},
	{"progress", "tenant, dossier, item, n"},
	{"replies", "tenant, actor, key"},
	{"drafts", "tenant, person, form"},
	{"templates", "tenant, name, n"},
	{"template_uses", "tenant, name, seq"},
	{"users", "tenant, id"},
	{"keys", "tenant, id"},
	{"feeds", "tenant, id"},
	{"muted_mailboxes", "tenant, address"},
	{"calendars", "tenant, year"},
	{"reminders", "tenant, id"},
	{"scans", "tenant"},
}

// derived are the tables that are made from the others, or that begin anew: after a restore everybody signs in again and chooses their files
// again, and links of mails that left before work no more, so that nothing to sign with lies in a backup.
var derived = []string{"file_chunks", "batches", "batch_pieces", "outlines", "search_entries", "search_pairs", "sessions", "attempts", "secrets", "used_links", "trays",
	"tray_chunks"}

func tableCalled(name string) (table, bool) {
	at := slices.IndexFunc(tables, func(t table) bool { return t.name == name })
	if at < 0 {
		return table{}, false
	}
	return tables[at], true
}

// tableNames lists the tables of the database, whoever made them.
func (s *Store) tableNames(ctx context.Context) ([]string, error) {
	text := `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`
	if s.address.dialect == postgres {
		text = `SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY 1`
	}
	db := s.read
	if s.write != nil {
		db = s.write.db
	}
	names, err := collectText(db.QueryContext(ctx, text))
	if err != nil {
		return nil, fmt.Errorf("list the tables: %w", err)
	}
	return names, nil
}
