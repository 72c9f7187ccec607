export * from './bounded-map';
export * from './ids';
export * from './insertion';
export * from './migrations';
export * from './paging';
export * from './persistence.module';
export * from './transactions';
export * from './turns';
