'use strict';
/** A machine whose clock is wrong by CHAOS_SKEW_MS: put in front of an unchanged build with --require. */
const skew = Number(process.env.CHAOS_SKEW_MS);
const RealDate = Date;

class SkewedDate extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(RealDate.now() + skew);
    else super(...args);
  }

  static now() {
    return RealDate.now() + skew;
  }
}

globalThis.Date = SkewedDate;
