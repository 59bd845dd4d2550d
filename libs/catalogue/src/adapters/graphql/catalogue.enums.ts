import { registerEnumType } from '@nestjs/graphql';
import { DELIVERIES, GROUP_SIZES, ITEM_STATUSES, RISKS } from '../../domain/service-item';
import { SESSION_STATUSES } from '../../domain/service-session';

const enumOf = <T extends string>(values: readonly T[]): Readonly<Record<T, T>> =>
  Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>;

export const DeliveryEnum = enumOf(DELIVERIES);
export const GroupSizeEnum = enumOf(GROUP_SIZES);
export const RiskEnum = enumOf(RISKS);
export const ServiceItemStatusEnum = enumOf(ITEM_STATUSES);
export const ServiceSessionStatusEnum = enumOf(SESSION_STATUSES);

registerEnumType(DeliveryEnum, { name: 'Delivery', description: '上门 · 到站 · 线上 · 活动' });
registerEnumType(GroupSizeEnum, { name: 'GroupSize', description: '个人 · 家庭 · 集体' });
registerEnumType(RiskEnum, { name: 'Risk', description: '低 · 中 · 高' });
registerEnumType(ServiceItemStatusEnum, { name: 'ServiceItemStatus', description: '草稿 · 已上架 · 已下架' });
registerEnumType(ServiceSessionStatusEnum, {
  name: 'ServiceSessionStatus',
  description: '未开放 · 可预约 · 已结束 · 已取消',
});
