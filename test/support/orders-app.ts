import type { Abstract, DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  CALENDAR_YEARS,
  CryptoRandom,
  DEFAULT_WORKING_HOURS,
  SYSTEM,
  UuidV7Ids,
  type Actor,
  type PersonActor,
  type Refusal,
  type Result,
  type Role,
} from '#libs/kernel';
import { CATALOGUE_ENTITIES, CatalogueModule, EditSessionsService, ImportMenuService } from '#libs/catalogue';
import {
  calendarRows,
  insertCalendarDays,
  insertOrganizations,
  insertStreetSettings,
  ORGANIZATION_ENTITIES,
  OrganizationDirectory,
  OrganizationsModule,
  type OrganizationInsert,
  type OrganizationKind,
} from '#libs/organizations';
import {
  ORDER_ENTITIES,
  ORDER_TIMELINE,
  OrderCommands,
  OrderRepository,
  OrdersModule,
  PlaceOrderService,
  ServiceCodes,
  type Executed,
  type OrderCommand,
  type PlaceOrder,
  type ServiceOrder,
} from '#libs/orders';
import { insertPersons, PEOPLE_ENTITIES, PeopleModule, PersonSealer } from '#libs/people';
import {
  AuthModule,
  ConfigModule,
  CryptoModule,
  DatabaseModule,
  FilesModule,
  JobsModule,
  loadConfig,
  OutboxModule,
  PLATFORM_ENTITIES,
  ProductClock,
  QueuesModule,
  TimerFirer,
  TimersModule,
  TimerSweeper,
  UnitOfWork,
  WorkDrain,
  WorkDrainModule,
  type AppConfig,
} from '#libs/platform';
import { AuditVerifier, TIMELINE_ENTITIES, TimelineModule } from '#libs/timeline';
import { WORKFLOWS } from '#libs/workflows';
import { ownerDataSource } from '../../apps/cli/src/data-source';
import { createTestDatabase } from './test-database';

export const ids = new UuidV7Ids(() => Date.now(), new CryptoRandom());

/** Local time of the street. */
export const local = (time: string): Date => new Date(`${time.replace(' ', 'T')}:00+08:00`);
/** A Monday without holidays around it. */
export const MONDAY = local('2026-11-02 09:00');

/** Nothing fires by itself but what a commit wakes; the tests bring the rest. */
const STILL = {
  SWEEP_MS: '60000',
  TIMER_GRACE_MS: '60000',
  TIMER_HORIZON_MS: '1000',
  RELAY_POLL_MS: '60000',
};

const TREE: readonly [code: string, kind: OrganizationKind, parent: string | null][] = [
  ['gjz', 'DISTRICT', null],
  ['xzz', 'STREET', 'gjz'],
  ['c01', 'COMMUNITY', 'xzz'],
  ['branch', 'BRANCH', 'c01'],
  ['team', 'SERVICE_TEAM', 'c01'],
  ['qsz', 'STREET', 'gjz'],
  ['q01', 'COMMUNITY', 'qsz'],
  ['qteam', 'SERVICE_TEAM', 'q01'],
];

export interface OrdersAppOptions {
  readonly loadCap?: number;
  readonly teams?: number;
  /** Libs that stand on the orders; handed the orders module they share. */
  readonly more?: (orders: DynamicModule) => DynamicModule[];
}

export type OrdersApp = Awaited<ReturnType<typeof openOrdersApp>>;

