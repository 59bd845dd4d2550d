/** A sentence people read, in both languages of the product (Chinese first, English complete). */
export interface Text {
  readonly zh: string;
  readonly en: string;
}
export type Language = keyof Text;

export const text = (zh: string, en: string): Text => ({ zh, en });
