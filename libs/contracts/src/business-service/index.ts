export * from './change-recorded';
export * from './enterprise-requests';
export * from './errors';
export * from './my-steps';
export * from './personal-data-erased';
export * from './register';
export * from './register-rows';
export * from './units';
