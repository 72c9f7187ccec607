export * from './accounts';
export * from './imports';
export * from './requests';
export * from './tables';
