import { SeededRandom } from '#libs/kernel';
import type { Cast, CommunityCast } from './cast';
import { RETURNS, type Similarity } from './similarity';
import { OrderStory } from './world';

/**
 * Gives each request a resident and a community, by chance; whoever comes back to something ("I said so yesterday") lives
 * where the request most like it came from. Reads nothing but the words.
 */
export function castRequests(
  texts: readonly string[],
  cast: Cast,
  similarity: Similarity,
  seed: string,
): OrderStory[] {
  const random = new SeededRandom(`${seed}:casting`);
  const earlier: { text: string; community: CommunityCast }[] = [];
  return texts.map((text, index) => {
    const alike = RETURNS.test(text) ? mostAlike(text, earlier, similarity) : null;
    const community = alike?.community ?? cast.communities[random.int(cast.communities.length)]!;
    const resident = community.residents[random.int(community.residents.length)]!;
    earlier.push({ text, community });
    return new OrderStory(index, text, community, resident, seed);
  });
}

function mostAlike<T extends { text: string }>(
  text: string,
  others: readonly T[],
  similarity: Similarity,
): T | null {
  let [best, score] = [null as T | null, 0];
  for (const other of others) {
    const alike = similarity.between(text, other.text);
    if (alike > score) [best, score] = [other, alike];
  }
  return best;
}
