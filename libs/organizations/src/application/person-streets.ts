import { Injectable } from '@nestjs/common';

/** The street of an active person: null for people of the district, undefined when there is no such person. */
export type PersonStreetLookup = (personId: string) => Promise<string | null | undefined>;

/**
 * What this lib must know about a person before giving a role. The lib that knows people fills it at boot: people are
 * above organisations, so they cannot be imported here.
 */
@Injectable()
export class PersonStreets {
  private lookup: PersonStreetLookup | null = null;

  provide(lookup: PersonStreetLookup): void {
    if (this.lookup) throw new Error('two libs claim to know the streets of people');
    this.lookup = lookup;
  }

  of(personId: string): Promise<string | null | undefined> {
    if (!this.lookup) throw new Error('nobody has said where people belong: import PeopleModule');
    return this.lookup(personId);
  }
}
