import { CalendarDay } from './calendar-day.entity';
import { JointBodyMember } from './joint-body-member.entity';
import { JoinRequest } from './join-request.entity';
import { Membership } from './membership.entity';
import { Organization } from './organization.entity';
import { RoleDelegation } from './role-delegation.entity';
import { StreetSettingsRow } from './street-settings.entity';

/** Every table of this lib, for `DatabaseModule.forRoot`. */
export const ORGANIZATION_ENTITIES = [
  Organization,
  JointBodyMember,
  Membership,
  RoleDelegation,
  JoinRequest,
  StreetSettingsRow,
  CalendarDay,
];
