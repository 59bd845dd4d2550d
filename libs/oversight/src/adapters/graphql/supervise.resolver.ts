import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Language, PersonActor, Refusal, Result } from '#libs/kernel';
import { OrderReader, OrderResult, toServiceOrder } from '#libs/orders';
import { CurrentActor, pageRequest, RequestLanguage, toConnection, toUserError } from '#libs/platform';
import { Incidents } from '../../application/incidents.service';
import { Remarks } from '../../application/remarks.service';
import { Supervision } from '../../application/supervision.service';
import {
  AcknowledgeRemarkInput,
  AcknowledgeSupervisionInput,
  HandleIncidentInput,
  IncidentArgs,
  RemarkOrderInput,
  ReportIncidentInput,
  SupervisionArgs,
} from './oversight.inputs';
import { IncidentConnection, SupervisionOrderConnection } from './oversight.types';

/** Remarks, incidents and supervision orders. Each mutation answers the order as its caller sees it. */
@Resolver()
export class SuperviseResolver {
  constructor(
    private readonly remarks: Remarks,
    private readonly incidents: Incidents,
    private readonly supervision: Supervision,
    private readonly orders: OrderReader,
  ) {}

  @Mutation(() => OrderResult, { description: '批示: by the street office, to a unit, with a date' })
  remarkOrder(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: RemarkOrderInput,
  ) {
    return this.answer(actor, language, this.remarks.make(actor, input));
  }

  @Mutation(() => OrderResult, { description: '答复批示: by the unit it is addressed to' })
  acknowledgeRemark(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: AcknowledgeRemarkInput,
  ) {
    return this.answer(actor, language, this.remarks.answer(actor, input));
  }

  @Mutation(() => OrderResult, { description: '上报受伤、纠纷、财物损坏: by anybody of the order' })
  reportIncident(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: ReportIncidentInput,
  ) {
    return this.answer(actor, language, this.incidents.report(actor, input));
  }

  @Mutation(() => OrderResult, { description: 'Takes an incident up, or settles it; by the street office' })
  handleIncident(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: HandleIncidentInput,
  ) {
    return this.answer(actor, language, this.incidents.handle(actor, input));
  }

  @Mutation(() => OrderResult, { description: '签收督办: by the secretary, or by the street' })
  acknowledgeSupervision(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: AcknowledgeSupervisionInput,
  ) {
    return this.answer(actor, language, this.supervision.acknowledge(actor, input));
  }

  @Query(() => SupervisionOrderConnection, { description: '督办 under a path, latest first' })
  async supervisionOrders(@CurrentActor() actor: PersonActor, @Args() args: SupervisionArgs) {
    const page = pageRequest(args);
    const rows = await this.supervision.list(actor, args.under, args.open, page);
    return toConnection(
      rows,
      page,
      ({ issuedAt, id }) => ({ createdAt: issuedAt, id }),
      (row) => row,
    );
  }

  @Query(() => IncidentConnection, {
    name: 'incidents',
    description: 'Of a street, latest first; for the street office',
  })
  async incidentsOfStreet(@CurrentActor() actor: PersonActor, @Args() args: IncidentArgs) {
    const page = pageRequest(args);
    const rows = await this.incidents.list(actor, args.streetId, args.open, page);
    return toConnection(
      rows,
      page,
      ({ reportedAt, id }) => ({ createdAt: reportedAt, id }),
      (row) => row,
    );
  }

  private async answer(actor: PersonActor, language: Language, done: Promise<Result<string, Refusal>>) {
    const result = await done;
    if (!result.ok) return toUserError(result.error, language);
    const view = await this.orders.afterCommand(actor, result.value);
    return view.ok ? toServiceOrder(view.value) : toUserError(view.error, language);
  }
}
