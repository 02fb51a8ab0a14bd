package opc

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"io"

	"github.com/klauspost/compress/flate"
)

// An unpacker inflates the members of one archive, one after the other.
type unpacker struct {
	packed bytes.Reader
	r      io.ReadCloser
}

// unpack inflates one member and holds it against what its header says.
func (u *unpacker) unpack(e *Entry) ([]byte, error) {
	var data []byte
	switch e.Header.Method {
	case zip.Store:
		data = e.Packed
	case zip.Deflate:
		data = make([]byte, e.Header.UncompressedSize64)
		if err := u.inflate(data, e); err != nil {
			return nil, err
		}
	default:
		return nil, zip.ErrAlgorithm
	}
	if uint64(len(data)) != e.Header.UncompressedSize64 {
		return nil, zip.ErrFormat
	}
	if crc32.ChecksumIEEE(data) != e.Header.CRC32 {
		return nil, zip.ErrChecksum
	}
	return data, nil
}

// reader gives the unpacked bytes of a member, unchecked, until the next is asked for.
func (u *unpacker) reader(e *Entry) (io.Reader, error) {
	u.packed.Reset(e.Packed)
	if e.Header.Method != zip.Deflate {
		return open(e), nil
	}
	if u.r == nil {
		u.r = flate.NewReader(&u.packed)
	} else if err := u.r.(flate.Resetter).Reset(&u.packed, nil); err != nil {
		return nil, err
	}
	return u.r, nil
}

func (u *unpacker) inflate(data []byte, e *Entry) error {
	r, err := u.reader(e)
	if err != nil {
		return err
	}
	if _, err := io.ReadFull(r, data); err != nil {
		return err
	}
	switch n, err := r.Read(make([]byte, 1)); {
	case n > 0:
		return zip.ErrFormat
	case err != io.EOF:
		return err
	}
	return nil
}

// open gives the unpacked bytes of a member, unchecked.
func open(e *Entry) io.Reader {
	switch e.Header.Method {
	case zip.Store:
		return bytes.NewReader(e.Packed)
	case zip.Deflate:
		return flate.NewReader(bytes.NewReader(e.Packed))
	}
	return refusing{zip.ErrAlgorithm}
}

type refusing struct{ err error }

func (r refusing) Read([]byte) (int, error) { return 0, r.err }

// A stream is a member that is checked while it is read.
type stream struct {
	a    *Archive
	e    *Entry
	from io.Reader
	size uint64
	crc  uint32
	end  error
}

func (s *stream) Read(b []byte) (int, error) {
	if s.end != nil {
		return 0, s.end
	}
	n, err := s.from.Read(b)
	s.size += uint64(n)
	s.crc = crc32.Update(s.crc, crc32.IEEETable, b[:n])
	switch {
	case s.size > s.e.Header.UncompressedSize64:
		err = zip.ErrFormat
	case err == io.EOF && s.size < s.e.Header.UncompressedSize64:
		err = io.ErrUnexpectedEOF
	case err == io.EOF && s.crc != s.e.Header.CRC32:
		err = zip.ErrChecksum
	}
	switch {
	case err == io.EOF:
		s.e.read, s.end = true, err
	case err != nil:
		s.end = s.a.damaged(s.e.Name, fault(err))
	}
	return n, s.end
}
