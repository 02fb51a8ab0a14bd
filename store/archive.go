package store

import (
	"encoding/json"
	"fmt"
	"time"
)

// A backup is a zip with a file a table (tables/NAME.jsonl: the names of the columns, then a line a row), the kept files under their
// hash (files/HASH) and, last, a manifest. It is the same for both databases.

// Manifest says what a backup holds.
type Manifest struct {
	Format int             `json:"format"`
	Schema int64           `json:"schema"` // version of the tables
	MadeAt time.Time       `json:"made_at"`
	From   string          `json:"from"` // which database
	Tables []TableManifest `json:"tables"`
	Files  int             `json:"files"`
	Bytes  int64           `json:"bytes"` // of the files
	Audit  []AuditHead     `json:"audit"`
}

// TableManifest says how a table is held.
type TableManifest struct {
	Name   string `json:"name"`
	Rows   int64  `json:"rows"`
	SHA256 string `json:"sha256"` // of its file
}

// AuditHead is the end of the audit log of a tenant.
type AuditHead struct {
	Tenant string `json:"tenant"`
	Seq    int64  `json:"seq"`
	Hash   string `json:"hash"`
}

// archiveFormat is the only format there is so far.
const archiveFormat = 1

// The names in a backup.
const (
	manifestName = "manifest.json"
	tablesFolder = "tables/"
	filesFolder  = "files/"
)

func tableFile(name string) string { return tablesFolder + name + ".jsonl" }

// BadBackup is a file that is no backup, or one that is not as it was made.
type BadBackup struct {
	Reason string
	Cause  error // what stood in the way of reading it, if anything
}

// Unwrap gives what stood in the way of reading it.
func (e BadBackup) Unwrap() error { return e.Cause }

func (e BadBackup) Error() string {
	return "备份文件不能用：" + e.Reason + "。没有恢复任何内容。"
}

// readManifest holds that a manifest is one this program understands.
func readManifest(data []byte, known int64) (Manifest, error) {
	var m Manifest
	if err := json.Unmarshal(data, &m); err != nil {
		return m, BadBackup{"清单（" + manifestName + "）读不出来", err}
	}
	switch {
	case m.Format != archiveFormat:
		return m, BadBackup{fmt.Sprintf("格式是第%d版，本程序只认第%d版", m.Format, archiveFormat), nil}
	case m.Schema > known:
		return m, BadBackup{fmt.Sprintf("它来自更新的程序（第%d版结构，本程序只认到第%d版），请换用新程序", m.Schema, known), nil}
	}
	return m, nil
}
