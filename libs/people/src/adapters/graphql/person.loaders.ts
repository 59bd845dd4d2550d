import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LoaderFactory, loaderToken } from '#libs/platform';
import { PeopleService } from '../../application/people.service';

/** `王**` by person id; null when erased. The field that shows it decides who may see it. */
export const MASKED_NAME_OF = loaderToken<string, string | null>('people.maskedName');

@Injectable()
export class PersonLoaders implements OnModuleInit {
  constructor(
    private readonly factory: LoaderFactory,
    private readonly people: PeopleService,
  ) {}

  onModuleInit(): void {
    this.factory.register(MASKED_NAME_OF, async (ids) => {
      const names = await this.people.maskedNames(ids);
      return ids.map((id) => names.get(id) ?? null);
    });
  }
}
