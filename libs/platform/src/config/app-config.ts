import type { Role } from '#libs/kernel';

/** How jobs travel. Everything the product promises holds on each of them; `inline` is for tests and one-off commands. */
export type QueueBackend = 'redis' | 'postgres' | 'inline';

/** The validated configuration of one process. Built once by `loadConfig`, injected by the token `APP_CONFIG`. */
export interface AppConfig {
  readonly environment: 'development' | 'test' | 'production';
  /** Demonstration street, movable clock, the local outbox on show. Never in production. */
  readonly demoMode: boolean;

  readonly databaseUrl: string;
  /** Connections of the main pool of this process. */
  readonly databasePool: number;
  readonly statementTimeoutMs: number;

  readonly queueBackend: QueueBackend;
  /** Set when `queueBackend` is `redis`. */
  readonly redisUrl: string | null;
  /** Keeps several installations apart on one Redis. */
  readonly queuePrefix: string;
  /** Jobs one worker process runs at once, per queue. */
  readonly queueConcurrency: number;

  readonly host: string;
  readonly port: number;
  /** Where the worker answers /health and /metrics; 0: nowhere. */
  readonly workerPort: number;
  /** Proxies in front, whose `x-forwarded-for` is believed. */
  readonly trustedProxies: readonly string[];
  /** How much one GraphQL operation may ask for; see `OperationLimits`. */
  readonly graphqlLimits: {
    readonly depth: number;
    readonly aliases: number;
    readonly cost: number;
    readonly tokens: number;
  };
  /** What Prometheus must present in production; null: only this machine may ask. */
  readonly metricsToken: string | null;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

  /** How long a session may lie unused: minutes for who holds an office, days for residents and volunteers. */
  readonly sessionIdle: { readonly staffMinutes: number; readonly residentDays: number };

  /** Offices whose holders sign in with a second factor where the street has not decided otherwise. */
  readonly secondFactorRoles: readonly Role[];

  readonly jwtSecret: string;
  /** `k2:<base64>,k1:<base64>`, newest first (see `parseKeyRing`). */
  readonly fieldEncryptionKeys: string;
  /** `<base64>` or `<new>,<old>` (see `parseIndexKeys`). */
  readonly blindIndexKeys: string;
  readonly tokenKey: string;

  /** How often the sweepers look for what got lost. Real milliseconds, as all below. */
  readonly sweepMs: number;
  /** How often the relay looks for events when nobody wakes it. */
  readonly relayPollMs: number;
  /** How long a consumer may take to hear an event before it is sent again; doubles with each send. */
  readonly resendMs: number;
  /** How long past its due time a timer is left to its delayed job before the sweeper takes it. */
  readonly timerGraceMs: number;
  /** How far ahead timers are put into the queue as delayed jobs. */
  readonly timerHorizonMs: number;
  /** How long a stopping process waits for work it has begun. */
  readonly shutdownMs: number;
}

export const APP_CONFIG = Symbol('AppConfig');
