/** What a sheet says of its printing: A1:H9, $4:$5, $A:$B. */
type Printing = { printArea?: string; printTitlesRow?: string; printTitlesColumn?: string };

/** The workbook's name for an area of one sheet. */
export type PrintName = { name: string; scope: string; range: string };

/**
 * The names by which Excel knows a sheet's printed area and repeated heads, the sheet always in quotes: unquoted, a name with a hyphen, a space or
 * a Chinese comma makes Excel call the whole workbook damaged.
 */
export function printNames(sheet: string, { printArea, printTitlesRow, printTitlesColumn }: Printing): PrintName[] {
  const quoted = `'${sheet.replaceAll("'", "''")}'`;
  const named = (name: string, areas: readonly (string | undefined)[]): PrintName[] => {
    const given = areas.flatMap((area) => area?.split(',') ?? []).map((area) => `${quoted}!${area}`);
    return given.length === 0 ? [] : [{ name: `_xlnm.${name}`, scope: sheet, range: given.join(',') }];
  };
  return [...named('Print_Area', [printArea]), ...named('Print_Titles', [printTitlesColumn, printTitlesRow])];
}
