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
import type { RequirementStanding } from '../../../src-shared/assessment/readiness.ts';
import type { AssessmentAddress } from '../../assessment/paths.ts';
import { INITIATIVES } from '../../parts/words.ts';
import { useListView } from './list-view.ts';
import { RequirementRow } from './requirement-row.tsx';

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns });
const helper = createColumnHelper<typeof features, RequirementStanding>();

const PROGRESS_ORDER = { 'not started': 0, 'in progress': 1, answered: 2 } as const;

const columns = helper.columns([
  helper.accessor(({ requirement }) => Number(requirement.number), { id: 'number', header: 'Number' }),
  helper.accessor(({ requirement }) => requirement.short_title, { id: 'title', header: 'Title' }),
  helper.accessor(
    ({ state: { attainment } }) => (attainment.kind === 'level' ? attainment.level : attainment.kind === 'not relevant' ? 4 : -1),
    { id: 'level', header: 'Level' },
  ),
  helper.accessor(({ answer }) => answer.evidence.filter(({ obtained }) => obtained).length, {
    id: 'evidence',
    header: 'Support',
  }),
  helper.accessor(({ progress }) => PROGRESS_ORDER[progress], { id: 'state', header: 'State' }),
  helper.accessor(({ answer }) => answer.lastChange?.at ?? '', { id: 'edited', header: 'Last edit' }),
]);

/** From here on only the rows in view are drawn. */
const LONG = 60;
const ROW_HEIGHT = 64;

interface Props {
  readonly address: AssessmentAddress;
  readonly standings: readonly RequirementStanding[];
}

/** The table of requirements: grouped by initiative until it is sorted by something else. */
export function RequirementsTable({ address, standings }: Props) {
  const sorting = useListView((state) => state.sorting);
  const table = useTable({
    features,
    columns,
    data: standings as RequirementStanding[],
    getRowId: ({ requirement }) => requirement.number,
    state: { sorting },
    onSortingChange: (changed) =>
      useListView.setState((state) => ({ sorting: typeof changed === 'function' ? changed(state.sorting) : changed })),
  });
  const rows = table.getRowModel().rows;
  return (
    <table className="requirements" aria-rowcount={rows.length + 1}>
      <caption className="nhsuk-u-visually-hidden">Requirements. The buttons in the head sort the table.</caption>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => {
              const sorted = header.column.getIsSorted();
              return (
                <th
                  key={header.id}
                  scope="col"
                  className={`requirements__${header.column.id}`}
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
        <LongBody rows={rows} address={address} />
      ) : (
        <ShortBody rows={rows} address={address} grouped={sorting.length === 0} />
      )}
    </table>
  );
}

interface BodyProps {
  readonly rows: readonly Row<typeof features, RequirementStanding>[];
  readonly address: AssessmentAddress;
}

function ShortBody({ rows, address, grouped }: BodyProps & { readonly grouped: boolean }) {
  if (!grouped)
    return (
      <tbody>
        {rows.map((row) => (
          <RequirementRow key={row.id} address={address} standing={row.original} />
        ))}
      </tbody>
    );
  const groups = [...Map.groupBy(rows, ({ original }) => original.requirement.initiative)];
  return groups.map(([initiative, own]) => (
    <tbody key={initiative}>
      <tr>
        <th colSpan={columns.length} scope="rowgroup" className="requirements__group">
          {INITIATIVES[initiative]}
        </th>
      </tr>
      {own.map((row) => (
        <RequirementRow key={row.id} address={address} standing={row.original} />
      ))}
    </tbody>
  ));
}

function LongBody({ rows, address }: BodyProps) {
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
        return (
          row && (
            <RequirementRow
              key={row.id}
              address={address}
              standing={row.original}
              measure={virtual.measureElement}
              index={item.index}
            />
          )
        );
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
