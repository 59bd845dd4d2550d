import { PersonDataSources } from '#libs/people';
import { openHouse, type House } from './house';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

it('a rating loses its words with the person, and keeps its stars', async () => {
  const { people } = house;
  const orderId = await house.confirmed();
  const rated = await house.rate(people.resident, orderId, 4, { words: '王师傅很耐心' });
  expect(rated.ok).toBe(true);
  const source = house
    .get(PersonDataSources)
    .all()
    .find(({ name }) => name === 'evaluations')!;
  const { personId } = people.resident;
  expect(JSON.stringify(await source.export(personId))).toContain('王师傅很耐心');
  await house.unitOfWork.transaction((tx) => source.erase(personId, tx));
  const rows = await house.dataSource.query<object[]>(
    'SELECT stars, words FROM evaluations WHERE order_id = $1',
    [orderId],
  );
  expect(rows).toEqual([{ stars: 4, words: null }]);
});
