package sources

// firstYear is the earliest that a number is read as a day of: a workbook
// keeps 2019 as it keeps a day of 1905.
const firstYear = 1954

// dayOf writes the day that a workbook keeps in its own way, and leaves other
// text as it is.
func (r row) dayOf(text string) string {
	if r.book == nil {
		return text
	}
	if d, ok := r.book.Date(text); ok && d.Year() >= firstYear {
		return d.Format("02/01/2006")
	}
	return text
}
