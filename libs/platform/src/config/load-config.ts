import { text, type Text } from '#libs/kernel';
import type { AppConfig } from './app-config';
import { ConfigError } from './config-error';
import { ENVIRONMENT, type Environment } from './environment';
import { secondFactorRoles } from './second-factor-roles';
import { secretProblems } from './secrets';

/**
 * Reads and validates the environment.
 * @throws ConfigError naming every wrong variable at once, so that one round of mending is enough
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): AppConfig {
  // an empty variable (as compose files write them) means "not set"
  const given = Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => !!entry[1]),
  );
  const parsed = ENVIRONMENT.safeParse(given);
  const problems: Text[] = parsed.success
    ? []
    : parsed.error.issues.map((issue) => problemOf(String(issue.path[0]), given));
  // judged on their own, so that a wrong port does not hide a weak secret
  problems.push(...secretProblems(given), ...combinationProblems(given));
  if (problems.length > 0) throw new ConfigError(problems);
  return toConfig(parsed.data!);
}

function problemOf(name: string, given: Record<string, string>): Text {
  const description = ENVIRONMENT.shape[name as keyof Environment]?.description ?? '';
  const [zh = '', en = ''] = description.split(' | ');
  return name in given
    ? text(`环境变量 ${name} 的值不可用：请设为${zh}。`, `${name} is not usable: set it to ${en}.`)
    : text(`缺少环境变量 ${name}：请设为${zh}。`, `${name} is missing: set it to ${en}.`);
}

function combinationProblems(given: Record<string, string>): Text[] {
  const problems: Text[] = [];
  const production = given['NODE_ENV'] === 'production';
  if (production && ['1', 'true'].includes(given['DEMO_MODE'] ?? '')) {
    problems.push(
      text(
        '生产环境不允许演示模式：请去掉 DEMO_MODE，或不要设置 NODE_ENV=production。',
        'DEMO_MODE is refused in production: unset it, or run without NODE_ENV=production.',
      ),
    );
  }
  if (production && given['QUEUE_BACKEND'] === 'inline') {
    problems.push(
      text(
        '生产环境不允许 QUEUE_BACKEND=inline：请设为 redis 或 postgres。',
        'QUEUE_BACKEND=inline is refused in production: set it to redis or postgres.',
      ),
    );
  }
  if (given['QUEUE_BACKEND'] === 'redis' && !given['REDIS_URL']) {
    problems.push(
      text(
        'QUEUE_BACKEND=redis 但缺少 REDIS_URL：请设为 redis://主机:6379，或改用 QUEUE_BACKEND=postgres。',
        'REDIS_URL is missing while QUEUE_BACKEND=redis: set it to redis://host:6379, or use QUEUE_BACKEND=postgres.',
      ),
    );
  }
  return problems;
}

function toConfig(env: Environment): AppConfig {
  return {
    environment: env.NODE_ENV,
    demoMode: env.DEMO_MODE,
    databaseUrl: env.DATABASE_URL,
    databasePool: env.DATABASE_POOL,
    statementTimeoutMs: env.STATEMENT_TIMEOUT_MS,
    queueBackend: env.QUEUE_BACKEND ?? (env.REDIS_URL ? 'redis' : 'postgres'),
    redisUrl: env.REDIS_URL ?? null,
    queuePrefix: env.QUEUE_PREFIX,
    queueConcurrency: env.QUEUE_CONCURRENCY,
    host: env.HOST,
    port: env.PORT,
    workerPort: env.WORKER_PORT,
    trustedProxies: env.TRUSTED_PROXIES.split(',')
      .map((proxy) => proxy.trim())
      .filter((proxy) => proxy !== ''),
    graphqlLimits: {
      depth: env.GRAPHQL_MAX_DEPTH,
      aliases: env.GRAPHQL_MAX_ALIASES,
      cost: env.GRAPHQL_MAX_COST,
      tokens: env.GRAPHQL_MAX_TOKENS,
    },
    metricsToken: env.METRICS_TOKEN ?? null,
    logLevel: env.LOG_LEVEL ?? (env.NODE_ENV === 'test' ? 'silent' : 'info'),
    sessionIdle: { staffMinutes: env.STAFF_IDLE_MINUTES, residentDays: env.RESIDENT_IDLE_DAYS },
    secondFactorRoles: secondFactorRoles(env.SECOND_FACTOR_ROLES, env.NODE_ENV),
    jwtSecret: env.JWT_SECRET,
    fieldEncryptionKeys: env.FIELD_ENCRYPTION_KEYS,
    blindIndexKeys: env.BLIND_INDEX_KEY,
    tokenKey: env.TOKEN_KEY,
    sweepMs: env.SWEEP_MS,
    relayPollMs: env.RELAY_POLL_MS,
    resendMs: env.RESEND_MS,
    timerGraceMs: env.TIMER_GRACE_MS,
    timerHorizonMs: env.TIMER_HORIZON_MS,
    shutdownMs: env.SHUTDOWN_MS,
  };
}
