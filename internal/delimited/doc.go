// Package delimited reads rows of cells from the text files that people and
// their tools write: CSV of any separator, charset and line end, well formed
// or not, of any size.
//
//	in := delimited.NewLines(file, delimited.Options{Bytes: 64 << 20, Line: 256 << 10})
//	head, err := in.Head()
//	...
//	err = delimited.OtherFormat(head, "CSV") // a workbook, a PDF, JSON
//	...
//	rows := delimited.Rows{Lines: in, Split: delimited.Splitter{Separator: ';', Columns: 12, Most: 512}, Bytes: 256 << 10}
//	for {
//		line, err := in.Next()
//		...
//		cells, fault, err := rows.Part(line)
//	}
//
// What is wrong in a row is a Fault, and the rows below are read as what
// they are; what keeps a file from being read at all is a Failure, which is
// said to people in French. What the cells mean is the caller's.
package delimited
