import { STANDARD_CALENDAR, type Random } from '#libs/kernel';

const MINUTE_MS = 60_000;
const GRID_MS = 10 * MINUTE_MS;

/** When people do things. All moments lie on a grid of ten minutes, so that some coincide: that is where races come from. */
export class Hours {
  constructor(private readonly random: Random) {}

  /** Between so many minutes from now, whenever that is. */
  within(now: Date, fromMinutes: number, toMinutes: number): Date {
    const minutes = fromMinutes + this.random.int(Math.max(1, toMinutes - fromMinutes));
    return new Date(Math.ceil((now.getTime() + minutes * MINUTE_MS) / GRID_MS) * GRID_MS);
  }

  /** The same, at a desk: moved into working hours. */
  atDesk(now: Date, fromMinutes: number, toMinutes: number): Date {
    let at = this.within(now, fromMinutes, toMinutes);
    for (let tries = 0; !STANDARD_CALENDAR.isWorkingTime(at) && tries < 5000; tries++)
      at = new Date(at.getTime() + 3 * GRID_MS);
    return at;
  }

  /** The same, awake: between eight in the morning and nine in the evening. */
  awake(now: Date, fromMinutes: number, toMinutes: number): Date {
    let at = this.within(now, fromMinutes, toMinutes);
    for (let hour = localHour(at); hour < 8 || hour >= 21; hour = localHour(at))
      at = new Date(at.getTime() + 6 * GRID_MS);
    return at;
  }

  /** A working morning or afternoon so many days ahead: when people come. */
  appointment(now: Date, fromDays: number, toDays: number): Date {
    const at = this.atDesk(now, fromDays * 1440, toDays * 1440);
    return at > now ? at : this.atDesk(now, 1440, 2880);
  }
}

const localHour = (at: Date): number => (at.getUTCHours() + 8) % 24;
