package intake

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"

	"huishang/guard"
	"huishang/store"
)

// mediaTypes are those of what is taken in.
var mediaTypes = map[guard.Kind]string{
	guard.Excel: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	guard.Word:  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	guard.JSON:  "application/json",
	guard.PDF:   "application/pdf",
	guard.PNG:   "image/png",
	guard.JPEG:  "image/jpeg",
}

// uploads are the papers as the store keeps them.
func (p *Parcel) uploads() []store.Upload {
	all := make([]store.Upload, len(p.Papers))
	for i := range p.Papers {
		paper := &p.Papers[i]
		all[i] = store.Upload{Name: paper.Name, Media: mediaTypes[paper.Kind], Content: bytes.NewReader(paper.Content), SHA256: paper.hash()}
	}
	return all
}

// Again finds the submission the same bytes became before. The error is [store.NotFound] when there is none.
func (p *Parcel) Again(tx *store.Tx) (store.Submission, error) {
	sums := make([]string, len(p.Papers))
	for i := range p.Papers {
		sums[i] = p.Papers[i].hash()
	}
	return tx.Submitted(p.City, p.Year, p.Kind, sums)
}

// hash is the SHA-256 of the content, made once.
func (p *Paper) hash() string {
	if p.sum == "" {
		sum := sha256.Sum256(p.Content)
		p.sum = hex.EncodeToString(sum[:])
	}
	return p.sum
}

// Warnings are what guard took out of the papers, each with its file.
func (p *Parcel) Warnings() []string {
	var all []string
	for _, paper := range p.Papers {
		for _, w := range paper.Warnings {
			all = append(all, "“"+paper.Name+"”："+w)
		}
	}
	return all
}
