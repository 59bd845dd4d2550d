import { CallLimit } from './auth/call-limit.entity';
import { StoredFileRow } from './files/stored-file.entity';
import { BackgroundJobRow } from './jobs/background-job.entity';
import { EventDelivery } from './outbox/event-delivery.entity';
import { OutboxEvent } from './outbox/outbox-event.entity';
import { Timer } from './timers/timer.entity';

/** The platform's tables; apps/cli lists them with those of the other libs. */
export const PLATFORM_ENTITIES = [
  OutboxEvent,
  EventDelivery,
  Timer,
  CallLimit,
  BackgroundJobRow,
  StoredFileRow,
];
