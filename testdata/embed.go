// Package testdata holds the dossiers the tests and the demonstration run on, and the text of the Measures.
package testdata

import "embed"

// Dossiers are complete dossiers of three cities, one file each under dossiers/, in the shape huishang.Decode reads. People,
// telephone numbers, fiscal figures and topics in them are invented.
//
//go:embed dossiers/*.json
var Dossiers embed.FS

// Measures is the text of 《厅市会商工作管理办法》, one paragraph a line.
//
//go:embed measures.txt
var Measures string
