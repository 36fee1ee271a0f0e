import {
  createColumnHelper,
  createSortedRowModel,
  type Row,
  rowSortingFeature,
  sortFns,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import { useEvidenceView } from './evidence-view.ts';
import { FileRow } from './file-row.tsx';
import type { ListedFile } from './listed-files.ts';

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns });
const helper = createColumnHelper<typeof features, ListedFile>();

const NAMES = new Intl.Collator('en-GB', { numeric: true });
/** A file without a review date comes after those that have one. */
const NEVER = '9999-12-31';

const columns = helper.columns([
  helper.accessor(({ file }) => file.name, {
    id: 'name',
    header: 'Name',
    sortFn: (a, b) => NAMES.compare(a.original.file.name, b.original.file.name),
  }),
  helper.accessor(({ uses }) => uses.length, { id: 'used', header: 'Used for' }),
  helper.accessor(({ file }) => file.current.size, { id: 'size', header: 'Size' }),
  helper.accessor(({ file }) => file.current.addedAt, { id: 'added', header: 'Added' }),
  helper.accessor(({ file }) => file.review ?? NEVER, { id: 'dates', header: 'Dates' }),
]);

/** From here on only the rows in view are drawn. */
const LONG = 60;
const ROW_HEIGHT = 60;

/** The table of evidence files. */
export function FilesTable({ files }: { readonly files: readonly ListedFile[] }) {
  const sorting = useEvidenceView((state) => state.sorting);
  const table = useTable({
    features,
    columns,
    data: files as ListedFile[],
    getRowId: ({ file }) => file.id,
    state: { sorting },
    onSortingChange: (changed) =>
      useEvidenceView.setState((state) => ({ sorting: typeof changed === 'function' ? changed(state.sorting) : changed })),
  });
  const rows = table.getRowModel().rows;
  return (
    <table className="files" aria-rowcount={rows.length + 1}>
      <caption className="nhsuk-u-visually-hidden">Evidence files. The buttons in the head sort the table.</caption>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => {
              const sorted = header.column.getIsSorted();
              return (
                <th
                  key={header.id}
                  scope="col"
                  className={`files__${header.column.id}`}
                  aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
                >
                  <button type="button" className="sort-button" onClick={header.column.getToggleSortingHandler()}>
                    {String(header.column.columnDef.header)}
                    <span className="sort-button__mark" aria-hidden="true">
                      {sorted === 'asc' ? '▲' : sorted === 'desc' ? '▼' : '↕'}
                    </span>
                  </button>
                </th>
              );
            })}
          </tr>
        ))}
      </thead>
      {rows.length > LONG ? (
        <LongBody rows={rows} />
      ) : (
        <tbody>
          {rows.map((row) => (
            <FileRow key={row.id} listed={row.original} />
          ))}
        </tbody>
      )}
    </table>
  );
}

function LongBody({ rows }: { readonly rows: readonly Row<typeof features, ListedFile>[] }) {
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
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollMargin: margin,
    getItemKey: (at) => rows[at]?.id ?? at,
  });
  const items = virtual.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  return (
    <tbody ref={body}>
      {first && first.start > margin && <Filler height={first.start - margin} />}
      {items.map((item) => {
        const row = rows[item.index];
        return row && <FileRow key={row.id} listed={row.original} measure={virtual.measureElement} index={item.index} />;
      })}
      {last && <Filler height={virtual.getTotalSize() - (last.end - margin)} />}
    </tbody>
  );
}

/** The room of rows that are not drawn. */
function Filler({ height }: { readonly height: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row has nothing that takes the focus
    <tr aria-hidden="true">
      <td colSpan={columns.length} style={{ height: Math.max(0, height), padding: 0, border: 0 }} />
    </tr>
  );
}
