package store

import (
	"fmt"
	"strings"
)

// Mute notes that a mailbox wants no digest any more (退订); what is urgent still comes. Doing so twice changes nothing.
func (tx *Tx) Mute(address string) error {
	rows, err := tx.tenantExec(`INSERT INTO muted_mailboxes (tenant, address, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
		foldAddress(address), instantText(tx.now))
	return tx.muting(rows, err, ActionMute)
}

// Unmute has a mailbox get digests again.
func (tx *Tx) Unmute(address string) error {
	rows, err := tx.tenantExec(`DELETE FROM muted_mailboxes WHERE tenant = $1 AND address = $2`, foldAddress(address))
	return tx.muting(rows, err, ActionUnmute)
}

func (tx *Tx) muting(rows int64, err error, action Action) error {
	if err != nil {
		return fmt.Errorf("note whether a mailbox wants digests: %w", err)
	}
	if rows == 0 {
		return nil
	}
	return tx.enter(action, tx.scope.City, "", nil)
}

// Muted tells which mailboxes want no digest.
func (tx *Tx) Muted() (map[string]bool, error) {
	addresses, err := collectText(tx.tenantQuery(`SELECT address FROM muted_mailboxes WHERE tenant = $1`))
	if err != nil {
		return nil, fmt.Errorf("list the muted mailboxes: %w", err)
	}
	muted := map[string]bool{}
	for _, address := range addresses {
		muted[address] = true
	}
	return muted, nil
}

// IsMuted reports whether a mailbox wants no digest, by what [Tx.Muted] told.
func IsMuted(muted map[string]bool, address string) bool { return muted[foldAddress(address)] }

// foldAddress is a mailbox as it is compared: no server tells letters of a name apart by their size.
func foldAddress(address string) string { return strings.ToLower(address) }
