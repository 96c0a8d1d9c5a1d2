package report

// Words that renderers add to a document, in French as its texts are.
const (
	wordAttention  = "Attention"         // title of a warning that has none
	wordMissing    = "À compléter"       // title of a gap that has none
	wordContents   = "Sommaire"          // title of contents that have none
	wordLogo       = "Logo"              // name of the picture of a cover
	wordFacts      = "Renseignements"    // name of the table of a cover, with its number
	wordDocument   = "Document"          // title of a page that has none
	wordFigure     = "Figure"            // name of a chart without caption, with its number
	wordKeyFigures = "Chiffres clés"     // name of a table of large figures, with its number
	wordPage       = "page"              // before the number of a page
	wordSkip       = "Aller au contenu"  // first link of a page
	wordListTitle  = "Titre du sommaire" // name of the part of contents that holds it
	wordTable      = "Tableau"           // name of a table without caption, with its number
)
