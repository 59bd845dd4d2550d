import { Args, ArgsType, Field, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { IsArray, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import type { Language, PersonActor } from '#libs/kernel';
import {
  ClientInfo,
  CurrentActor,
  OncePerDocument,
  PageArgs,
  pageRequest,
  RequestLanguage,
  toConnection,
  toUserError,
  type RequestClient,
} from '#libs/platform';
import { OrderContacts } from '../../application/order-contact.service';
import { OrderReader } from '../../application/order-reader.service';
import { PlaceOrderService } from '../../application/place-order.service';
import type { OrderView } from '../../application/order-view';
import { ProgressLookUp } from '../../application/progress-look-up.service';
import { placeOrderOf, placeOrdersOf } from './place-order-input';
import { RevealContactInput } from './order.inputs';
import { PlaceOrderInput, PlaceOrdersInput } from './place-order.inputs';
import { PlacedOrders } from './placed-orders';
import { OrderContactResult, OrderResult, PlaceOrderResult } from './order.results';
import { OrderContactType, ServiceOrderConnection, toServiceOrder } from './order.types';

@ArgsType()
class OrganizationOrdersArgs extends PageArgs {
  @Field(() => ID)
  @IsString()
  @MaxLength(36)
  organizationId: string;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  statuses?: string[] | null;
}

@ArgsType()
class DeskOrdersArgs extends PageArgs {
  @Field(() => String, { description: 'Path of a community, street or district: `gjz/xzz/c03/`' })
  @IsString()
  @Length(2, 200)
  under: string;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  statuses?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'GREEN, YELLOW, RED' })
  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  lights?: string[] | null;
}

/** Placing and reading orders. */
@Resolver()
export class OrderResolver {
  constructor(
    private readonly placing: PlaceOrderService,
    private readonly reader: OrderReader,
    private readonly contacts: OrderContacts,
    private readonly lookUp: ProgressLookUp,
    private readonly placed: PlacedOrders,
  ) {}

  @Mutation(() => PlaceOrderResult, {
    description:
      '下单: from the shelf, for a session, or in one’s own words; for oneself or for somebody else',
  })
  async placeOrder(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: PlaceOrderInput,
  ) {
    return this.placed.show(actor, language, await this.placing.place(actor, placeOrderOf(input)));
  }

  @Mutation(() => [PlaceOrderResult], {
    description: '心愿箱: up to 50 wishes typed in one go; each has its own answer, in their order',
  })
  async placeOrders(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: PlaceOrdersInput,
  ) {
    const answers: Awaited<ReturnType<PlacedOrders['show']>>[] = [];
    // one after the other: two wishes of one new person make one person
    for (const order of placeOrdersOf(input))
      answers.push(await this.placed.show(actor, language, await this.placing.place(actor, order)));
    return answers;
  }

  @Query(() => OrderResult)
  async order(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('id', { type: () => ID }) id: string,
  ) {
    const view = await this.reader.byId(actor, id);
    return view.ok ? toServiceOrder(view.value) : toUserError(view.error, language);
  }

  @OncePerDocument()
  @Query(() => OrderResult, { description: 'Progress without an account: the code of the slip’s QR' })
  async orderByToken(
    @ClientInfo() client: RequestClient,
    @RequestLanguage() language: Language,
    @Args('progressToken') token: string,
  ) {
    const view = await this.lookUp.byToken(client.clientAddress, token);
    return view.ok ? toServiceOrder(view.value) : toUserError(view.error, language);
  }

  @OncePerDocument()
  @Query(() => OrderResult, {
    description: 'Progress without an account: the query code and the last four digits of the phone',
  })
  async orderProgress(
    @ClientInfo() client: RequestClient,
    @RequestLanguage() language: Language,
    @Args('queryCode') queryCode: string,
    @Args('phoneLastFour') phoneLastFour: string,
  ) {
    const view = await this.lookUp.byQueryCode(client.clientAddress, queryCode, phoneLastFour);
    return view.ok ? toServiceOrder(view.value) : toUserError(view.error, language);
  }

  @Query(() => ServiceOrderConnection, { description: '我的订单' })
  myOrders(@CurrentActor() actor: PersonActor, @Args() page: PageArgs) {
    return this.page(page, (request) => this.reader.mine(actor, request));
  }

  @Query(() => ServiceOrderConnection, { description: 'What the organisation could take now 接单池' })
  orderPool(@CurrentActor() actor: PersonActor, @Args() args: OrganizationOrdersArgs) {
    return this.page(args, (request) => this.reader.pool(actor, args.organizationId, request));
  }

  @Query(() => ServiceOrderConnection, {
    description: 'What the organisation holds, is invited to, or waits for',
  })
  organizationOrders(@CurrentActor() actor: PersonActor, @Args() args: OrganizationOrdersArgs) {
    return this.page(args, (request) =>
      this.reader.ofOrganization(actor, args.organizationId, args.statuses ?? null, request),
    );
  }

  @Query(() => ServiceOrderConnection, { description: 'Tasks of a volunteer' })
  myTasks(@CurrentActor() actor: PersonActor, @Args() page: PageArgs) {
    return this.page(page, (request) => this.reader.tasks(actor, request));
  }

  @Query(() => ServiceOrderConnection, { description: 'Work queue of a desk, a street or the district' })
  deskOrders(@CurrentActor() actor: PersonActor, @Args() args: DeskOrdersArgs) {
    const filter = { under: args.under, statuses: args.statuses ?? null, lights: args.lights ?? null };
    return this.page(args, (request) => this.reader.desk(actor, filter, request));
  }

  @Mutation(() => OrderContactResult, {
    description: 'Shows name, phone and address in clear, and logs the look',
  })
  async revealOrderContact(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: RevealContactInput,
  ) {
    const view = await this.reader.byId(actor, input.orderId);
    if (!view.ok) return toUserError(view.error, language);
    const contact = await this.contacts.reveal(actor, view.value, input.reason);
    return contact.ok
      ? Object.assign(new OrderContactType(), contact.value)
      : toUserError(contact.error, language);
  }

  private async page(
    args: PageArgs,
    read: (request: ReturnType<typeof pageRequest>) => Promise<OrderView[]>,
  ) {
    const request = pageRequest(args);
    const views = await read(request);
    return toConnection(
      views,
      request,
      ({ order }) => ({ createdAt: order.receivedAt, id: order.id }),
      toServiceOrder,
    );
  }
}
