// Package spreadsheet reads and writes workbooks, in the XLSX of Excel and in
// the ODS of LibreOffice, as rows of text.
//
//	book, err := spreadsheet.Open(data, spreadsheet.Limits{})
//	rows, err := book.Rows(0)
//	row, err := rows.Next() // io.EOF after the last
//
// Write makes a workbook that people fill in, from the same description in
// both formats: explanations, headers with comments, values to choose from.
//
// Both formats are read as streams by hand, whatever the size of a sheet: what
// stands in memory is a row, and the shared strings of XLSX. The library that
// writes XLSX reads it as well, but does not tell a number from a serial
// number typed as text, and ends a sheet without a word where its XML is
// damaged. The XML has a reader of its own, several times as fast as that of
// the standard library, which stays the judge of it in the tests.
package spreadsheet
