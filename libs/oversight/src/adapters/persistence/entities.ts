import { IncidentEntity } from './incident.entity';
import { RemarkEntity } from './remark.entity';
import { ScreenTokenEntity } from './screen-token.entity';
import { SupervisionOrderEntity } from './supervision-order.entity';

export const OVERSIGHT_ENTITIES = [RemarkEntity, IncidentEntity, SupervisionOrderEntity, ScreenTokenEntity];
