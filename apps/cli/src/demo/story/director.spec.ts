import { Agenda } from './agenda';
import { direct, type Stage } from './director';

const at = (minute: number): Date => new Date(minute * 60_000);
const minuteOf = (date: Date): number => date.getTime() / 60_000;
const until = at(1000);

/** A stage with deadlines of its own; `log` tells what happened, minute by minute. */
class PaperStage implements Stage {
  readonly log: string[] = [];
  private minute = 0;

  constructor(
    private readonly timers: number[],
    private readonly look: (minute: number) => void = () => undefined,
  ) {}

  now = (): Promise<Date> => Promise.resolve(at(this.minute));
  jumpTo = (to: Date): Promise<void> => {
    this.minute = minuteOf(to);
    return Promise.resolve();
  };
  nextTimer = (): Promise<Date | null> =>
    Promise.resolve(this.timers.length > 0 ? at(Math.min(...this.timers)) : null);
  settle = (): Promise<void> => {
    for (const due of this.timers.filter((minute) => minute <= this.minute)) {
      this.timers.splice(this.timers.indexOf(due), 1);
      this.log.push(`${due} timer`);
    }
    return Promise.resolve();
  };
  lookAround = (): Promise<void> => {
    this.look(this.minute);
    return Promise.resolve();
  };
}

function task(
  stage: PaperStage,
  agenda: Agenda,
  minute: number,
  name: string,
  stillWanted = () => true,
): void {
  agenda.add({
    at: at(minute),
    stillWanted,
    run: () => {
      stage.log.push(`${minute} ${name}`);
      return Promise.resolve();
    },
  });
}

describe('direct', () => {
  it('goes to whatever comes next, an action or a deadline, and ends when nothing is left', async () => {
    const agenda = new Agenda();
    const stage = new PaperStage([20, 50]);
    task(stage, agenda, 30, 'claim');
    task(stage, agenda, 10, 'triage');
    const { endedAt } = await direct(stage, agenda, { until, concurrency: 2 });
    expect(stage.log).toEqual(['10 triage', '20 timer', '30 claim', '50 timer']);
    expect(minuteOf(endedAt)).toBe(50);
  });

  it('lets the deadline of a moment fire before people act in it', async () => {
    const agenda = new Agenda();
    const stage = new PaperStage([10]);
    task(stage, agenda, 10, 'claim');
    await direct(stage, agenda, { until, concurrency: 2 });
    expect(stage.log).toEqual(['10 timer', '10 claim']);
  });

  it('drops what nobody wants any more', async () => {
    const agenda = new Agenda();
    const stage = new PaperStage([]);
    let wanted = true;
    agenda.add({ at: at(5), stillWanted: () => true, run: () => Promise.resolve(void (wanted = false)) });
    task(stage, agenda, 6, 'too late', () => wanted);
    await direct(stage, agenda, { until, concurrency: 2 });
    expect(stage.log).toEqual([]);
  });

  it('does what people decide while they look around, at the same moment', async () => {
    const agenda = new Agenda();
    let decided = false;
    const stage: PaperStage = new PaperStage([7], (minute) => {
      if (minute !== 7 || decided) return;
      decided = true;
      task(stage, agenda, 7, 'answer');
    });
    await direct(stage, agenda, { until, concurrency: 2 });
    expect(stage.log).toEqual(['7 timer', '7 answer']);
  });

  it('stops at the end of its window and leaves what is due later', async () => {
    const agenda = new Agenda();
    const stage = new PaperStage([2000]);
    task(stage, agenda, 999, 'last');
    const { endedAt } = await direct(stage, agenda, { until, concurrency: 2 });
    expect(stage.log).toEqual(['999 last']);
    expect(minuteOf(endedAt)).toBe(999);
  });

  it('lets rivals act at once, but no more than so many', async () => {
    const agenda = new Agenda();
    const stage = new PaperStage([]);
    let [running, most] = [0, 0];
    for (let n = 0; n < 5; n++) {
      agenda.add({
        at: at(3),
        stillWanted: () => true,
        run: async () => {
          most = Math.max(most, ++running);
          await new Promise((resolve) => setImmediate(resolve));
          running--;
        },
      });
    }
    await direct(stage, agenda, { until, concurrency: 3 });
    expect(most).toBe(3);
  });
});
