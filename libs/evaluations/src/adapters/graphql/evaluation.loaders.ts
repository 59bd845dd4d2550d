import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LoaderFactory, loaderToken } from '#libs/platform';
import type { Evaluation } from '../../application/evaluation';
import { EvaluationReader } from '../../application/evaluation-reader.service';
import type { Rectification } from '../../application/rectifications';

/** Only for orders their caller may see. */
export const EVALUATIONS_OF_ORDER = loaderToken<string, Evaluation[]>('Evaluation.ofOrder');
export const RECTIFICATIONS_OF_ORDER = loaderToken<string, Rectification[]>('Rectification.ofOrder');

@Injectable()
export class EvaluationLoaders implements OnModuleInit {
  constructor(
    private readonly loaders: LoaderFactory,
    private readonly reader: EvaluationReader,
  ) {}

  onModuleInit(): void {
    this.loaders.register(EVALUATIONS_OF_ORDER, async (ids, { actor }) => {
      const found = await this.reader.ofOrders(ids, actor);
      return ids.map((id) => found.get(id) ?? []);
    });
    this.loaders.register(RECTIFICATIONS_OF_ORDER, async (ids) => {
      const found = await this.reader.rectificationsOf(ids);
      return ids.map((id) => found.get(id) ?? []);
    });
  }
}
