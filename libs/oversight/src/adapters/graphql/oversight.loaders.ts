import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LoaderFactory, loaderToken } from '#libs/platform';
import { Incidents, type Incident } from '../../application/incidents.service';
import { Remarks, type Remark } from '../../application/remarks.service';

/** Only for orders their caller may see. */
export const REMARKS_OF_ORDER = loaderToken<string, Remark[]>('Remark.ofOrder');
export const INCIDENTS_OF_ORDER = loaderToken<string, Incident[]>('Incident.ofOrder');

@Injectable()
export class OversightLoaders implements OnModuleInit {
  constructor(
    private readonly loaders: LoaderFactory,
    private readonly remarks: Remarks,
    private readonly incidents: Incidents,
  ) {}

  onModuleInit(): void {
    this.loaders.register(REMARKS_OF_ORDER, async (ids) => {
      const found = await this.remarks.ofOrders(ids);
      return ids.map((id) => found.get(id) ?? []);
    });
    this.loaders.register(INCIDENTS_OF_ORDER, async (ids, { actor }) => {
      const found = await this.incidents.ofOrders(ids, actor);
      return ids.map((id) => found.get(id) ?? []);
    });
  }
}
