package docx

// A ParagraphFormat is the formatting of a paragraph in force. Lengths are twentieths of a point, Chars hundredths of a character.
type ParagraphFormat struct {
	Align                                                    string // left, center, right, both, distribute
	Left, Right, FirstLine, Hanging                          int
	LeftChars, RightChars, FirstLineChars, HangingChars      int
	Before, After, BeforeLines, AfterLines                   int
	Line                                                     int    // 240 is single where Rule is auto
	Rule                                                     string // auto, exact, atLeast
	KeepNext, KeepLines, PageBreakBefore, SnapToGrid, Framed bool
	FrameAlign                                               string // how the frame is aligned: outside, right, …
	Level                                                    int    // outline level, 9 is body text
	numbering                                                listing
}

// A RunFormat is the formatting of a run in force.
type RunFormat struct {
	Fonts                Fonts
	Size                 int // half points
	Bold, Italic, Hidden bool
	Color                string // RRGGBB or auto
	Highlight            string
}

// Fonts are the four typefaces of a run and which of them come of the theme, which goes before a typeface named beside it.
type Fonts struct {
	ASCII, HAnsi, EastAsia, CS string
	Hint                       string
	ThemeASCII, ThemeEastAsia  bool
}

// plainParagraph and plainRun are what holds where a document says nothing (ECMA-376 part 1, 17.3.1 and 17.3.2).
func plainParagraph() ParagraphFormat {
	return ParagraphFormat{Align: "left", Line: 240, Rule: "auto", SnapToGrid: true, Level: 9}
}

func plainRun() RunFormat {
	return RunFormat{Fonts: Fonts{ASCII: "Times New Roman", HAnsi: "Times New Roman", EastAsia: "Times New Roman", CS: "Times New Roman"}, Size: 20, Color: "auto"}
}
