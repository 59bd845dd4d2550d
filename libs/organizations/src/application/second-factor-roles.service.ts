import { Inject, Injectable } from '@nestjs/common';
import { APP_CONFIG, UnitOfWork, type AppConfig } from '#libs/platform';
import { grantsSql } from './membership-directory';

/** From whom a second factor is wanted: each street decides for its offices, the installation for the rest. */
@Injectable()
export class SecondFactorRoles {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** Whether one of the roles the person holds (or was lent) wants it. Reads every street's rows: for signing in. */
  async wantIt(personId: string): Promise<boolean> {
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query(
        `SELECT 1 FROM jsonb_to_recordset(${grantsSql('$1::uuid')}) AS held (role text, "organizationId" uuid)
           JOIN organizations o ON o.id = held."organizationId"
           LEFT JOIN street_settings s ON s.street_id = o.street_id
          WHERE held.role = ANY (coalesce(s.second_factor_roles, $2::text[])) LIMIT 1`,
        [personId, this.config.secondFactorRoles],
      ),
    );
    return rows.length > 0;
  }
}
