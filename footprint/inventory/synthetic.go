package inventory

import "slices"

// cellsOf lays a thing that has no header of its own, from JSON or XML, as a
// row: a field and its text.
type cellsOf map[field]string

// documentFields are the columns of such rows, in the order of messages.
var documentFields = []field{fieldType, fieldQuantity, fieldManufacturer, fieldModel, fieldName, fieldSerial, fieldUUID, fieldAsset, fieldIdentifier, fieldState,
	fieldSystem, fieldFirmware, fieldCPU, fieldCores, fieldMemory, fieldSSD, fieldHDD, fieldDiagonal, fieldPurchased, fieldLifetime, fieldEnergy, fieldZone, fieldSite, fieldQuality}

// document gives a reader of rows that a document is turned into. The headers
// are what the document calls its fields.
func (g *reading) document(id, file string, called map[field]string) *reader {
	f := formats()[slices.IndexFunc(formats(), func(f *format) bool { return f.id == id })]
	l := &layout{format: f}
	for i, field := range documentFields {
		name, ok := called[field]
		if !ok {
			name = fieldNames[field]
		}
		l.headers = append(l.headers, name)
		l.columns[field] = []int{i}
	}
	l.known = len(l.headers)
	l.place()
	return g.reader(file, l)
}

// record is the row of a thing.
func (c cellsOf) record(number int) record {
	rec := record{row: number, cells: make([][]byte, len(documentFields))}
	for i, f := range documentFields {
		rec.cells[i] = []byte(firstLine(c[f]))
	}
	return rec
}
