package huishang

import (
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"
)

// MaxSize is how many bytes a dossier may have.
const MaxSize = 8 << 20

// What bounds the work a hostile file can cause. No dossier comes near any of them.
const (
	maxItems  = 10_000  // in one list
	maxDepth  = 64      // of brackets
	maxValues = 200_000 // altogether
	maxFaults = 500     // told
)

// Decode reads a dossier from JSON in UTF-8, with or without a byte order mark. It is strict: an unknown key, a key written
// twice, a value of the wrong kind, a date that does not exist or a text with a hidden character is a fault. Values outside an
// enumeration are no fault. The error is [Faults] and holds all of them at once; only a slip in the JSON syntax hides what follows it.
func Decode(data []byte) (*Dossier, error) { return decode(data, binder{}) }

// DecodeKept reads as [Decode] does what was kept before: texts with hidden characters are read as they are meant, see [Visible].
func DecodeKept(data []byte) (*Dossier, error) { return decode(data, binder{mends: true}) }

func decode(data []byte, b binder) (*Dossier, error) {
	text, fault := readText(data, "会商卷宗", MaxSize)
	if fault != nil {
		return nil, Faults{*fault}
	}
	tree, fault := readTree(text, "会商卷宗", maxValues)
	if fault != nil {
		return nil, Faults{*fault}
	}
	var dossier Dossier
	b.value(&tree, reflect.ValueOf(&dossier).Elem(), &Field{})
	if len(b.faults) > 0 {
		return nil, b.faults
	}
	return &dossier, nil
}

// readText takes bytes for text, or says what they are instead.
func readText(data []byte, what string, most int) (string, *Fault) {
	text := strings.TrimPrefix(string(data), "\uFEFF")
	if len(text) > most {
		return "", &Fault{Line: 1, Column: 1, Message: fmt.Sprintf("文件超过 %d MB，这不是%s，请检查是否选错了文件。", most>>20, what)}
	}
	if message := notJSON(text, what); message != "" {
		return "", &Fault{Line: 1, Column: 1, Message: message}
	}
	at := invalidAt(text)
	if at < 0 {
		return text, nil
	}
	r := reader{data: text, next: at, mark: position{1, 1}}
	message := "文件从这里起不是 UTF-8 编码的文字，文件可能已损坏，请重新导出。"
	if looksGBK(text) {
		message = "文件编码像是 GBK（ANSI），请用记事本或 WPS 打开，另存为 UTF-8 编码后再试。"
	}
	r.fail(message)
	return "", r.fault
}

// notJSON says what a file is that can be told at a glance to be no dossier.
func notJSON(text, what string) string {
	switch {
	case strings.TrimSpace(text) == "":
		return "文件是空的，请检查是否选错了文件。"
	case strings.HasPrefix(text, "PK\x03\x04"):
		return "这是 Word、Excel 文件或压缩包，不是 JSON 格式的" + strings.TrimPrefix(what, "会商") + "，请重新选择。"
	case strings.HasPrefix(text, "\xFF\xFE") || strings.HasPrefix(text, "\xFE\xFF"):
		return "文件编码是 UTF-16，请另存为 UTF-8 编码后再试。"
	}
	return ""
}

// invalidAt is the offset of the first byte that is not UTF-8, or -1.
func invalidAt(text string) int {
	if utf8.ValidString(text) {
		return -1
	}
	for at, letter := range text {
		if letter == utf8.RuneError && !strings.HasPrefix(text[at:], "\uFFFD") {
			return at
		}
	}
	return -1
}

// looksGBK reports whether every byte above ASCII belongs to a pair that GBK allows.
func looksGBK(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] < 0x80 {
			continue
		}
		lead := text[i]
		if i++; lead == 0x80 || lead == 0xFF || i == len(text) || text[i] < 0x40 || text[i] == 0x7F || text[i] == 0xFF {
			return false
		}
	}
	return true
}
