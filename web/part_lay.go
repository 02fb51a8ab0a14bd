package web

import (
	"encoding/json"

	"huishang"
)

// laidOver is a dossier with one part of another.
func laidOver(d, from *huishang.Dossier, name string) (*huishang.Dossier, error) {
	whole, err := rawParts(d)
	if err != nil {
		return nil, err
	}
	part, err := rawParts(from)
	if err != nil {
		return nil, err
	}
	if delete(whole, name); part[name] != nil {
		whole[name] = part[name]
	}
	data, err := json.Marshal(whole)
	if err != nil {
		return nil, err
	}
	return huishang.Decode(data)
}

// rawParts are the parts of a dossier as JSON, by their names.
func rawParts(d *huishang.Dossier) (parts map[string]json.RawMessage, err error) {
	data, err := huishang.Encode(d)
	if err != nil {
		return nil, err
	}
	return parts, json.Unmarshal(data, &parts)
}
