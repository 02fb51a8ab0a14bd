package store

import (
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"huishang"
)

// Dossier is the record of a dossier: one a city and year. What it says stands in its versions.
type Dossier struct {
	ID        string
	City      string
	Year      int
	Name      string // of the city
	Latest    int    // the number of its last version
	CreatedAt time.Time
	CreatedBy string
	TrashedAt time.Time // zero when it is not in the trash
	TrashedBy string
}

const (
	whatDossier    = "份卷宗"
	dossierColumns = `id, city, year, name, latest, created_at, created_by, trashed_at, trashed_by`
)

// dossierColumnsOf are the columns of a dossier in a table by a name.
func dossierColumnsOf(name string) string {
	return name + "." + strings.ReplaceAll(dossierColumns, ", ", ", "+name+".")
}

func scanDossier(row scanner) (Dossier, error) {
	var d Dossier
	err := row.Scan(&d.ID, &d.City, &d.Year, &d.Name, &d.Latest, instant{&d.CreatedAt}, &d.CreatedBy, instant{&d.TrashedAt}, &d.TrashedBy)
	return d, absent(err, whatDossier)
}

// CreateDossier begins the dossier of a city and year with its first version. Where there is one already, the error is [Conflict].
func (tx *Tx) CreateDossier(year int, content *huishang.Dossier, note string) (Version, error) {
	d := Dossier{ID: rand.Text(), City: content.City.Code, Year: year, Name: content.City.Name}
	if there, err := tx.DossierOf(d.City, year); err == nil {
		return Version{}, tx.conflict(there)
	} else if !errors.As(err, &NotFound{}) {
		return Version{}, err
	}
	if _, err := tx.insert(d.City, `INSERT INTO dossiers (tenant, city, id, year, name, latest, created_at, created_by, trashed_at, trashed_by)
		VALUES ($1, $2, $3, $4, $5, 0, $6, $7, '', '')`, d.ID, d.Year, d.Name, instantText(tx.now), tx.scope.User); err != nil {
		return Version{}, fmt.Errorf("create a dossier: %w", err)
	}
	if err := tx.enter(ActionCreateDossier, d.City, d.ID, map[string]any{"year": year}); err != nil {
		return Version{}, err
	}
	return tx.SaveVersion(d.ID, 0, content, note)
}

// Dossier finds a dossier, in the trash or not.
func (tx *Tx) Dossier(id string) (Dossier, error) {
	if d, known := tx.recalled.dossiers[id]; known {
		return d, nil
	}
	return tx.recalled.dossier(scanDossier(tx.row(`SELECT `+dossierColumns+` FROM dossiers
		WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND id = $4`, id)))
}

// DossierOf finds the dossier of a city and year that is not in the trash.
func (tx *Tx) DossierOf(city string, year int) (Dossier, error) {
	return tx.recalled.dossier(scanDossier(tx.row(`SELECT `+dossierColumns+` FROM dossiers
		WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND city = $4 AND year = $5 AND trashed_at = ''`, city, year)))
}

// NewestDossier finds the dossier of a city's last year that is not in the trash.
func (tx *Tx) NewestDossier(city string) (Dossier, error) {
	return tx.recalled.dossier(scanDossier(tx.row(`SELECT `+dossierColumns+` FROM dossiers
		WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND city = $4 AND trashed_at = '' ORDER BY year DESC LIMIT 1`, city)))
}

// CitiesKept lists the cities that have dossiers, in the trash or not, by code. One whose dossiers say different names is there under each.
func (tx *Tx) CitiesKept() ([]huishang.CityCode, error) {
	rows, err := tx.query(`SELECT DISTINCT city, name FROM dossiers WHERE tenant = $1 AND city BETWEEN $2 AND $3 ORDER BY city, name`)
	if err != nil {
		return nil, fmt.Errorf("list the cities: %w", err)
	}
	return collect(rows, func(row scanner) (huishang.CityCode, error) {
		var c huishang.CityCode
		return c, row.Scan(&c.Code, &c.Name)
	})
}

// DossierFilter narrows a list of dossiers.
type DossierFilter struct {
	City    string // one city only
	Year    int    // one year only
	Trashed bool   // those in the trash instead of the others
}

// Dossiers lists dossiers, the latest year first, within a year by city. It gives the cursor of the next page, empty when there is none.
func (tx *Tx) Dossiers(filter DossierFilter, page Page) ([]Dossier, string, error) {
	year, city, id := 1<<30, "", ""
	if _, err := page.read(&year, &city, &id); err != nil {
		return nil, "", err
	}
	rows, err := tx.query(`SELECT `+dossierColumns+` FROM dossiers
		WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND (trashed_at <> '') = $4 AND ($5 = '' OR city = $5) AND ($6 = 0 OR year = $6)
			AND (year < $7 OR year = $7 AND (city > $8 OR city = $8 AND id > $9))
		ORDER BY year DESC, city, id LIMIT $10`,
		filter.Trashed, filter.City, filter.Year, year, city, id, page.limit()+1)
	if err != nil {
		return nil, "", fmt.Errorf("list dossiers: %w", err)
	}
	return listed(rows, page, scanDossier, func(d Dossier) []any { return []any{d.Year, d.City, d.ID} })
}

// listed reads the rows of a page and, when there is one row more, the cursor of the next.
func listed[R any](rows *sql.Rows, page Page, scan func(scanner) (R, error), key func(R) []any) ([]R, string, error) {
	all, err := collect(rows, scan)
	if err != nil || len(all) <= page.limit() {
		return all, "", err
	}
	all = all[:page.limit()]
	next, err := cursorOf(key(all[len(all)-1])...)
	return all, next, err
}

// collect reads all rows.
func collect[R any](rows *sql.Rows, scan func(scanner) (R, error)) ([]R, error) {
	defer rows.Close()
	var all []R
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}
