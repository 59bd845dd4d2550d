import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LoaderFactory, loaderToken } from '#libs/platform';
import { PeopleService } from '../../application/people.service';
import { StaffAccountList, type AccountEntryFacts } from '../../application/staff-account-list.service';

/** `王**` by person id; null when erased. The field that shows it decides who may see it. */
export const MASKED_NAME_OF = loaderToken<string, string | null>('people.maskedName');

/** What was done to a person's staff account, newest first. */
export const ACCOUNT_RECORD_OF = loaderToken<string, readonly AccountEntryFacts[]>('people.accountRecord');

@Injectable()
export class PersonLoaders implements OnModuleInit {
  constructor(
    private readonly factory: LoaderFactory,
    private readonly people: PeopleService,
    private readonly accounts: StaffAccountList,
  ) {}

  onModuleInit(): void {
    this.factory.register(MASKED_NAME_OF, async (ids) => {
      const names = await this.people.maskedNames(ids);
      return ids.map((id) => names.get(id) ?? null);
    });
    this.factory.register(ACCOUNT_RECORD_OF, async (ids) => {
      const records = await this.accounts.recordsOf(ids);
      return ids.map((id) => records.get(id) ?? []);
    });
  }
}
