/** From the index by an older key to that by the one in use. */
export interface IndexMove {
  readonly old: string;
  readonly fresh: string;
}

/** Asks the database; of a unit of work, or of a command. */
type Query = (sql: string, values: unknown[]) => Promise<unknown>;

/** Where the index of a phone stands. Codes by message are left: they are over in five minutes. */
const PHONE_COLUMNS = [
  ['persons', 'phone_index'],
  ['accounts', 'phone_index'],
  ['local_messages', 'recipient_index'],
] as const;

/**
 * Moves all rows of a phone to another index at once, so that people who share it share its index at every moment
 * (`householdSql`) and an account is found by its phone or is not there.
 */
export async function movePhones(query: Query, moves: readonly IndexMove[]): Promise<void> {
  if (moves.length === 0) return;
  const values = [moves.map(({ old }) => old), moves.map(({ fresh }) => fresh)];
  for (const [table, column] of PHONE_COLUMNS)
    await query(
      `UPDATE ${table} t SET ${column} = move.fresh FROM unnest($1::text[], $2::text[]) AS move (old, fresh)
        WHERE t.${column} = move.old`,
      values,
    );
}

/** As `movePhones`; an address is shared within its street. */
export async function moveAddresses(
  query: Query,
  streetId: string | null,
  moves: readonly IndexMove[],
): Promise<void> {
  if (moves.length === 0) return;
  await query(
    `UPDATE persons t SET address_index = move.fresh FROM unnest($1::text[], $2::text[]) AS move (old, fresh)
      WHERE t.address_index = move.old AND ${streetId === null ? 't.street_id IS NULL' : 't.street_id = $3::uuid'}`,
    [moves.map(({ old }) => old), moves.map(({ fresh }) => fresh), ...(streetId === null ? [] : [streetId])],
  );
}

/** Moves from every older index of one phone or address to the one in use; none unless keys change. */
export const movesOf = ([fresh, ...older]: readonly string[]): IndexMove[] =>
  older.map((old) => ({ old, fresh: fresh! }));
