import { getNamedType, isInputObjectType } from 'graphql';
import { ids } from '../orders-app';
import { orderIn, type OrderState } from './order-states';
import type { Operation } from './operations';
import type { Caller, TwoStreets } from './two-streets';

/** What an operation is about. */
export interface Target {
  readonly id: string;
}

/** How to give an operation so that it goes through for somebody who may give it. */
export interface Call<T extends Target = Target> {
  /** Makes what it is about; again whenever an earlier call has changed that. */
  readonly about: (streets: TwoStreets) => Promise<T>;
  /** Its variables. An idempotency key and the token of a slip are added where the input has them. */
  readonly variables: (target: T, streets: TwoStreets, caller: Caller) => object;
  /** What an answer that shows the target has in it; its id unless said. */
  readonly shows?: (target: T, caller: Caller) => string;
  /** Of commands to many at once: whether the answer says, for each by itself, that it is not the caller's. */
  readonly hides?: (data: unknown) => boolean;
  /** Uses its caller up: erased, signed out. */
  readonly spendsCaller?: true;
  /** Going through, it changes what other fixtures stand on (a pausing branch): `mendPlaces` puts that right. */
  readonly disturbs?: true;
  /** Every try at it counts: it is made anew for each. */
  readonly spendsTarget?: true;
}

export const call = <T extends Target>(of: Call<T>): Call => of as unknown as Call;

type Input = (target: Target, streets: TwoStreets, caller: Caller) => object;
const nothing: Input = () => ({});

/** A command to an order that is in that state. */
export const orderCommand = (state: OrderState, input: Input = nothing): Call =>
  call({
    about: async (streets) => ({ id: await orderIn(state, streets) }),
    variables: (target, streets, caller) => ({
      input: { orderId: target.id, ...input(target, streets, caller) },
    }),
  });

/** Something that is there from the start. */
export const about = (code: string, variables: Input, shows?: Call['shows']): Call =>
  call({
    about: (streets) => Promise.resolve({ id: streets.place(code).id }),
    variables,
    ...(shows ? { shows } : {}),
  });

/** The caller himself. */
export const oneself = (variables: Input = nothing, shows: Call['shows'] = () => ''): Call =>
  call({ about: () => Promise.resolve({ id: '' }), variables, shows });

/** The variables of a call, complete. */
export async function variablesOf(
  operation: Operation,
  { variables }: Call,
  target: Target,
  streets: TwoStreets,
  caller: Caller,
): Promise<Record<string, unknown>> {
  const given = variables(target, streets, caller) as Record<string, unknown>;
  const slip =
    caller.role === 'SLIP'
      ? {
          progressToken: streets.slipTokenOf(
            caller.scope === 'own' ? target.id : await anotherOrder(streets),
          ),
        }
      : {};
  const input = given['input'] as object | undefined;
  if (!input) return { ...given, ...(takesSlip(operation) ? slip : {}) };
  const has = (field: string): boolean => inputFieldsOf(operation).has(field);
  return {
    ...given,
    input: {
      ...(has('idempotencyKey') ? { idempotencyKey: ids.uuid() } : {}),
      ...(has('progressToken') ? slip : {}),
      ...input,
    },
  };
}

/** Whether the operation lets the holder of a slip act without an account. */
export const takesSlip = (operation: Operation): boolean =>
  (operation.field.args.some(({ name }) => name === 'progressToken') && operation.name !== 'orderByToken') ||
  inputFieldsOf(operation).has('progressToken');

function inputFieldsOf({ field }: Operation): ReadonlySet<string> {
  const input = field.args.find(({ name }) => name === 'input');
  const type = input && getNamedType(input.type);
  return new Set(isInputObjectType(type) ? Object.keys(type.getFields()) : []);
}

const others = new WeakMap<TwoStreets, Promise<string>>();
function anotherOrder(streets: TwoStreets): Promise<string> {
  const known = others.get(streets) ?? orderIn('SUBMITTED', streets);
  others.set(streets, known);
  return known;
}
