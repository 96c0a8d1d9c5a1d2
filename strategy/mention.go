package strategy

// Mention is a sentence that ends a deliberation: how it is sent, published and
// contested (table mentions.csv).
type Mention struct {
	ID       string // "transmission", "publication", "appeal"
	Text     string // in French, with its blanks
	Evidence Evidence
	Note     string // what the drafter has to check
}

func (l *Law) readMention(r record) {
	l.Mentions = append(l.Mentions, Mention{ID: r.get("id"), Text: r.get("text"), Evidence: Evidence(r.get("evidence")), Note: r.get("note")})
}
