import { Injectable } from '@nestjs/common';
import type { Refusal } from '#libs/kernel';
import type { TransactionTx } from '#libs/platform';

/** What another lib holds about people, for export and erasure (个人信息保护法 45, 47). */
export interface PersonDataSource {
  /** The key its part has in an export: `orders`. */
  readonly name: string;
  /** Everything it holds about the person, as plain JSON. */
  export(personId: string): Promise<unknown>;
  /** Why the person cannot be erased yet: an order is still open. Null when nothing stands in the way. */
  refuseErasure?(personId: string): Promise<Refusal | null>;
  /** Removes what tells who it was; records that must stay keep the id alone. Runs in the unit that erases the person. */
  erase(personId: string, tx: TransactionTx): Promise<void>;
}

/** Libs that hold personal data register here at boot. */
@Injectable()
export class PersonDataSources {
  private readonly sources = new Map<string, PersonDataSource>();

  register(source: PersonDataSource): void {
    if (this.sources.has(source.name))
      throw new Error(`person data source ${source.name} is registered twice`);
    this.sources.set(source.name, source);
  }

  all(): readonly PersonDataSource[] {
    return [...this.sources.values()];
  }
}
