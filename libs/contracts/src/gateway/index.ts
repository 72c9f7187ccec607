export * from './accounts';
export * from './requests';
