export * from './accounts';
export * from './requests';
export * from './tables';
