import type { ConsoleQueueQuery } from '../../generated/graphql';
import { words } from '../texts/words';

/** In the order of the course (handbook §3). */
const COURSE = [
  ...['SUBMITTED', 'NEEDS_INFO', 'OPEN', 'INVITED', 'COMMUNITY_FALLBACK', 'STREET_FALLBACK', 'WAITLISTED'],
  ...['CLAIMED', 'SCHEDULED', 'IN_SERVICE', 'DONE', 'CONFIRMED', 'RECTIFYING', 'RECHECKING', 'SUSPENDED'],
];

interface QueueTilesProps {
  readonly queue: ConsoleQueueQuery['workQueue'];
  /** The status the list is narrowed to; '' for all. */
  readonly status: string;
  readonly onChoose: (status: string) => void;
}

/** How much is under way, by status, with its lights; pressing one narrows the list. */
export function QueueTiles({ queue, status, onChoose }: QueueTilesProps) {
  const inCourse = [...queue.statuses].sort((a, b) => COURSE.indexOf(a.status) - COURSE.indexOf(b.status));
  const tiles = [{ status: '', text: words('allStatuses'), ...queue }, ...inCourse];
  return (
    <div className="tiles" role="group" aria-label={words('queue')}>
      {tiles.map((tile) => (
        <button
          key={tile.status}
          type="button"
          className="tile"
          aria-pressed={tile.status === status}
          onClick={() => onChoose(tile.status)}
        >
          <span>{tile.text}</span>
          <b>{tile.total}</b>
          <span className="lights">
            {tile.red > 0 && <span className="tag red">{words('redCount', { n: tile.red })}</span>}
            {tile.yellow > 0 && <span className="tag">{words('yellowCount', { n: tile.yellow })}</span>}
          </span>
        </button>
      ))}
    </div>
  );
}
