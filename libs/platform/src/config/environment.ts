import { z } from 'zod';
import { isRoleList } from './second-factor-roles';

const whole = (min: number, max: number, fallback: number) =>
  z.coerce
    .number()
    .int()
    .min(min)
    .max(max)
    .default(fallback)
    .describe(`${min}–${max} 的整数 | a whole number from ${min} to ${max}`);

const url = (schemes: readonly string[], example: string) =>
  z
    .string()
    .refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol.slice(0, -1)))
    .describe(`类似 ${example} 的地址 | an address like ${example}`);

const flag = z
  .enum(['0', '1', 'true', 'false'])
  .default('0')
  .transform((value) => value === '1' || value === 'true')
  .describe('0 或 1 | 0 or 1');

/** Every variable the processes read. A description is "what to set it to", Chinese | English. */
export const ENVIRONMENT = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .describe('development、test 或 production | development, test or production'),
  DEMO_MODE: flag,

  DATABASE_URL: url(['postgres', 'postgresql'], 'postgres://user:password@host:5432/database'),
  DATABASE_POOL: whole(2, 200, 10),
  STATEMENT_TIMEOUT_MS: whole(100, 600_000, 15_000),

  QUEUE_BACKEND: z
    .enum(['redis', 'postgres', 'inline'])
    .optional()
    .describe('redis 或 postgres（测试可用 inline） | redis or postgres (tests: inline)'),
  REDIS_URL: url(['redis', 'rediss'], 'redis://host:6379').optional(),
  QUEUE_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,40}$/)
    .default('supermarket')
    .describe('1–40 个字母、数字、下划线或连字符 | 1 to 40 letters, digits, underscores or dashes'),
  QUEUE_CONCURRENCY: whole(1, 200, 8),

  HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('监听地址，如 0.0.0.0 | the address to listen on, e.g. 0.0.0.0'),
  PORT: whole(0, 65_535, 3000),
  WORKER_PORT: whole(0, 65_535, 0),
  TRUSTED_PROXIES: z
    .string()
    .regex(/^[0-9a-fA-F.:/, ]*$/)
    .default('')
    .describe(
      '逗号分隔的代理地址或网段，如 10.0.0.0/8 | addresses or ranges of proxies, separated by commas, e.g. 10.0.0.0/8',
    ),
  GRAPHQL_MAX_DEPTH: whole(3, 50, 12),
  GRAPHQL_MAX_ALIASES: whole(0, 1000, 20),
  GRAPHQL_MAX_COST: whole(100, 10_000_000, 20_000),
  GRAPHQL_MAX_TOKENS: whole(100, 100_000, 2_000),
  METRICS_TOKEN: z.string().min(16).optional().describe('至少 16 个字符 | at least 16 characters'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .optional()
    .describe(
      'fatal、error、warn、info、debug、trace 或 silent | fatal, error, warn, info, debug, trace or silent',
    ),

  STAFF_IDLE_MINUTES: whole(5, 1440, 30),
  RESIDENT_IDLE_DAYS: whole(1, 90, 30),

  SECOND_FACTOR_ROLES: z
    .string()
    .refine(isRoleList)
    .optional()
    .describe(
      '逗号分隔的角色，如 ADMIN,AUDITOR，或 none | roles separated by commas, e.g. ADMIN,AUDITOR, or none',
    ),

  // their strength is judged by secretProblems
  JWT_SECRET: z.string().default(''),
  FIELD_ENCRYPTION_KEYS: z.string().default(''),
  BLIND_INDEX_KEY: z.string().default(''),
  TOKEN_KEY: z.string().default(''),

  SWEEP_MS: whole(50, 60_000, 1000),
  RELAY_POLL_MS: whole(20, 60_000, 500),
  RESEND_MS: whole(100, 600_000, 30_000),
  TIMER_GRACE_MS: whole(0, 60_000, 1000),
  TIMER_HORIZON_MS: whole(1000, 86_400_000, 30_000),
  SHUTDOWN_MS: whole(100, 60_000, 8000),
});

export type Environment = z.infer<typeof ENVIRONMENT>;
