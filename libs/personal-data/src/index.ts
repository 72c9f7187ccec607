export * from './assert-opens';
export * from './key-file';
export * from './keyring';
export * from './personal-data.module';
export * from './personal-data-settings';
export * from './reseal';
export * from './sealed-fields';
export * from './sealed-text';
