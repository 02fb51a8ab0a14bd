package store

import (
	"archive/zip"
	"bufio"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Backup writes all that is kept at one moment, while others go on working. It says what it wrote.
func (s *Store) Backup(ctx context.Context, w io.Writer) (Manifest, error) {
	if s.address.dialect == postgres {
		return s.dump(ctx, w)
	}
	return s.backupCopy(ctx, w)
}

// backupCopy has SQLite copy the file, and writes the copy out: a long look at the file itself would keep its log from being folded in.
func (s *Store) backupCopy(ctx context.Context, w io.Writer) (m Manifest, err error) {
	folder, err := os.MkdirTemp(filepath.Dir(s.address.file), ".huishang-backup-*")
	if err != nil {
		return m, Unreachable{s.address.file, "旁边放不了备份用的临时文件：" + reasonOf(err), err}
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	name := filepath.Join(folder, "copy.db")
	if err := s.vacuumInto(ctx, name); err != nil {
		return m, err
	}
	copied, err := Open(ctx, name, Options{Now: s.now, ReadOnly: true})
	if err != nil {
		return m, underName(s.address.file, err)
	}
	defer func() { err = errors.Join(err, copied.Close()) }()
	if err := copied.checkIntegrity(ctx); err != nil {
		return m, underName(s.address.file, err)
	}
	return copied.dump(ctx, w)
}

func (s *Store) vacuumInto(ctx context.Context, name string) error {
	db, err := sql.Open("sqlite", s.sqliteName("deferred"))
	if err != nil {
		return fmt.Errorf("open %s: %w", s.address.file, err)
	}
	_, err = db.ExecContext(ctx, `VACUUM INTO $1`, name)
	if err = errors.Join(err, db.Close()); err != nil {
		return fmt.Errorf("copy %s: %w", s.address.file, err)
	}
	return nil
}

// checkIntegrity has SQLite look through the whole file.
func (s *Store) checkIntegrity(ctx context.Context) error {
	faults, err := collectText(s.read.QueryContext(ctx, `PRAGMA integrity_check`))
	if err != nil {
		return fmt.Errorf("check %s: %w", s.address.file, err)
	}
	if len(faults) != 1 || faults[0] != "ok" {
		return Unreachable{s.address.file, "数据文件已损坏，请从以前的备份恢复", fmt.Errorf("integrity check: %s", faults)}
	}
	return nil
}

// dump writes the archive from one consistent state.
func (s *Store) dump(ctx context.Context, w io.Writer) (Manifest, error) {
	m := Manifest{Format: archiveFormat, MadeAt: s.instant(), From: string(s.address.dialect)}
	var err error
	if m.Schema, err = s.tableVersion(ctx); err != nil {
		return m, err
	}
	begun, err := s.read.BeginTx(ctx, s.reading())
	if err != nil {
		return m, fmt.Errorf("begin to read: %w", err)
	}
	defer begun.Rollback()
	d := dumper{ctx: ctx, tx: begun, zip: zip.NewWriter(w), manifest: &m}
	for _, t := range tables {
		if err := d.table(t); err != nil {
			return m, fmt.Errorf("back up the table %s: %w", t.name, err)
		}
	}
	if err := d.files(); err != nil {
		return m, fmt.Errorf("back up the files: %w", err)
	}
	return m, d.finish()
}

// dumper writes one archive.
type dumper struct {
	ctx      context.Context
	tx       *sql.Tx
	zip      *zip.Writer
	manifest *Manifest
}

// table writes the rows of a table, and what the manifest says of them.
func (d *dumper) table(t table) error {
	entry, err := d.zip.Create(tableFile(t.name))
	if err != nil {
		return err
	}
	sum := sha256.New()
	out := bufio.NewWriter(io.MultiWriter(entry, sum))
	rows, err := d.tx.QueryContext(d.ctx, `SELECT * FROM `+t.name+` ORDER BY `+t.key)
	if err != nil {
		return err
	}
	count, err := writeRows(out, rows)
	if err = errors.Join(err, out.Flush()); err != nil {
		return err
	}
	d.manifest.Tables = append(d.manifest.Tables, TableManifest{t.name, count, hex.EncodeToString(sum.Sum(nil))})
	return nil
}

// writeRows writes the names of the columns and then the rows, a JSON list a line; bytes as base64.
func writeRows(w io.Writer, rows *sql.Rows) (int64, error) {
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return 0, err
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	if err := out.Encode(names); err != nil {
		return 0, err
	}
	values, into := make([]any, len(names)), make([]any, len(names))
	for i := range values {
		into[i] = &values[i]
	}
	count := int64(0)
	for ; rows.Next(); count++ {
		if err := rows.Scan(into...); err != nil {
			return count, err
		}
		if err := out.Encode(values); err != nil {
			return count, err
		}
	}
	return count, rows.Err()
}

// files writes every kept file once, whoever keeps it.
func (d *dumper) files() error {
	rows, err := d.tx.QueryContext(d.ctx, `SELECT sha256, size, MIN(tenant) FROM files GROUP BY sha256, size ORDER BY sha256`)
	if err != nil {
		return err
	}
	all, err := collect(rows, func(row scanner) (File, error) {
		f := File{from: oneTransaction{d.tx}}
		return f, row.Scan(&f.SHA256, &f.Size, &f.tenant)
	})
	if err != nil {
		return err
	}
	for _, f := range all {
		entry, err := d.zip.Create(filesFolder + f.SHA256)
		if err != nil {
			return err
		}
		if _, err := io.Copy(entry, f.Open(d.ctx)); err != nil {
			return err
		}
		d.manifest.Files++
		d.manifest.Bytes += f.Size
	}
	return nil
}

// finish writes the manifest and the end of the archive.
func (d *dumper) finish() error {
	rows, err := d.tx.QueryContext(d.ctx, `SELECT tenant, seq, hash FROM audit_heads ORDER BY tenant`)
	if err != nil {
		return fmt.Errorf("read the ends of the audit log: %w", err)
	}
	d.manifest.Audit, err = collect(rows, func(row scanner) (AuditHead, error) {
		var h AuditHead
		return h, row.Scan(&h.Tenant, &h.Seq, &h.Hash)
	})
	if err != nil {
		return fmt.Errorf("read the ends of the audit log: %w", err)
	}
	entry, err := d.zip.Create(manifestName)
	if err != nil {
		return fmt.Errorf("write the manifest: %w", err)
	}
	out := json.NewEncoder(entry)
	out.SetIndent("", "  ")
	if err := errors.Join(out.Encode(d.manifest), d.zip.Close()); err != nil {
		return fmt.Errorf("write the manifest: %w", err)
	}
	return nil
}
