/**
 * What may be shown of personal details before a claim (handbook §8). Display only: masked text is still personal and
 * belongs in no log. When in doubt these hide more, not less.
 */

/** `138****5678`, `0411-****8888`. Anything else: all but the last two characters hidden. */
export function maskPhone(phone: string): string {
  if (/^\d{11}$/.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
  const fixed = /^(0\d{2,3})-?\d{3,4}(\d{4})$/.exec(phone);
  if (fixed) return `${fixed[1]}-****${fixed[2]}`;
  return phone.length > 4 ? `****${phone.slice(-2)}` : '****';
}

/** The first character and a star for each further one, three at most: 王小明 → 王**. A single character is hidden. */
export function maskName(name: string): string {
  const characters = [...name.trim()];
  if (characters.length <= 1) return characters.length === 0 ? '' : '*';
  return characters[0] + '*'.repeat(Math.min(characters.length - 1, 3));
}

/**
 * Keeps the estate (小区), hides building, unit, room, house numbers and whatever is written after them (door codes and
 * "opposite the Wangs" included): 辛寨子街道绿波小区12号楼3单元502 → 辛寨子街道绿波小区***. An address that
 * names neither an estate nor a road is hidden whole.
 */
export function maskAddress(address: string): string {
  const plain = address.normalize('NFKC').trim();
  const indoors = plain.search(INDOORS);
  const outdoors = indoors === -1 ? plain : plain.slice(0, indoors);
  const end = endOfLast(ESTATE, outdoors) ?? endOfLast(ROAD, outdoors);
  if (end === null) return plain === '' ? '' : '***';
  const kept = outdoors.slice(0, end).replace(HOUSE_NUMBER, '*$1');
  return end === plain.length ? kept : `${kept}***`;
}

/**
 * Where the address leaves the estate's grounds: "12号楼", "3单元", "A座", "二楼", "12-3-502", or a bare number that is
 * neither a house number on a road, nor part of a name (二期, 36中学, 8里).
 */
const INDOORS =
  /[0-9A-Za-z一二三四五六七八九十]+ ?(?:号楼|号院|#|栋|幢|座|单元|楼|层|室|户|门)|\d+ ?[-~\p{Pd}] ?\d+|(?<!\d)\d+(?![\d号期区路街巷弄里村组中小])/u;
/** A house number on a road, before the estate's name. */
const HOUSE_NUMBER = /\d+(号)/g;
const ESTATE =
  /小区|花园|家园|佳园|嘉园|新村|公寓|山庄|别墅|社区|大院|[苑园城湾庭府邸郡村]|\d+期|[一二三四五六七八九十]期|[A-Za-z0-9一二三四五六七八九十东西南北]+区/g;
const ROAD = /街道|大街|大道|[路街巷弄]/g;

function endOfLast(pattern: RegExp, value: string): number | null {
  const last = [...value.matchAll(pattern)].at(-1);
  return last ? last.index + last[0].length : null;
}
