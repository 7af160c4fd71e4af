export { FilterBar, type FilterBarProps } from './filter-bar.tsx';
export { Pager } from './pager.tsx';
export { type Column, Table, type TableProps } from './table.tsx';
