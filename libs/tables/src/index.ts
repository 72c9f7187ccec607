export * from './columns';
export * from './limits';
export * from './read-table';
export * from './write-csv';
export * from './write-xlsx';
