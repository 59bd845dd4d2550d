import { Table, type TableColumnsType, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { Button } from '../../shared/ui/button';
import { Empty, QueryState } from '../../shared/ui/states';
import { words } from '../texts/words';

/** The rows of a table, and how to have more of them. */
export interface TableOf<Row> {
  readonly data: readonly Row[] | undefined;
  readonly error?: CombinedError;
  readonly reload: () => void;
  readonly more?: (() => void) | null;
}

interface DataTableProps<Row extends { readonly id: string }> {
  /** What the table lists, for screen readers. */
  readonly label: string;
  readonly of: TableOf<Row>;
  readonly columns: TableColumnsType<Row>;
  readonly empty: string;
  readonly emptyHint?: string;
  readonly selection?: TableProps<Row>['rowSelection'];
  /** The way on from an empty list. */
  readonly children?: ReactNode;
}

/** A live list as a table: loading, failed, not allowed, empty, or there. */
export function DataTable<Row extends { readonly id: string }>({
  label,
  of: list,
  columns,
  empty,
  emptyHint,
  selection,
  children,
}: DataTableProps<Row>) {
  return (
    <QueryState of={list} rows={4}>
      {(rows) =>
        rows.length === 0 ? (
          <Empty title={empty} hint={emptyHint}>
            {children}
          </Empty>
        ) : (
          <section aria-label={label} className="stack">
            <Table<Row>
              rowKey="id"
              columns={columns}
              dataSource={[...rows]}
              pagination={false}
              rowSelection={selection}
              size="middle"
            />
            {list.more && <Button onClick={list.more}>{words('loadMore')}</Button>}
          </section>
        )
      }
    </QueryState>
  );
}
