import type { ReactNode } from 'react';
import { classNames } from '../class-names.js';

export interface Column<Row> {
  readonly key: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly numeric?: boolean;
  /** The cell names its row. */
  readonly rowHeader?: boolean;
  readonly sort?: 'ascending' | 'descending' | 'none';
}

export interface DataTableProps<Row> {
  readonly caption: ReactNode;
  /** The caption is read out but not shown: the heading above says the same. */
  readonly captionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly small?: boolean;
}

/** A table that scrolls within itself on a narrow screen and can be reached with the keyboard then. */
export function DataTable<Row>({ caption, captionHidden = false, columns, rows, rowKey, small = false }: DataTableProps<Row>) {
  return (
    // A frame that scrolls must be reachable by keyboard (WCAG 2.1.1); axe asks for it too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="mg-table-frame" tabIndex={0} role="group" aria-label={typeof caption === 'string' ? caption : undefined}>
      <table className={classNames('kern-table', small && 'kern-table--small')}>
        <caption className={captionHidden ? 'kern-sr-only' : 'kern-title'}>{caption}</caption>
        <thead className="kern-table__head">
          <tr className="kern-table__row">
            {columns.map((column) => (
              <th key={column.key} scope="col" aria-sort={column.sort} className={classNames('kern-table__header', column.numeric && 'kern-table__header--numeric')}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="kern-table__body">
          {rows.map((row) => (
            <tr key={rowKey(row)} className="kern-table__row">
              {columns.map((column) => <Cell key={column.key} column={column} row={row} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const className = classNames('kern-table__cell', column.numeric && 'kern-table__cell--numeric');
  return column.rowHeader ? <th scope="row" className={className}>{column.cell(row)}</th> : <td className={className}>{column.cell(row)}</td>;
}
