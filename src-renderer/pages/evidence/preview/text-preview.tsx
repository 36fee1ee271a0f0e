import { useMemo } from 'react';
import { decodeText } from './decode-text.ts';
import { readTable } from './read-table.ts';

interface Props {
  readonly name: string;
  readonly asTable: boolean;
  readonly bytes: Uint8Array;
  /** There is more in the file than in the bytes. */
  readonly isCut: boolean;
}

const MOST_CHARACTERS = 100_000;
const MOST = { rows: 200, columns: 40 };

/** The start of a text file, or of a table of separated values as a table. */
export function TextPreview({ name, asTable, bytes, isCut }: Props) {
  const text = useMemo(() => decodeText(bytes, isCut).replaceAll('\u0000', ''), [bytes, isCut]);
  if (text.trim() === '') return <p className="preview__words">There is no text in this file.</p>;
  return asTable ? <Table name={name} text={text} isCut={isCut} /> : <Text name={name} text={text} isCut={isCut} />;
}

interface TextProps {
  readonly name: string;
  readonly text: string;
  readonly isCut: boolean;
}

function Text({ name, text, isCut }: TextProps) {
  const shown = text.slice(0, MOST_CHARACTERS).toWellFormed();
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section className="preview__text" aria-label={`Text of ${name}`} tabIndex={0} dir="auto">
        {shown}
      </section>
      {(isCut || shown.length < text.length) && <More />}
    </>
  );
}

function Table({ name, text, isCut }: TextProps) {
  const table = useMemo(() => readTable(text, MOST), [text]);
  const [head = [], ...body] = table.rows;
  const cells = Array.from({ length: table.columns }, (_, at) => at);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section className="preview__scroll" aria-label={`Table in ${name}`} tabIndex={0}>
        <table className="preview__table">
          <caption className="nhsuk-u-visually-hidden">The start of {name}</caption>
          <thead>
            <tr>
              {cells.map((at) => (
                <th key={at} scope="col" dir="auto">
                  {head[at]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {body.map((row, number) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names, and the table never changes
              <tr key={number}>
                {cells.map((at) => (
                  <td key={at} dir="auto">
                    {row[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {(isCut || table.isCut) && <More />}
    </>
  );
}

function More() {
  return <p className="small muted preview__more">This is the start of it. Open the file to see the rest.</p>;
}
