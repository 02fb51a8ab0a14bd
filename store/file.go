package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
)

// chunkSize is how much of a file one row holds: a dossier or a form fits into one, and no row is large.
const chunkSize = 256 << 10

// File is a kept file. It is only ever found through a record in scope, and stays readable after the transaction: what is kept under a
// hash never changes.
type File struct {
	SHA256 string
	Size   int64

	tenant string
	from   source
}

// source is where a file is read from: the store, or one transaction.
type source interface {
	chunk(ctx context.Context, f File, n int64) ([]byte, error)
}

// chunk reads a part of a file that was committed, or was kept in the transaction under way: what is kept under a hash is the same to
// whoever reads it.
func (s *Store) chunk(ctx context.Context, f File, n int64) ([]byte, error) {
	bytes, err := scanChunk(ctx, s.read, f, n)
	if errors.Is(err, sql.ErrNoRows) && s.write != nil {
		if open := s.write.open.Load(); open != nil {
			if bytes, err := scanChunk(ctx, open, f, n); err == nil {
				return bytes, nil
			}
		}
		return scanChunk(ctx, s.read, f, n) // it was committed meanwhile, or is not there
	}
	return bytes, err
}

// chunk reads through the transaction that found the file as long as that lasts: it never waits for a second connection while it holds one,
// or as many as there are could wait for one another for ever.
func (tx *Tx) chunk(ctx context.Context, f File, n int64) ([]byte, error) {
	if tx.over.Load() {
		return tx.store.chunk(ctx, f, n)
	}
	return scanChunk(ctx, tx.sql, f, n)
}

// oneTransaction reads files as a transaction sees them.
type oneTransaction struct{ *sql.Tx }

func (o oneTransaction) chunk(ctx context.Context, f File, n int64) ([]byte, error) {
	return scanChunk(ctx, o.Tx, f, n)
}

// querier is a database or a transaction to read from.
type querier interface {
	QueryRowContext(ctx context.Context, text string, arguments ...any) *sql.Row
}

func scanChunk(ctx context.Context, from querier, f File, n int64) (bytes []byte, err error) {
	err = from.QueryRowContext(ctx, `SELECT bytes FROM file_chunks WHERE tenant = $1 AND sha256 = $2 AND n = $3`, f.tenant, f.SHA256, n).
		Scan(&bytes)
	return bytes, err
}

// putFile keeps what a reader gives, once: the same bytes have the same hash. It reads twice, so that nothing has to be held in memory.
func (tx *Tx) putFile(from io.ReadSeeker) (File, error) {
	sum := sha256.New()
	size, err := io.Copy(sum, from)
	if err != nil {
		return File{}, fmt.Errorf("read the file to keep: %w", err)
	}
	return tx.putSummed(from, hex.EncodeToString(sum.Sum(nil)), size)
}

// putUpload is putFile for a file whose hash may be known: it then is read once.
func (tx *Tx) putUpload(u Upload) (File, error) {
	if u.SHA256 == "" {
		return tx.putFile(u.Content)
	}
	size, err := u.Content.Seek(0, io.SeekEnd)
	if err != nil {
		return File{}, fmt.Errorf("measure the file to keep: %w", err)
	}
	return tx.putSummed(u.Content, u.SHA256, size)
}

