import type { TwoStreets } from '../support/api/two-streets';

/** Puts organisations and street settings back as they were planted: other fixtures stand on them. */
export class PlacesKeeper {
  private constructor(private readonly streets: TwoStreets) {}

  static async of(streets: TwoStreets): Promise<PlacesKeeper> {
    await streets.app.dataSource.query(
      'CREATE TABLE planted_organizations AS TABLE organizations; CREATE TABLE planted_settings AS TABLE street_settings',
    );
    return new PlacesKeeper(streets);
  }

  async mend(): Promise<void> {
    await this.streets.app.dataSource.query(MEND);
    this.streets.app.organizations.forget();
  }
}

const MEND = `
UPDATE organizations o SET pausing = p.pausing, active = p.active, load_cap = p.load_cap, qualifications = p.qualifications,
       service_area_paths = p.service_area_paths, changed_at = now()
  FROM planted_organizations p WHERE p.id = o.id AND o.code IN ('branch', 'team');
UPDATE street_settings s SET working_hours = p.working_hours, deadline_overrides = p.deadline_overrides,
       default_load_cap = p.default_load_cap FROM planted_settings p WHERE p.street_id = s.street_id`;
