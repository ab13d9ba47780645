/** The sheet that people signed, as it is copied: a name a line, with how many came behind it or before; a head and blank lines are left out. */
export function pastedAttendance(text: string): { enterprise: string; persons: number }[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const cells = line
      .split(/\t| {2,}/)
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '');
    const enterprise = cells.find((cell) => !isCount(cell) && !/^\d+$/.test(cell)) ?? '';
    if (enterprise === '' || /^(序号|企业名称|单位名称|单位|企业)$/.test(enterprise)) return [];
    const behind = cells.slice(cells.indexOf(enterprise) + 1).find(isCount);
    return [{ enterprise: enterprise.slice(0, 200), persons: behind === undefined ? 1 : Number.parseInt(behind, 10) }];
  });
}

const isCount = (cell: string): boolean => /^\d{1,4}\s*[人名位]?$/.test(cell);
