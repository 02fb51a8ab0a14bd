package store

import (
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Reply is an answer that was given to a request with an idempotency key.
type Reply struct {
	Status int
	Media  string
	Body   []byte
}

// KeyReused is an idempotency key that came again with another request.
type KeyReused struct{ Key string }

func (e KeyReused) Error() string {
	return "幂等键 " + e.Key + " 已用于另一个请求，内容不同。新的请求请换一个键。"
}

// replyTime is how long an answer is remembered.
const replyTime = 48 * time.Hour

// Recall gives the answer to the request of this user under this key, and whether there is one. A request with another hash under the
// same key is refused with [KeyReused]. Recall, what the request does, and [Tx.Remember] belong into one Update: then a request
// that comes twice, even at once, is carried out once.
func (tx *Tx) Recall(key, request string) (Reply, bool, error) {
	var r Reply
	var before string
	err := tx.tenantRow(`SELECT request, status, media, body FROM replies WHERE tenant = $1 AND actor = $2 AND key = $3`,
		tx.scope.User, key).Scan(&before, &r.Status, &r.Media, &r.Body)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return Reply{}, false, nil
	case err != nil:
		return Reply{}, false, fmt.Errorf("look for an earlier answer: %w", err)
	case before != request:
		return Reply{}, false, KeyReused{key}
	}
	return r, true, nil
}

// Remember keeps an answer under a key, and forgets those that are too old. It is no record of its own, so the audit log does not know it.
func (tx *Tx) Remember(key, request string, r Reply) error {
	if err := tx.unrecorded(`DELETE FROM replies WHERE tenant = $1 AND at < $2`, instantText(tx.now.Add(-replyTime))); err != nil {
		return fmt.Errorf("forget old answers: %w", err)
	}
	if err := tx.unrecorded(`INSERT INTO replies (tenant, actor, key, request, status, media, body, at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		tx.scope.User, key, request, r.Status, r.Media, append([]byte{}, r.Body...), instantText(tx.now)); err != nil {
		return fmt.Errorf("remember an answer: %w", err)
	}
	return nil
}
