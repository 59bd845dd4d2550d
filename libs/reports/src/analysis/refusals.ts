import { text, type Refusal } from '#libs/kernel';

export const MONTH_WANTED: Refusal = {
  code: 'REPORT_MONTH_WANTED',
  message: text('月度分析要整月', 'The monthly analysis is of one whole month'),
  wayOut: text('请选择某月1日至下月1日', 'Ask from the first of a month to the first of the next'),
  field: 'from',
};

export const STREET_WANTED: Refusal = {
  code: 'REPORT_STREET_WANTED',
  message: text('月度分析以街道为单位', 'The monthly analysis is of a street'),
  wayOut: text('请选择街道', 'Choose the street'),
  field: 'under',
};
