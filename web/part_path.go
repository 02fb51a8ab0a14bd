package web

// partPath is the page on which a part of a dossier is changed.
func partPath(dossier, part string) string { return "/dossiers/" + dossier + "/parts/" + part }
