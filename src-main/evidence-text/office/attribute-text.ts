import type { NumberCollector } from '../number-collector.ts';

/** Attributes in which text of people stands, by element. Others hold measures and random ids of ten digits. */
const WITH_TEXT: { readonly [element: string]: readonly string[] | undefined } = {
  // A pivot table keeps a copy of the rows that it counts, also where the sheet they came from is gone.
  s: ['v'],
  n: ['v'],
  docVar: ['val'],
  docPr: ['descr', 'title'],
  cNvPr: ['descr', 'title'],
  sheet: ['name'],
  tableColumn: ['name'],
  hyperlink: ['display', 'tooltip'],
};

export function addAttributeText(name: string, attributes: ReadonlyMap<string, string>, numbers: NumberCollector): void {
  const held = name === 'Relationship' && attributes.get('TargetMode') === 'External' ? ['Target'] : (WITH_TEXT[name] ?? []);
  for (const key of held) {
    const text = attributes.get(key);
    if (text) numbers.add(`\n${text}\n`);
  }
}
