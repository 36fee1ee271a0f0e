import { emailAddress, odsCode, organisationFields } from '../../src-shared/contract/central/accounts/fields.ts';
import { readCsv } from './read-csv.ts';

export interface DirectoryRow {
  readonly ods_code: string;
  readonly name: string;
  readonly type: string | null;
  readonly town: string;
  readonly postcode: string;
  readonly region: string;
  readonly commissioner: string;
  readonly email: string;
}

interface DirectoryRead {
  /** One for each code: the last one in the file. */
  readonly entries: readonly DirectoryRow[];
  /** The first twenty. */
  readonly passedOver: readonly { readonly line: number; readonly why: string }[];
}

const MOST_PASSED_OVER = 20;

/** Columns of a file with a first line of names, as they may be written. */
const NAMES = {
  ods_code: ['ods_code', 'ods code', 'organisation code', 'code'],
  name: ['name', 'organisation name'],
  type: ['type', 'organisation type'],
  town: ['town', 'address line 4'],
  postcode: ['postcode'],
  region: ['region', 'national grouping'],
  commissioner: ['commissioner'],
  close_date: ['close date', 'close_date'],
  email: ['email', 'e-mail'],
} as const satisfies Record<string, readonly string[]>;
type Column = keyof typeof NAMES;

/** Where ODS puts them in its files of 27 columns without names (epraccur, edispensary, ...). */
const ODS_COLUMNS: Readonly<Partial<Record<Column, number>>> = {
  ods_code: 0,
  name: 1,
  region: 2,
  town: 7,
  postcode: 9,
  close_date: 11,
  commissioner: 14,
};

/**
 * Reads a list of organisations. Closed ones are left out.
 *
 * @param type of all in the list, where the list does not say
 */
export function readDirectory(csv: string, type: string | null): DirectoryRead {
  const records = readCsv(csv);
  const named = columnsNamed(records[0]?.values ?? []);
  const columns = named ?? ODS_COLUMNS;
  const entries = new Map<string, DirectoryRow>();
  const passedOver: { line: number; why: string }[] = [];
  for (const { line, values } of named ? records.slice(1) : records) {
    const text = (column: Column): string => values[columns[column] ?? -1]?.trim() ?? '';
    if (text('close_date') !== '') continue;
    const row = readRow(text, type);
    if (typeof row !== 'string') entries.set(row.ods_code, row);
    else if (passedOver.length < MOST_PASSED_OVER) passedOver.push({ line, why: row });
  }
  return { entries: [...entries.values()], passedOver };
}

function columnsNamed(first: readonly string[]): Partial<Record<Column, number>> | null {
  const titles = first.map((title) => title.trim().toLowerCase());
  const columns: Partial<Record<Column, number>> = {};
  for (const [column, names] of Object.entries(NAMES) as [Column, readonly string[]][]) {
    const at = titles.findIndex((title) => names.includes(title));
    if (at >= 0) columns[column] = at;
  }
  return columns.ods_code === undefined || columns.name === undefined ? null : columns;
}

/** The row, or why it is passed over. */
function readRow(text: (column: Column) => string, type: string | null): DirectoryRow | string {
  const code = odsCode.safeParse(text('ods_code'));
  if (!code.success) return 'It has no organisation code in its column.';
  const name = organisationFields.name.safeParse(text('name'));
  if (!name.success) return 'It has no name that can be used.';
  const kind = organisationFields.type.safeParse(text('type') || (type ?? ''));
  const email = emailAddress.safeParse(text('email'));
  if (!email.success && text('email') !== '') return 'Its e-mail address cannot be used.';
  const town = organisationFields.town.safeParse(text('town'));
  const postcode = organisationFields.postcode.safeParse(text('postcode'));
  const region = organisationFields.region.safeParse(text('region'));
  const commissioner = organisationFields.commissioner.safeParse(text('commissioner'));
  return {
    ods_code: code.data,
    name: name.data,
    type: kind.success ? kind.data : null,
    town: town.success ? town.data : '',
    postcode: postcode.success ? postcode.data : '',
    region: region.success ? region.data : '',
    commissioner: commissioner.success ? commissioner.data : '',
    email: email.success ? email.data : '',
  };
}
