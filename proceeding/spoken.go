package proceeding

import (
	"context"
	"encoding/json"
	"fmt"

	"huishang"
	"huishang/store"
)

// ReadText gives the ground of a dossier without its content, and that as JSON. Where nothing is laid over what the version says but the log,
// the rest is passed on as it was saved, which spares reading and writing it anew.
func (p *Proceedings) ReadText(ctx context.Context, scope store.Scope, dossier string) (Ground, json.RawMessage, error) {
	var g Ground
	if err := p.Store.View(ctx, scope, func(tx *store.Tx) (err error) {
		g, err = LookAt(tx, dossier)
		return err
	}); err != nil {
		return g, nil, err
	}
	if len(g.aboutProtocol)+len(g.aboutAgreement) > 0 {
		if err := g.Fill(ctx); err != nil {
			return g, nil, err
		}
		text, err := huishang.Encode(g.Content)
		return g, text, err
	}
	saved, err := g.Version.Content.Bytes(ctx)
	if err != nil {
		return g, nil, err
	}
	text, err := g.withLog(saved)
	return g, text, err
}

// withLog is a dossier in JSON with the log the store keeps instead of its own.
func (g *Ground) withLog(saved []byte) (json.RawMessage, error) {
	var parts map[string]json.RawMessage
	if err := json.Unmarshal(saved, &parts); err != nil {
		return nil, fmt.Errorf("read version %d of dossier %s: %w", g.Version.N, g.Record.ID, err)
	}
	var procedure struct {
		Merged bool `json:"merged"`
	}
	if written := parts["procedure"]; len(written) > 0 {
		if err := json.Unmarshal(written, &procedure); err != nil {
			return nil, fmt.Errorf("read the procedure of dossier %s: %w", g.Record.ID, err)
		}
	}
	log := g.procedure()
	log.Merged = procedure.Merged
	text, err := huishang.Encode(log)
	if err != nil {
		return nil, err
	}
	parts["procedure"] = text
	return json.Marshal(parts)
}
