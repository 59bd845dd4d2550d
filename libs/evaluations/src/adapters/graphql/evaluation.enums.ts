import { registerEnumType } from '@nestjs/graphql';
import { APPEAL_STATUSES } from '../../domain/appeals';
import { CALLBACK_PURPOSES, CALLBACK_RESULTS, CALLBACK_STATUSES } from '../../domain/callbacks';
import { DIMENSIONS, TAGS } from '../../domain/levels';
import {
  COUNTS_FOR,
  EVALUATION_STATUSES,
  EVIDENCES,
  RATING_CLASSES,
  STAFF_EVIDENCES,
} from '../../domain/provenance';
import { RECHECK_RESULTS, RECTIFICATION_STATUSES } from '../../domain/rectifications';
import { SAMPLE_FAULTS } from '../../domain/sample-audit';
import { DRAWN_BY } from '../../domain/sampling';
import { OVERSEER_TIERS } from '../../domain/serving-team';
import { STAGES } from '../../domain/stages';

const enumOf = <T extends string>(values: readonly T[]): Readonly<Record<T, T>> =>
  Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>;

export const StageEnum = enumOf(STAGES);
export const DimensionEnum = enumOf(DIMENSIONS);
export const TagEnum = enumOf(TAGS);
export const RatingClassEnum = enumOf(RATING_CLASSES);
export const EvidenceEnum = enumOf(EVIDENCES);
export const StaffEvidenceEnum = enumOf(STAFF_EVIDENCES);
export const EvaluationStatusEnum = enumOf(EVALUATION_STATUSES);
export const CountsForEnum = enumOf(COUNTS_FOR);
export const RectificationStatusEnum = enumOf(RECTIFICATION_STATUSES);
export const RecheckResultEnum = enumOf(RECHECK_RESULTS);
export const CallbackPurposeEnum = enumOf(CALLBACK_PURPOSES);
export const SampleFaultEnum = enumOf(SAMPLE_FAULTS);
export const DrawnEnum = enumOf(DRAWN_BY);
export const CallbackStatusEnum = enumOf(CALLBACK_STATUSES);
export const CallbackResultEnum = enumOf(CALLBACK_RESULTS);
export const OverseerTierEnum = enumOf(OVERSEER_TIERS);
export const AppealStatusEnum = enumOf(APPEAL_STATUSES);

registerEnumType(StageEnum, {
  name: 'EvaluationStage',
  description: '受理 · 接单响应 · 服务过程 · 服务结果 · 整改复评',
});
registerEnumType(DimensionEnum, { name: 'EvaluationDimension', description: '态度 · 及时 · 质量 · 规范' });
registerEnumType(TagEnum, { name: 'EvaluationTag', description: 'Words to tick' });
registerEnumType(RatingClassEnum, {
  name: 'RatingClass',
  description: 'The resident, staff typing for the resident, or paper',
});
registerEnumType(EvidenceEnum, { name: 'RatingEvidence', description: 'What proves whose opinion it is' });
registerEnumType(StaffEvidenceEnum, {
  name: 'StaffRatingEvidence',
  description: 'What staff bring when they type for a resident',
});
registerEnumType(EvaluationStatusEnum, {
  name: 'EvaluationStatus',
  description: '已计入 · 待核对 · 核对未通过 · 申诉成立',
});
registerEnumType(CountsForEnum, {
  name: 'EvaluationCountsFor',
  description: 'Satisfaction, 整改转化率, or its stage alone',
});
registerEnumType(RectificationStatusEnum, { name: 'RectificationStatus', description: 'What became of it' });
registerEnumType(RecheckResultEnum, { name: 'RecheckResult', description: '通过 · 未通过 · 无人接听' });
registerEnumType(CallbackPurposeEnum, { name: 'CallbackPurpose', description: 'Why somebody is phoned' });
registerEnumType(CallbackStatusEnum, { name: 'CallbackStatus', description: 'Where a call stands' });
registerEnumType(CallbackResultEnum, { name: 'CallbackResult', description: '已解决 · 未解决 · 无人接听' });
registerEnumType(OverseerTierEnum, { name: 'OverseerTier', description: '社区 · 街道 · 区' });
registerEnumType(AppealStatusEnum, { name: 'AppealStatus', description: '待评审 · 成立 · 不成立' });
