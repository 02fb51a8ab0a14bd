package store

import (
	"context"
	"slices"
	"strings"
)

// unmistakable are tables only this program makes, the first among them by its first migration.
var unmistakable = []string{"audit_heads", "file_chunks", "dossiers"}

// pairsTable is the only table PostgreSQL does without: it searches by an index of its own.
const pairsTable = "search_pairs"

// holdOwn refuses a database of another program: this one would write its tables among theirs. A SQLite file belongs to one program; a schema of
// PostgreSQL may hold tables of others, as long as they have other names.
func (s *Store) holdOwn(ctx context.Context) error {
	names, err := s.tableNames(ctx)
	if err != nil {
		return err
	}
	versioned := slices.Contains(names, versionTable)
	if slices.ContainsFunc(unmistakable, func(name string) bool { return slices.Contains(names, name) }) {
		if !versioned {
			return Unreachable{s.address.String(), "记着表结构版本的表 " + versionTable + " 不见了，数据库被别的程序改动过，请从以前的备份恢复", nil}
		}
		return nil
	}
	var foreign []string
	for _, name := range names {
		if name != versionTable && (s.address.dialect == sqlite || known(name)) {
			foreign = append(foreign, name)
		}
	}
	if versioned {
		version, err := s.tableVersion(ctx)
		if err != nil {
			return err
		}
		if version > 0 {
			foreign = append(foreign, versionTable)
		}
	}
	if len(foreign) == 0 {
		return nil
	}
	const shown = 5
	list := strings.Join(foreign[:min(shown, len(foreign))], "、")
	if len(foreign) > shown {
		list += "等"
	}
	if s.address.dialect == postgres {
		return Unreachable{s.address.String(), "里面有别的程序的表，与会商系统的同名（" + list + "），没有改动。请为会商系统另建一个空的库或模式", nil}
	}
	return Unreachable{s.address.String(), "它是别的程序的数据库（里面有表 " + list + "），没有改动。请核对 --db 写的位置，或换一个还不存在的文件名", nil}
}

// known reports whether this program has a table of a name.
func known(name string) bool {
	_, kept := tableCalled(name)
	return kept || slices.Contains(derived, name)
}

// holdTables holds that every table of this program's version is there.
func (s *Store) holdTables(ctx context.Context) error {
	names, err := s.tableNames(ctx)
	if err != nil {
		return err
	}
	wanted := slices.Clone(derived)
	for _, t := range tables {
		wanted = append(wanted, t.name)
	}
	missing := slices.DeleteFunc(wanted, func(name string) bool {
		return slices.Contains(names, name) || name == pairsTable && s.address.dialect == postgres
	})
	if len(missing) == 0 {
		return nil
	}
	return Unreachable{s.address.String(), "里面的表 " + strings.Join(missing, "、") + " 不见了，数据库被别的程序改动过，请从以前的备份恢复", nil}
}
