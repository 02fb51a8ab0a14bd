package accounts

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"time"

	"golang.org/x/crypto/argon2"
)

// cost is what one guess at a password costs: Argon2id as OWASP's password storage advice has it at least (RFC 9106).
type cost struct {
	memory  uint32 // KiB
	passes  uint32
	threads uint8
}

var present = cost{memory: 19 << 10, passes: 2, threads: 1}

const (
	saltBytes = 16
	sumBytes  = 32
	atOnce    = 2 // passwords worked at together: 38 MiB
	patience  = 10 * time.Second
)

// ErrBusy is when too many sign in at once.
var ErrBusy = errors.New("现在登录的人太多，请稍后再试。")

// Hasher keeps passwords. It works at two at a time, so that many who sign in at once cannot take the memory of the machine.
type Hasher struct{ places chan struct{} }

// NewHasher makes a hasher; a program needs one.
func NewHasher() *Hasher { return &Hasher{make(chan struct{}, atOnce)} }

// Hash gives a password as it is kept: with salt and cost, in the format of the reference implementation ($argon2id$v=19$m=…).
func (h *Hasher) Hash(ctx context.Context, password string) (string, error) {
	salt := make([]byte, saltBytes)
	rand.Read(salt) // never fails
	sum, err := h.sum(ctx, password, salt, present, sumBytes)
	if err != nil {
		return "", err
	}
	return encode(present, salt, sum), nil
}

// Match reports whether a password is the one that is kept, and whether it is kept at another cost than the present. An empty hash, of somebody
// no password opens to or of nobody at all, takes as long and matches none.
func (h *Hasher) Match(ctx context.Context, kept, password string) (match, outdated bool, err error) {
	nobody := kept == ""
	if nobody {
		kept = encode(present, make([]byte, saltBytes), make([]byte, sumBytes))
	}
	at, salt, want, err := decode(kept)
	if err != nil {
		return false, false, err
	}
	sum, err := h.sum(ctx, password, salt, at, len(want))
	if err != nil {
		return false, false, err
	}
	match = subtle.ConstantTimeCompare(sum, want) == 1 && !nobody
	return match, at != present, nil
}

func (h *Hasher) sum(ctx context.Context, password string, salt []byte, at cost, length int) ([]byte, error) {
	wait := time.NewTimer(patience)
	defer wait.Stop()
	select {
	case h.places <- struct{}{}:
		defer func() { <-h.places }()
	case <-wait.C:
		return nil, ErrBusy
	case <-ctx.Done():
		return nil, ErrBusy
	}
	return argon2.IDKey([]byte(password), salt, at.passes, at.memory, at.threads, uint32(length)), nil
}

func encode(at cost, salt, sum []byte) string {
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, at.memory, at.passes, at.threads,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(sum))
}

func decode(kept string) (at cost, salt, sum []byte, err error) {
	parts := strings.Split(kept, "$")
	var version int
	if len(parts) != 6 || parts[1] != "argon2id" {
		return at, nil, nil, errors.New("read a kept password: it is not Argon2id")
	}
	if _, err = fmt.Sscanf(parts[2]+" "+parts[3], "v=%d m=%d,t=%d,p=%d", &version, &at.memory, &at.passes, &at.threads); err == nil {
		salt, err = base64.RawStdEncoding.DecodeString(parts[4])
	}
	if err == nil {
		sum, err = base64.RawStdEncoding.DecodeString(parts[5])
	}
	switch {
	case err != nil:
		return at, nil, nil, fmt.Errorf("read a kept password: %w", err)
	case version != argon2.Version || at.passes < 1 || at.threads < 1 || at.memory > 1<<20 || len(sum) < 16 || len(salt) < 8:
		return at, nil, nil, errors.New("read a kept password: its cost is out of bounds")
	}
	return at, salt, sum, nil
}
