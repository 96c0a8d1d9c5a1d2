package report

import "strconv"

// Names of styles as the file has them: "_20_" is a space. Those that
// LibreOffice has under the same name take their place.
const (
	styleStandard       = "Standard"
	styleBody           = "Text_20_body"
	styleTitle          = "Title"
	styleSubtitle       = "Subtitle"
	styleKicker         = "Cover_20_Kicker"
	styleLogo           = "Cover_20_Logo"
	styleNotice         = "Cover_20_Notice"
	styleFactName       = "Cover_20_Fact"
	styleFactValue      = "Cover_20_Value"
	styleHeading        = "Heading"
	styleItem           = "List_20_1"
	styleLastItem       = "List_20_1_20_End"
	styleBullets        = "List_20_1"
	styleNumbers        = "Numbering_20_123"
	styleCaption        = "Caption"
	styleTableCaption   = "Table"
	styleFigureCaption  = "Figure"
	styleNote           = "Note"
	stylePicture        = "Chart"
	styleGraphics       = "Graphics"
	styleCell           = "Table_20_Contents"
	styleHeadCell       = "Table_20_Heading"
	styleTotalCell      = "Table_20_Total"
	styleUnit           = "Table_20_Unit"
	styleKeyValue       = "Key_20_Value"
	styleKeyUnit        = "Key_20_Unit"
	styleKeyLabel       = "Key_20_Label"
	styleKeyNote        = "Key_20_Note"
	styleCalloutBullets = "Callout_20_Bullets"
	styleCalloutNumbers = "Callout_20_Numbers"
	styleContentsTitle  = "Contents_20_Heading"
	styleHeader         = "Header"
	styleFooter         = "Footer"
	styleStrong         = "Strong_20_Emphasis"
	styleLink           = "Internet_20_link"
	styleIndexLink      = "Index_20_Link"

	calloutTop = "_20_Title"
	calloutEnd = "_20_End"

	masterStandard = "Standard"
	masterCover    = "Cover"
)

func headingStyle(level int, unlisted bool) string {
	name := styleHeading + "_20_" + strconv.Itoa(level)
	if unlisted {
		name += "_20_Unlisted"
	}
	return name
}

func contentsStyle(level int) string { return "Contents_20_" + strconv.Itoa(level) }

func calloutStyle(t Tone) string {
	switch t {
	case Warning:
		return "Callout_20_Warning"
	case Missing:
		return "Callout_20_Missing"
	}
	return "Callout_20_Information"
}

// aligned is the style of a cell by its column.
func aligned(style string, a Align) string {
	switch a {
	case Right:
		return style + "_20_Right"
	case Center:
		return style + "_20_Center"
	}
	return style
}