/** Orders and what they stand on, with a worker's half of the platform, on a database of its own: a street with its people, and product time that stands still. */
export async function openOrdersApp({ loadCap = 10, teams = 0, more = () => [] }: OrdersAppOptions = {}) {
  const database = await createTestDatabase();
  const config = loadConfig({
    ...process.env,
    ...STILL,
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    DATABASE_POOL: '20',
    QUEUE_BACKEND: 'inline',
    REDIS_URL: '',
  });
  const app = await NestFactory.createApplicationContext(compose(config, more), {
    logger: process.env['TEST_LOG'] ? undefined : false,
    abortOnError: false,
  });
  const get = <T>(token: Type<T> | Abstract<T>): T => app.get(token, { strict: false });
  const unitOfWork = get(UnitOfWork);
  // the owner's hands: the product's own may neither tamper nor make tables
  const dataSource = await ownerDataSource(database.url).initialize();
  await get(ProductClock).setClock({ scale: 0, anchorApp: MONDAY });

  const places = plant(teams);
  await unitOfWork.transaction(async (tx) => {
    await insertOrganizations(tx, [...places.values()]);
    await insertStreetSettings(
      tx,
      ['xzz', 'qsz'].map((code) => ({
        streetId: places.get(code)!.id,
        workingHours: DEFAULT_WORKING_HOURS,
        defaultLoadCap: loadCap,
        codePrefix: code.toUpperCase(),
        publicPhone: '0411-1',
      })),
    );
    await insertCalendarDays(tx, calendarRows(CALENDAR_YEARS[0]!, null, ids));
  });
  const place = (code: string): OrganizationInsert => places.get(code)!;

  const person = async (role?: Role, code = 'c01'): Promise<PersonActor> => {
    const { id, streetId, path } = place(code);
    const actor: PersonActor = {
      kind: 'PERSON',
      personId: ids.uuid(),
      accountId: ids.uuid(),
      sessionId: ids.uuid(),
      streetId: streetId ?? null,
      grants: role ? [{ role, organizationId: id, organizationPath: path }] : [],
    };
    await unitOfWork.transaction((tx) =>
      insertPersons(tx, get(PersonSealer), [
        {
          id: actor.personId,
          streetId: actor.streetId,
          communityId: null,
          name: '测试',
          phone: null,
          address: null,
        },
      ]),
    );
    return actor;
  };
  const people = {
    resident: await person(),
    desk: await person('COMMUNITY_DESK'),
    secondDesk: await person('COMMUNITY_DESK'),
    street: await person('STREET_OFFICER', 'xzz'),
    branch: await person('PROVIDER_LEAD', 'branch'),
    team: await person('PROVIDER_LEAD', 'team'),
    ann: await person('VOLUNTEER', 'branch'),
    foreignDesk: await person('COMMUNITY_DESK', 'q01'),
    foreignTeam: await person('PROVIDER_LEAD', 'qteam'),
  };

  const load = async (orderId: string): Promise<ServiceOrder> =>
    (await unitOfWork.atomic((tx) => get(OrderRepository).load(tx, orderId)))!.order;

  const execute = (
    actor: Actor,
    orderId: string,
    command: OrderCommand,
    key: string | null = ids.uuid(),
  ): Promise<Result<Executed, Refusal>> =>
    get(OrderCommands).execute(orderId, command, { actor, channel: 'WEB', idempotencyKey: key });

  return {
    get,
    place,
    people,
    person,
    unitOfWork,
    dataSource,
    load,
    execute,
    teams: Array.from({ length: teams }, (_, i) => place(`t${i}`)),
    /** Gives a command that must be accepted. */
    async do(actor: Actor, orderId: string, command: OrderCommand): Promise<ServiceOrder> {
      const result = await execute(actor, orderId, command);
      if (!result.ok) throw new Error(`${command.name} was refused: ${result.error.code}`);
      return load(orderId);
    },
    async submit(
      actor: PersonActor,
      differing: Partial<PlaceOrder> = {},
    ): Promise<Result<Executed, Refusal>> {
      const placed = await get(PlaceOrderService).place(actor, placing(place('c01').id, differing));
      if (placed.ok && 'emergency' in placed.value) throw new Error('taken for an emergency');
      return placed as Result<Executed, Refusal>;
    },
    /** Places an order that must be accepted, and has the desk accept it into the open pool unless it went there itself. */
    async open(actor: PersonActor = people.resident, differing: Partial<PlaceOrder> = {}): Promise<string> {
      const placed = await this.submit(actor, differing);
      if (!placed.ok) throw new Error(`refused: ${placed.error.code}`);
      if (placed.value.status === 'SUBMITTED')
        await this.do(people.desk, placed.value.orderId, { name: 'triageOrder', decision: 'ACCEPT' });
      return placed.value.orderId;
    },
    codesOf: (order: ServiceOrder) => get(ServiceCodes).of(order.id, order.round),
    jumpTo: (instant: Date | string) =>
      get(ProductClock).jumpTo(typeof instant === 'string' ? local(instant) : instant),
    drain: () => get(WorkDrain).drain(),
    fireDue: () => get(TimerSweeper).fireDue(),
    firer: get(TimerFirer),
    importMenu: () => get(ImportMenuService).importMenu(SYSTEM, MENU, place('xzz').id),
    sessions: get(EditSessionsService),
    organizations: get(OrganizationDirectory),
    verify: (orderId?: string) =>
      new AuditVerifier(dataSource, [ORDER_TIMELINE]).verify(
        orderId ? { kind: 'subject', subjectId: orderId } : { kind: 'all' },
      ),
    /** Deadlines in force without exactly one armed timer at their next mark, and armed timers without a deadline. */
    timerFaults: () => dataSource.query<object[]>(TIMER_FAULTS),
    async close(): Promise<void> {
      await app.close();
      await dataSource.destroy();
      await database.drop();
    },
  };
}

