package pdf_test

import "os"

func writeScratch(name string, b []byte) error { return os.WriteFile("/tmp/pdfwork/"+name, b, 0o644) }
