import { ServiceCategoryRow } from './service-category.entity';
import { ServiceItemProviderRow } from './service-item-provider.entity';
import { ServiceItemRow } from './service-item.entity';
import { ServiceSessionRow } from './service-session.entity';
import { StreetWordsRow } from './street-words.entity';

export const CATALOGUE_ENTITIES = [
  ServiceCategoryRow,
  ServiceItemRow,
  ServiceItemProviderRow,
  ServiceSessionRow,
  StreetWordsRow,
];