class OrdersWorker {}

const orders = OrdersModule.register({ workflows: WORKFLOWS });

const compose = (config: AppConfig, more: NonNullable<OrdersAppOptions['more']>) => ({
  module: OrdersWorker,
  imports: [
    ConfigModule.forRoot(config),
    DatabaseModule.forRoot({
      role: 'worker',
      entities: [
        ...PLATFORM_ENTITIES,
        ...ORGANIZATION_ENTITIES,
        ...PEOPLE_ENTITIES,
        ...TIMELINE_ENTITIES,
        ...CATALOGUE_ENTITIES,
        ...ORDER_ENTITIES,
      ],
    }),
    CryptoModule,
    AuthModule,
    QueuesModule.forRoot(),
    OutboxModule.forWorker(),
    TimersModule.forWorker(),
    JobsModule.forWorker(),
    FilesModule.forWorker(),
    WorkDrainModule,
    OrganizationsModule,
    PeopleModule,
    TimelineModule,
    CatalogueModule,
    orders,
    ...more(orders),
  ],
});

const MENU = [
  'category_zh,category_en,name_zh,name_en,description_zh,typical_provider,delivery,typical_duration_minutes,group_size,needs_qualification,risk_level,source',
  '助老关爱,Elder Care,电话问候,Phone check-in,打电话问平安,党支部,线上,15,个人,无,低,https://example.org/1',
  '家居维修,Home Repair,高处清洗,Work at a height,擦高处的窗,服务队,上门,60,个人,无,高,https://example.org/2',
].join('\n');

const placing = (communityId: string, differing: Partial<PlaceOrder>): PlaceOrder => ({
  communityId,
  text: '水龙头漏水',
  itemId: null,
  sessionId: null,
  urgency: 'NORMAL',
  beneficiary: 'PERSON',
  for: { kind: 'SELF' },
  address: null,
  contactName: null,
  contactPhone: null,
  channel: 'WEB',
  occurredAt: null,
  idempotencyKey: ids.uuid(),
  ...differing,
});

function plant(teams: number): Map<string, OrganizationInsert> {
  const tree = [
    ...TREE,
    ...Array.from({ length: teams }, (_, i) => [`t${i}`, 'SERVICE_TEAM', 'c01'] as const),
  ];
  const places = new Map<string, OrganizationInsert>();
  for (const [code, kind, parentCode] of tree) {
    const id = ids.uuid();
    const parent = parentCode === null ? null : places.get(parentCode)!;
    const streetId = kind === 'STREET' ? id : (parent?.streetId ?? null);
    places.set(code, {
      id,
      streetId,
      parentId: parent?.id ?? null,
      code,
      path: `${parent?.path ?? ''}${code}/`,
      name: `组织 ${code}`,
      kind,
    });
  }
  return places;
}

const TIMER_FAULTS = `
WITH wanted AS (
  SELECT o.id, d->>'kind' AS kind, (d->>'nextMarkAt')::timestamptz AS due_at
    FROM service_orders o, jsonb_array_elements(o.deadlines) d WHERE d->>'nextMarkAt' IS NOT NULL
), armed AS (SELECT subject_id AS id, kind, due_at FROM timers WHERE state = 'ARMED' AND subject_type = 'ServiceOrder')
SELECT coalesce(w.id, a.id) AS id, coalesce(w.kind, a.kind) AS kind, w.due_at AS wanted, a.due_at AS armed
  FROM wanted w FULL JOIN armed a USING (id, kind) WHERE w.due_at IS DISTINCT FROM a.due_at`;
