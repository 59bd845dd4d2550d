import { ConsoleCategoriesDocument, type ConsoleItemFragment } from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { inputOf, type FieldSpec, type Values } from '../kit/form-field';
import { words } from '../texts/words';

type Categories = readonly { readonly id: string; readonly name: string }[];

export const useCategories = (): Categories =>
  useLiveQuery(ConsoleCategoriesDocument, { variables: {}, live: false }).data?.serviceCategories ?? [];

/** What is asked of an item. Opening times and deadlines of its own are kept as they are. */
export const itemFields = (categories: Categories): readonly FieldSpec[] => [
  { name: 'nameZh', kind: 'text', label: words('nameZh') },
  { name: 'nameEn', kind: 'text', label: words('nameEn'), hint: words('nameEnHint'), optional: true },
  {
    name: 'categoryId',
    kind: 'select',
    label: words('category'),
    choices: categories.map(({ id, name }) => [id, name] as const),
  },
  { name: 'descriptionZh', kind: 'area', label: words('description') },
  {
    name: 'delivery',
    kind: 'choice',
    label: words('delivery'),
    choices: (['HOME', 'STATION', 'ONLINE', 'EVENT'] as const).map(
      (one) => [one, words(`delivery${one}`)] as const,
    ),
  },
  { name: 'durationMinutes', kind: 'number', label: words('duration') },
  {
    name: 'groupSize',
    kind: 'choice',
    label: words('groupSize'),
    choices: (['INDIVIDUAL', 'HOUSEHOLD', 'GROUP'] as const).map(
      (one) => [one, words(`group${one}`)] as const,
    ),
  },
  {
    name: 'risk',
    kind: 'choice',
    label: words('risk'),
    choices: (['LOW', 'MEDIUM', 'HIGH'] as const).map((one) => [one, words(`risk${one}`)] as const),
  },
  {
    name: 'qualification',
    kind: 'text',
    label: words('qualification'),
    hint: words('qualificationHint'),
    optional: true,
  },
  { name: 'conditions', kind: 'area', label: words('conditions'), optional: true },
  { name: 'materialsNote', kind: 'text', label: words('materials'), optional: true },
  { name: 'usualProvider', kind: 'text', label: words('usualProvider'), optional: true },
  { name: 'complex', kind: 'flag', label: words('complex') },
];

export const itemValues = (item: ConsoleItemFragment): Values => ({
  nameZh: item.nameZh,
  nameEn: item.nameEn,
  categoryId: item.category.id,
  descriptionZh: item.descriptionZh,
  delivery: item.delivery,
  durationMinutes: String(item.durationMinutes),
  groupSize: item.groupSize,
  risk: item.risk,
  qualification: item.qualification ?? '',
  conditions: item.conditions ?? '',
  materialsNote: item.materialsNote ?? '',
  usualProvider: item.usualProvider ?? '',
  complex: String(item.complex),
});

export function itemInput(
  categories: Categories,
  values: Values,
  before: ConsoleItemFragment | null,
): Record<string, unknown> {
  const plain = <Row extends object>(rows: readonly Row[]) =>
    rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== '__typename')));
  return {
    ...inputOf(itemFields(categories), values),
    ...(before && {
      deadlines: plain(before.deadlines),
      openingTimes: plain(before.openingTimes),
      serviceAreaPaths: before.serviceAreaPaths,
      needsTriage: before.needsTriage,
      ...(before.sourceUrl && { sourceUrl: before.sourceUrl }),
    }),
  };
}
