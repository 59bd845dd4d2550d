/** One day a line: `2027-02-15 休 春节 Spring Festival` or `2027-02-20 班 调休上班`. Lines that are none are left out. */
export function yearFile(
  text: string,
): { date: string; kind: 'HOLIDAY' | 'WORKDAY'; nameZh: string; nameEn: string }[] {
  return text.split('\n').flatMap((line) => {
    const [, date, kind, nameZh, nameEn] =
      /^\s*(\d{4}-\d{2}-\d{2})\s+(休|班)\s+(\S+)(?:\s+(.+?))?\s*$/.exec(line) ?? [];
    if (!date || !nameZh) return [];
    return [{ date, kind: kind === '休' ? 'HOLIDAY' : 'WORKDAY', nameZh, nameEn: nameEn ?? nameZh }];
  });
}
