import { createColumnHelper, type Row, useTable } from '@tanstack/react-table';
import type { RequirementStanding } from '../../../src-shared/assessment/readiness.ts';
import type { AssessmentAddress } from '../../assessment/paths.ts';
import { LONG, LongBody } from '../../parts/long-body.tsx';
import { SortHeads, sortable } from '../../parts/sort-heads.tsx';
import { INITIATIVES } from '../../parts/words.ts';
import { useListView } from './list-view.ts';
import { RequirementRow } from './requirement-row.tsx';

const helper = createColumnHelper<typeof sortable, RequirementStanding>();

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

const ROW_HEIGHT = 64;

interface Props {
  readonly address: AssessmentAddress;
  readonly standings: readonly RequirementStanding[];
}

/** The table of requirements: grouped by initiative until it is sorted by something else. */
export function RequirementsTable({ address, standings }: Props) {
  const sorting = useListView((state) => state.sorting);
  const table = useTable({
    features: sortable,
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
      <SortHeads table={table} name="requirements" />
      {rows.length > LONG ? (
        <LongBody
          rows={rows}
          columns={columns.length}
          rowHeight={ROW_HEIGHT}
          draw={(standing, index, measure) => (
            <RequirementRow address={address} standing={standing} index={index} measure={measure} />
          )}
        />
      ) : (
        <ShortBody rows={rows} address={address} grouped={sorting.length === 0} />
      )}
    </table>
  );
}

interface BodyProps {
  readonly rows: readonly Row<typeof sortable, RequirementStanding>[];
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
