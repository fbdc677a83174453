/** What a table of a dataset is made of: its columns with their types and their meaning in two languages. */

/** `decimal`: exact, `DECIMAL(38,10)` in typed formats. `real`: a length or a probability, where binary floats do. */
export type ColumnType = 'text' | 'integer' | 'decimal' | 'real' | 'boolean';

/** A thing said in Chinese and in English. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export interface Column extends Words {
  readonly name: string;
  readonly type: ColumnType;
  /** Never empty. */
  readonly required?: true;
  /** The list of codes that its values are of. */
  readonly codes?: string;
}

export interface Table extends Words {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Columns that together tell a row from every other. */
  readonly key: readonly string[];
}

/** Digits of a decimal in typed formats, and how many of them stand after the point. */
export const DECIMAL = { precision: 38, scale: 10 } as const;

/** A row as text: exact, and empty where there is nothing. Every format is made from it. */
export type RowOf<T extends Table> = { readonly [Name in T['columns'][number]['name']]: string };
