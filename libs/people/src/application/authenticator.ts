import { generateSecret, generateURI, verifySync } from 'otplib';
import { STEP_SECONDS, TOLERANCE_SECONDS } from '../domain/second-factor';

/** As authenticator apps show it above the code. */
const ISSUER = '党群志愿服务超市';

export interface FreshSecret {
  /** Base32, for those who type it. */
  readonly secret: string;
  /** `otpauth://totp/…`, for those who scan it. */
  readonly uri: string;
}

/** A secret of 160 bits. @param label whose it is, as the app shows it */
export function freshSecret(label: string): FreshSecret {
  const secret = generateSecret();
  return { secret, uri: generateURI({ issuer: ISSUER, label, secret }) };
}

/** The half-minute the code belongs to, where it is one of the secret's now, half a minute early or late; else null. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const verdict = verifySync({
    secret,
    token: code,
    epoch: Math.floor(now.getTime() / 1000),
    period: STEP_SECONDS,
    epochTolerance: TOLERANCE_SECONDS,
  });
  return verdict.valid && 'timeStep' in verdict ? verdict.timeStep : null;
}
