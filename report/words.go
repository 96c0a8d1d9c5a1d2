package report

// Words that renderers add to a document, in French as its texts are.
const (
	wordAttention = "Attention"        // title of a warning that has none
	wordMissing   = "À compléter"      // title of a gap that has none
	wordContents  = "Sommaire"         // title of contents that have none
	wordDocument  = "Document"         // title of a page that has none
	wordFigure    = "Figure"           // name of a chart without caption, with its number
	wordPage      = "page"             // before the number of a page
	wordSkip      = "Aller au contenu" // first link of a page
	wordTable     = "Tableau"          // name of a table without caption, with its number
)
