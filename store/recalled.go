package store

// recalled is what a transaction read before and will find again: it sees one state, and whatever changes a dossier forgets it here. A change
// asks for the same dossier and the same versions many times over.
type recalled struct {
	dossiers map[string]Dossier
	versions map[versionKey]Version // they never change
}

type versionKey struct {
	dossier string
	n       int
}

// mostRecalled bounds what a transaction that goes through many dossiers remembers.
const mostRecalled = 64

func (r *recalled) dossier(d Dossier, err error) (Dossier, error) {
	if err == nil {
		r.dossiers = room(r.dossiers)
		r.dossiers[d.ID] = d
	}
	return d, err
}

func (r *recalled) version(v Version, err error) (Version, error) {
	if err == nil {
		r.versions = room(r.versions)
		r.versions[versionKey{v.Dossier, v.N}] = v
	}
	return v, err
}

// forget forgets a dossier that is changed.
func (r *recalled) forget(dossier string) { delete(r.dossiers, dossier) }

// room is a map with room for one more; it begins anew when there are many.
func room[K comparable, V any](known map[K]V) map[K]V {
	if known == nil {
		return map[K]V{}
	}
	if len(known) >= mostRecalled {
		clear(known)
	}
	return known
}