// putSummed keeps a file by what it is to have as its hash and size.
func (tx *Tx) putSummed(from io.ReadSeeker, sum string, size int64) (File, error) {
	f := File{SHA256: sum, Size: size, tenant: tx.scope.Tenant, from: tx}
	added, err := tx.tenantExec(`INSERT INTO files (tenant, sha256, size, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
		f.SHA256, f.Size, instantText(tx.now))
	if err != nil || added == 0 {
		return f, err
	}
	if _, err := from.Seek(0, io.SeekStart); err != nil {
		return File{}, fmt.Errorf("read the file to keep again: %w", err)
	}
	return f, tx.putChunks(f, from)
}

// putChunks keeps what a file holds. What lies in memory is kept from there, chunk by chunk, without a copy of it.
func (tx *Tx) putChunks(f File, from io.Reader) error {
	w := chunkWriter{tx: tx, file: f, sum: sha256.New()}
	if _, err := io.Copy(&w, from); err != nil {
		return fmt.Errorf("keep the file: %w", err)
	}
	if w.kept != f.Size || hex.EncodeToString(w.sum.Sum(nil)) != f.SHA256 {
		return errors.New("the file to keep changed while it was read")
	}
	return nil
}

// A chunkWriter cuts what is written to it into the chunks of a file.
type chunkWriter struct {
	tx   *Tx
	file File
	kept int64     // bytes that are kept
	sum  hash.Hash // of them
	open []byte    // of a chunk that is not yet full
}

// Write implements [io.Writer].
func (w *chunkWriter) Write(p []byte) (int, error) {
	written := len(p)
	for len(p) > 0 {
		full := int(min(w.file.Size-w.kept, chunkSize))
		if full == 0 {
			return written - len(p), errors.New("there is more of it than there was")
		}
		chunk := p[:min(full-len(w.open), len(p))]
		p = p[len(chunk):]
		if len(chunk) < full {
			if w.open == nil {
				w.open = make([]byte, 0, full)
			}
			if w.open = append(w.open, chunk...); len(w.open) < full {
				continue
			}
			chunk = w.open
		}
		if err := w.keep(chunk); err != nil {
			return written - len(p), err
		}
	}
	return written, nil
}

func (w *chunkWriter) keep(chunk []byte) error {
	w.sum.Write(chunk)
	n := w.kept / chunkSize
	if _, err := w.tx.tenantExec(`INSERT INTO file_chunks (tenant, sha256, n, bytes) VALUES ($1, $2, $3, $4)`, w.file.SHA256, n, chunk); err != nil {
		return fmt.Errorf("chunk %d: %w", n, err)
	}
	w.kept += int64(len(chunk))
	w.open = w.open[:0]
	return nil
}

// Open gives what the file holds, for as long as the context lasts. A reader that comes to the end has proved the hash of the whole,
// unless it was moved; the error is [Damaged].
func (f File) Open(ctx context.Context) io.ReadSeeker {
	return &fileReader{ctx: ctx, file: f, sum: sha256.New(), held: -1}
}

// Bytes gives what the file holds at once.
func (f File) Bytes(ctx context.Context) ([]byte, error) {
	var out bytes.Buffer
	out.Grow(int(f.Size))
	_, err := io.Copy(&out, f.Open(ctx))
	return out.Bytes(), err
}

// Damaged is a file that no longer says what it said when it was kept.
type Damaged struct{ SHA256 string }

func (e Damaged) Error() string {
	return "文件（校验值 " + e.SHA256 + "）的内容与保存时不一样，数据库可能已损坏，请从备份恢复。"
}

// fileReader reads a file chunk by chunk.
type fileReader struct {
	ctx    context.Context
	file   File
	at     int64
	held   int64 // the number of the chunk at hand
	chunk  []byte
	sum    hash.Hash // of what was read from the beginning on
	summed int64
}

// Read implements [io.Reader].
func (r *fileReader) Read(into []byte) (int, error) {
	if r.at >= r.file.Size {
		return 0, r.end()
	}
	if n := r.at / chunkSize; n != r.held {
		if err := r.fetch(n); err != nil {
			return 0, err
		}
	}
	count := copy(into, r.chunk[r.at%chunkSize:])
	if r.summed == r.at {
		r.sum.Write(into[:count])
		r.summed += int64(count)
	}
	r.at += int64(count)
	return count, nil
}

func (r *fileReader) fetch(n int64) error {
	var err error
	if r.chunk, err = r.file.from.chunk(r.ctx, r.file, n); err != nil {
		return fmt.Errorf("read chunk %d of file %s: %w", n, r.file.SHA256, err)
	}
	if int64(len(r.chunk)) != min(r.file.Size-n*chunkSize, chunkSize) {
		return Damaged{r.file.SHA256}
	}
	r.held = n
	return nil
}

// end proves the whole when all of it was read in order.
func (r *fileReader) end() error {
	if r.summed == r.file.Size && hex.EncodeToString(r.sum.Sum(nil)) != r.file.SHA256 {
		return Damaged{r.file.SHA256}
	}
	return io.EOF
}

// Seek implements [io.Seeker].
func (r *fileReader) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += r.at
	case io.SeekEnd:
		offset += r.file.Size
	}
	if offset < 0 {
		return 0, errors.New("seek before the beginning of a file")
	}
	r.at = offset
	return offset, nil
}
