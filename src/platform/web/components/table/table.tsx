import type { ComponentChildren } from 'preact';

export interface Column<T> {
  readonly label: string;
  cell(row: T): ComponentChildren;
  /** Figures are set to the end of their column. */
  readonly isFigure?: boolean;
  /** Names the row; one column at most. Usually a link. */
  readonly isHead?: boolean;
  /** Buttons: their column has no heading that is seen. */
  readonly isActions?: boolean;
}

export interface TableProps<T> {
  /** What the table lists, for people who do not see the page around it. */
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  keyOf(row: T): string;
  /** Shown instead, where there are no rows: an `EmptyState`. */
  readonly empty?: ComponentChildren;
}

/** Rows of like things. Where there is little room each row becomes a card, its cells under their headings. */
export function Table<T>({ caption, columns, rows, keyOf, empty }: TableProps<T>) {
  if (rows.length === 0 && empty) return <>{empty}</>;
  // The roles are said because tables that are laid out as cards lose them in browsers.
  return (
    <div class="table-box">
      <table role="table">
        <caption class="visually-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ label, isFigure, isActions }) => (
              <th key={label} role="columnheader" scope="col" class={isFigure ? 'figure' : undefined}>
                {isActions ? <span class="visually-hidden">{label}</span> : label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={keyOf(row)} role="row">
              {columns.map((column) => (
                <Cell key={column.label} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<T>({ column, row }: { readonly column: Column<T>; readonly row: T }) {
  const { label, isFigure, isHead, isActions } = column;
  if (isHead)
    return (
      <th role="rowheader" scope="row">
        {column.cell(row)}
      </th>
    );
  return (
    <td role="cell" class={isFigure ? 'figure' : isActions ? 'actions' : undefined} data-label={label}>
      {column.cell(row)}
    </td>
  );
}
