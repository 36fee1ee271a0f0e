import { useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, type ReactNode, useLayoutEffect, useRef, useState } from 'react';

/** From here on only the rows in view are drawn. */
export const LONG = 60;

interface Props<T> {
  readonly rows: readonly { readonly id: string; readonly original: T }[];
  readonly columns: number;
  /** About how high a row is, in pixels; what is drawn is measured. */
  readonly rowHeight: number;
  readonly draw: (one: T, index: number, measure: (element: Element | null) => void) => ReactNode;
}

/** The body of a long table: rows that are out of view leave their room and are not drawn. */
export function LongBody<T>({ rows, columns, rowHeight, draw }: Props<T>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [margin, setMargin] = useState(0);
  // Before anything is shown: the rows would jump once it is known where they begin.
  useLayoutEffect(() => {
    const main = document.getElementById('main');
    if (body.current && main)
      setMargin(body.current.getBoundingClientRect().top - main.getBoundingClientRect().top + main.scrollTop);
  }, []);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => document.getElementById('main'),
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: margin,
    getItemKey: (at) => rows[at]?.id ?? at,
  });
  const items = virtual.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  return (
    <tbody ref={body}>
      {first && first.start > margin && <Filler columns={columns} height={first.start - margin} />}
      {items.map((item) => {
        const row = rows[item.index];
        return row && <Fragment key={row.id}>{draw(row.original, item.index, virtual.measureElement)}</Fragment>;
      })}
      {last && <Filler columns={columns} height={virtual.getTotalSize() - (last.end - margin)} />}
    </tbody>
  );
}

/** The room of rows that are not drawn. */
function Filler({ columns, height }: { readonly columns: number; readonly height: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row has nothing that takes the focus
    <tr aria-hidden="true">
      <td colSpan={columns} style={{ height: Math.max(0, height), padding: 0, border: 0 }} />
    </tr>
  );
}
