import { createSortedRowModel, type RowData, rowSortingFeature, sortFns, type Table, tableFeatures } from '@tanstack/react-table';

/** What a table whose columns sort it is made with. */
export const sortable = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns });

interface Props<T extends RowData> {
  readonly table: Pick<Table<typeof sortable, T>, 'getHeaderGroups'>;
  /** Begins the class of each column: `files` makes `files__size`. */
  readonly name: string;
}

/** The head of a table, with a button in each column that sorts by it. */
export function SortHeads<T extends RowData>({ table, name }: Props<T>) {
  return (
    <thead>
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id}>
          {group.headers.map((header) => {
            const sorted = header.column.getIsSorted();
            return (
              <th
                key={header.id}
                scope="col"
                className={`${name}__${header.column.id}`}
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
  );
}
