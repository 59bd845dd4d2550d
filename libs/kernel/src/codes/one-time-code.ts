import type { Random } from '../random';

/** The pair of codes the resident holds for one round (handbook §6): proof that a service began and ended. */
export interface ServiceCodes {
  readonly start: string;
  readonly finish: string;
}

/** Six digits each and never the same, so that the start code cannot finish a service. */
export function newServiceCodes(random: Random): ServiceCodes {
  const start = random.int(1_000_000);
  const finish = (start + 1 + random.int(999_999)) % 1_000_000;
  return { start: sixDigits(start), finish: sixDigits(finish) };
}

/** Six digits for signing in. Attempts and lifetime are limited where it is checked. */
export function newOneTimeCode(random: Random): string {
  return sixDigits(random.int(1_000_000));
}

const sixDigits = (value: number): string => String(value).padStart(6, '0');
