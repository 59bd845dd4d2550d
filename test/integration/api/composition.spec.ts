import { ENTITIES as OF_API, FEATURES as IN_API } from '../../../apps/api/src/features';
import { ENTITIES as OF_CLI } from '../../../apps/cli/src/entities';
import { ENTITIES as OF_WORKER, FEATURES as IN_WORKER } from '../../../apps/worker/src/features';

/** Apps do not import each other, so each lists the libs for itself. */
describe('the apps', () => {
  const names = (list: readonly unknown[]) =>
    list
      .map((entry) => ((entry as { module?: { name: string } }).module ?? (entry as { name: string })).name)
      .sort();

  it('are made of the same libs', () => {
    expect(names(IN_WORKER)).toEqual(names(IN_API));
  });

  it('know the same tables as the migrations', () => {
    expect(names(OF_API)).toEqual(names(OF_CLI));
    expect(names(OF_WORKER)).toEqual(names(OF_CLI));
  });
});
