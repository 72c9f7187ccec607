export * from './broker/in-process-broker';
export { type DocumentStore, openDocumentStore } from './store/open';
export type { StoreOptions } from './store/server';
