import { createColumnHelper, useTable } from '@tanstack/react-table';
import { LONG, LongBody } from '../../parts/long-body.tsx';
import { SortHeads, sortable } from '../../parts/sort-heads.tsx';
import { useEvidenceView } from './evidence-view.ts';
import { FileRow } from './file-row.tsx';
import type { ListedFile } from './listed-files.ts';

const helper = createColumnHelper<typeof sortable, ListedFile>();

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

const ROW_HEIGHT = 60;

/** The table of evidence files. */
export function FilesTable({ files }: { readonly files: readonly ListedFile[] }) {
  const sorting = useEvidenceView((state) => state.sorting);
  const table = useTable({
    features: sortable,
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
      <SortHeads table={table} name="files" />
      {rows.length > LONG ? (
        <LongBody
          rows={rows}
          columns={columns.length}
          rowHeight={ROW_HEIGHT}
          draw={(listed, index, measure) => <FileRow listed={listed} index={index} measure={measure} />}
        />
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
